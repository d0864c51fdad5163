import Testing

@testable import CadenaData

/// Files that Python's zlib, zipfile and NumPy made (`Fixtures/make_formats.py`).
enum FormatsFixture {
  static func json() throws -> JSONValue { try Fixture.json("formats.json") }

  /// The bytes of hexadecimal digits.
  static func bytes(_ value: JSONValue?) throws -> [UInt8] {
    let digits = Array(try #require(value?.string).utf8).map { $0 < 58 ? $0 - 48 : $0 - 87 }
    return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
  }

  private static func noise(_ count: Int, seed: Int, kinds: Int) -> [UInt8] {
    var state = seed
    return (0..<count).map { _ in
      state = (state * 1_103_515_245 + 12_345) % (1 << 31)
      return UInt8(kinds < 100 ? (state >> 16) % kinds + 97 : (state >> 16) % 256)
    }
  }

  /// What the script packs: text, a long row of zeros, the text again, noise, a short pattern.
  static let content: [UInt8] = {
    let text = noise(1500, seed: 1, kinds: 12)
    var content = text + [UInt8](repeating: 0, count: 31_000) + text
    content += noise(300, seed: 2, kinds: 256)
    for _ in 0..<1000 { content += Array("abc".utf8) }
    return content + text.prefix(700)
  }()
}
