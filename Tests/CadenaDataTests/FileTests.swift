import CadenaText
import Testing

@testable import CadenaData

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Files: written whole or not at all, read with the right error.
struct FileTests {
  /// Calls the body with a new folder, and removes it afterwards.
  private func withFolder(_ body: (String) throws -> Void) throws {
    let base = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(base)/cadena-data-XXXXXX".utf8CString)
    let made = template.withUnsafeMutableBufferPointer { buffer in
      buffer.baseAddress.flatMap { mkdtemp($0) } != nil
    }
    try #require(made)
    let folder = template.withUnsafeBufferPointer { buffer in
      String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
    defer {
      for name in names(folder) { remove("\(folder)/\(name)") }
      rmdir(folder)
    }
    try body(folder)
  }

  private func names(_ folder: String) -> [String] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  @Test func contentIsReplacedAsAWhole() throws {
    try withFolder { folder in
      let path = folder + "/file.bin"
      let large = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
      try AtomicFile.write(large, to: path)
      #expect(try InputFile.read(path) == large)
      try AtomicFile.write("short, ñ", to: path)
      #expect(try InputFile.read(path) == Array("short, ñ".utf8))
      try AtomicFile.write([], to: folder + "/empty")
      #expect(try InputFile.read(folder + "/empty").isEmpty)
      #expect(names(folder) == ["empty", "file.bin"])
    }
  }

  @Test func aFailureLeavesNothingBehind() throws {
    try withFolder { folder in
      // The target is a folder: renaming over it fails after all bytes were written.
      let target = folder + "/taken"
      #expect(mkdir(target, 0o755) == 0)
      let error = #expect(throws: OutputError.self) { try AtomicFile.write([1, 2], to: target) }
      #expect(error?.exitCode == .cannotWrite)
      #expect(error?.problem.place == target)
      #expect(names(folder) == ["taken"])
      #expect(names(target).isEmpty)
      rmdir(target)
    }
  }

  @Test func missingFolderIsNamed() throws {
    try withFolder { folder in
      let error = #expect(throws: OutputError.self) {
        try AtomicFile.write([1], to: folder + "/no/file")
      }
      #expect(error?.problem.remedy == .createFolderFirst)
      #expect(throws: OutputError.self) { try AtomicFile.write([1], to: folder + "/") }
      let long = String(repeating: "a", count: 300)
      #expect(throws: OutputError.self) { try AtomicFile.write([1], to: folder + "/" + long) }
      #expect(names(folder).isEmpty)
    }
  }

  @Test func namesOfAnyLengthAllowedCanBeWritten() throws {
    try withFolder { folder in
      let path = folder + "/" + String(repeating: "ñ", count: 127)
      try AtomicFile.write([7], to: path)
      #expect(try InputFile.read(path) == [7])
      #expect(names(folder).count == 1)
    }
  }

  @Test func readingTellsMissingFromUnreadable() throws {
    let missing = #expect(throws: DataError.self) { try InputFile.read("/no/such/file") }
    #expect(missing?.exitCode == .missingInput)
    let folder = #expect(throws: DataError.self) { try InputFile.read("/") }
    #expect(folder?.exitCode == .badData)
    #expect(folder?.problem.what == .fileIsDirectory)
  }
}
