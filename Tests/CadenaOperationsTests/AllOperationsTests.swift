import CadenaGraph
import Testing

@testable import CadenaOperations

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The list of operations against the folder: one operation, one file, none forgotten.
@Suite("The list of all operations") struct AllOperationsTests {
  /// Files of the folder that hold no operation.
  static let helpers: Set<String> = [
    "AllOperations", "ComposedOperation",
  ]

  /// Names of the Swift files of a folder of the room.
  static func files(_ folder: String) throws -> Set<String> {
    let root = #filePath.split(separator: "/", omittingEmptySubsequences: false)
      .dropLast(3).joined(separator: "/")
    let names = try FileManager.default.contentsOfDirectory(
      atPath: "\(root)/Sources/CadenaOperations\(folder)")
    return Set(names.filter { $0.hasSuffix(".swift") }.map { String($0.dropLast(6)) })
  }

  static func names(_ types: [Any.Type]) -> Set<String> {
    Set(types.map { String(describing: $0) })
  }

  @Test("operations with a node of their own") func primitive() throws {
    let listed = Self.names(AllOperations.primitive)
    #expect(listed.count == AllOperations.primitive.count)
    let ofGraph = Self.names(AllOperations.graph)
    let files = try Self.files("").subtracting(Self.helpers)
    #expect(listed.subtracting(ofGraph) == files)
  }

  @Test("operations of the graph's room") func graph() throws {
    let files = try Self.files("/../CadenaGraph/Primitives")
    #expect(Self.names(AllOperations.graph) == files)
  }

  @Test("functions put together from others") func composed() throws {
    let listed = Self.names(AllOperations.composed)
    #expect(listed.count == AllOperations.composed.count)
    let files = try Self.files("/Composed")
    #expect(listed == files)
  }
}
