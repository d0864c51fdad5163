import CadenaGraph
import CadenaText
import Testing

@testable import CadenaData

/// The weight format: files of the reference implementation, own files, and hostile ones.
struct SafetensorsTests {
  /// A file with any header and data.
  static func file(_ header: String, data: Int = 0, length: UInt64? = nil) -> [UInt8] {
    var bytes: [UInt8] = []
    withUnsafeBytes(of: (length ?? UInt64(header.utf8.count)).littleEndian) { bytes += $0 }
    return bytes + Array(header.utf8) + [UInt8](repeating: 0, count: data)
  }

  @Test func readsTheReferenceImplementationsFile() throws {
    let file = try Safetensors.read(Fixture.path("reference.safetensors"))
    #expect(file.metadata == ["version": "1", "note": "año\n\"x\""])
    #expect(
      file.arrays.map(\.name) == [
        "empty", "labels", "layers.0.bias", "layers.0.weight", "long", "mask", "pixels", "scalar",
      ])
    let weight = try #require(file["layers.0.weight"])
    #expect(weight.dtype == .float32)
    #expect(weight.shape == [2, 3])
    #expect(weight.doubles == [0.5, -1.25, 3, 2, 0, -0.125])
    #expect(file["layers.0.bias"]?.doubles == [1e-300, -2.5])
    #expect(file["labels"]?.doubles == [7, -1, 2_147_483_647])
    #expect(file["long"]?.dtype == .int32)
    #expect(file["long"]?.doubles == [-5, 2_147_483_647])
    #expect(file["pixels"]?.bytes == [0, 255, 16])
    #expect(file["mask"]?.dtype == .bool)
    #expect(file["mask"]?.bytes == [1, 0, 1])
    #expect(file["scalar"]?.shape == [])
    #expect(file["scalar"]?.doubles == [42])
    #expect(file["empty"]?.shape == [0, 4])
    #expect(file["nothing"] == nil)
  }

  @Test func writesTheSameBytesForTheSameContent() throws {
    let arrays = [
      NamedArray(name: "b", dtype: .uint8, shape: [3], bytes: [1, 2, 3]),
      NamedArray(name: "c", shape: [1, 2], floats: [1.5, -2]),
      NamedArray(name: "a", shape: [], doubles: [0.1]),
    ]
    let metadata = ["version": "1", "kind": "weights"]
    let bytes = Safetensors(arrays, metadata: metadata).bytes()
    #expect(bytes == Safetensors(arrays.reversed(), metadata: metadata).bytes())
    let header = """
      {"__metadata__":{"kind":"weights","version":"1"},\
      "a":{"dtype":"F64","shape":[],"data_offsets":[0,8]},\
      "c":{"dtype":"F32","shape":[1,2],"data_offsets":[8,16]},\
      "b":{"dtype":"U8","shape":[3],"data_offsets":[16,19]}}
      """
    let text = String(decoding: bytes[8..<(bytes.count - 19)], as: UTF8.self)
    #expect(text.hasPrefix(header))
    #expect(text.dropFirst(header.count).allSatisfy { $0 == " " })
    #expect(text.utf8.count % 8 == 0)
    #expect(bytes.suffix(19).prefix(8) == [0x9A, 0x99, 0x99, 0x99, 0x99, 0x99, 0xB9, 0x3F])
    let read = try Safetensors(bytes: bytes)
    #expect(read.arrays == arrays.sorted { $0.name < $1.name })
    #expect(read.metadata == metadata)
  }

  static let hostile: [(name: String, bytes: [UInt8], what: Message)] = {
    func entry(_ name: String, _ type: String, _ shape: String, _ begin: Int, _ end: Int) -> String
    {
      #""\#(name)":{"dtype":"\#(type)","shape":\#(shape),"data_offsets":[\#(begin),\#(end)]}"#
    }
    let good = entry("a", "F32", "[2]", 0, 8)
    return [
      ("empty", [], .weightsTruncated),
      ("seven bytes", [2, 0, 0, 0, 0, 0, 0], .weightsTruncated),
      ("header beyond the end", file("{}", length: 3), .weightsTruncated),
      ("header of 2^63", file("{}", length: 1 << 63), .notSafetensors),
      ("header of 2^64 - 8", file("{}", length: UInt64.max - 7), .notSafetensors),
      ("header over the limit", file("{}", length: 100_000_001), .notSafetensors),
      ("no object", file("[]"), .notSafetensors),
      ("empty header", file(""), .notSafetensors),
      ("a zip file", Array("PK\u{3}\u{4}\0\0\0\0\0\0\0\0".utf8), .notSafetensors),
      ("broken JSON", file("{\"a\":"), .weightsHeaderBroken),
      ("name twice", file("{\(good),\(good)}", data: 8), .weightsHeaderBroken),
      ("nested", file("{\"a\":" + String(repeating: "[", count: 5000)), .weightsHeaderBroken),
      ("not UTF-8", file("{", length: 2) + [0xFF], .weightsHeaderBroken),
      ("truncated data", file("{\(good)}", data: 7), .weightsBeyondEnd("a")),
      ("extra data", file("{\(good)}", data: 9), .weightsExtraBytes),
      ("extra data without arrays", file("{}", data: 1), .weightsExtraBytes),
      (
        "overlap", file("{\(good),\(entry("b", "F32", "[2]", 4, 12))}", data: 12),
        .weightsOverlap("b")
      ),
      (
        "same bytes twice", file("{\(good),\(entry("b", "F32", "[2]", 0, 8))}", data: 8),
        .weightsOverlap("b")
      ),
      (
        "gap", file("{\(good),\(entry("b", "F32", "[1]", 12, 16))}", data: 16), .weightsGap("b")
      ),
      ("backwards", file("{\(entry("a", "F32", "[2]", 8, 0))}", data: 8), .weightsEntryBroken("a")),
      ("negative", file("{\(entry("a", "F32", "[2]", -8, 0))}"), .weightsEntryBroken("a")),
      (
        "negative shape", file("{\(entry("a", "F32", "[-2,-1]", 0, 8))}", data: 8),
        .weightsEntryBroken("a")
      ),
      (
        "fractional shape", file("{\(entry("a", "F32", "[2.0]", 0, 8))}", data: 8),
        .weightsEntryBroken("a")
      ),
      ("wrong size", file("{\(entry("a", "F32", "[3]", 0, 8))}", data: 8), .weightsSizeWrong("a")),
      (
        "overflowing shape",
        file("{\(entry("a", "F32", "[4611686018427387904,4611686018427387904]", 0, 0))}"),
        .weightsSizeWrong("a")
      ),
      (
        "unknown type", file("{\(entry("a", "F8_E4M3", "[8]", 0, 8))}", data: 8),
        .weightsTypeUnknown("a")
      ),
      ("no type", file(#"{"a":{"shape":[0],"data_offsets":[0,0]}}"#), .weightsEntryBroken("a")),
      ("a number for an array", file(#"{"a":1}"#), .weightsEntryBroken("a")),
      ("metadata of numbers", file(#"{"__metadata__":{"a":1}}"#), .weightsMetadataNotText),
      (
        "a truth value of 2",
        Array(file("{\(entry("a", "BOOL", "[1]", 0, 1))}", data: 1).dropLast()) + [2],
        .weightsBadTruth("a")
      ),
      (
        "a wide integer",
        Array(file("{\(entry("a", "I64", "[1]", 0, 8))}", data: 8).dropLast()) + [1],
        .weightsIntegerTooLarge("a")
      ),
    ]
  }()

  @Test(arguments: hostile.indices)
  func hostileFilesAreRefused(_ index: Int) throws {
    let (name, bytes, what) = Self.hostile[index]
    let error = #expect(throws: CheckpointError.self, "\(name)") {
      try Safetensors(bytes: bytes, place: "w.safetensors")
    }
    #expect(error?.problem.what == what, "\(name)")
    #expect(error?.exitCode == .badData)
    #expect(error?.problem.place == "w.safetensors")
  }

  @Test func missingFile() {
    let error = #expect(throws: CheckpointError.self) { try Safetensors.read("no/weights") }
    #expect(error?.exitCode == .missingInput)
  }
}
