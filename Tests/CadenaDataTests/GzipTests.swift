import CadenaText
import Testing

@testable import CadenaData

/// Files of gzip, as zlib writes them and as they arrive when something went wrong.
struct GzipTests {
  private func unpacked(_ bytes: [UInt8], limit: Int = Gzip.defaultLimit) throws -> [UInt8] {
    try Gzip.unpack(bytes, place: "a.gz", limit: limit)
  }

  private func file(_ name: String) throws -> [UInt8] {
    try FormatsFixture.bytes(try FormatsFixture.json()["gzip"]?[name])
  }

  private func problem(
    _ bytes: [UInt8], limit: Int = Gzip.defaultLimit
  ) -> Problem? {
    let error = #expect(throws: DataError.self) { try unpacked(bytes, limit: limit) }
    #expect(error?.exitCode == .badData)
    #expect(error?.problem.place == "a.gz")
    return error?.problem
  }

  @Test(arguments: [
    "level 1", "level 6", "level 9", "fixed", "huffman only", "run lengths", "members", "padded",
    "flags",
  ])
  func everyKindIsUnpacked(_ name: String) throws {
    #expect(try unpacked(file(name)) == FormatsFixture.content)
  }

  @Test func storedBlocksAreUnpacked() throws {
    let content = FormatsFixture.content
    #expect(try unpacked(file("level 0")) == content.prefix(5000) + content.suffix(3800))
  }

  @Test func theCheckSumIsThatOfZlib() throws {
    let told = try FormatsFixture.json()["content"]
    #expect(told?["count"]?.integer == FormatsFixture.content.count)
    #expect(told?["crc32"]?.integer == Int(CRC32.checksum(FormatsFixture.content)))
    #expect(CRC32.checksum(Array("123456789".utf8)) == 0xCBF4_3926)
  }

  @Test func everyCutIsNoticed() throws {
    let file = try file("level 9")
    for count in Array(2..<40) + Array((file.count - 40)..<file.count) {
      #expect(problem(Array(file[..<count]))?.what == .compressedTruncated)
    }
    #expect(problem([0x1F])?.what == .notGzip)
    #expect(problem([])?.what == .notGzip)
  }

  @Test func everyWrongByteIsNoticed() throws {
    // All but the time, the flags for the packer and the operating system, which say nothing.
    let file = try file("level 9")
    // Neither do the bits behind the last code, in the last byte before the check sum.
    let positions = [0, 1, 2, 3] + Array(stride(from: 10, to: file.count, by: 7))
    for position in positions where position != file.count - 9 {
      var wrong = file
      wrong[position] ^= 0x40
      #expect(throws: DataError.self) { try unpacked(wrong) }
    }
  }

  @Test func checkSumAndLengthAreToldApart() throws {
    var file = try file("level 6")
    file[file.count - 8] ^= 1
    #expect(problem(file)?.what == .checksumWrong)
    file[file.count - 8] ^= 1
    file[file.count - 4] ^= 1
    let wrong = problem(file)
    #expect(wrong?.what == .compressedLengthWrong)
    #expect(wrong?.found == .bytes(38_000))
    #expect(wrong?.expected == .bytes(38_001))
  }

  @Test func whatFollowsIsPaddingOrAnError() throws {
    let file = try file("level 1")
    #expect(problem(file + [0, 0, 7])?.what == .gzipExtraBytes(file.count))
    #expect(problem(file + [0x1F, 0x8B, 8])?.what == .compressedTruncated)
  }

  @Test func theLimitHolds() throws {
    let file = try file("level 9")
    #expect(try unpacked(file, limit: 38_000).count == 38_000)
    #expect(problem(file, limit: 37_999)?.what == .compressedTooLarge)
    // A length that is told wrongly changes nothing about it.
    for told: UInt8 in [0, 0xFF] {
      var liar = file
      liar.replaceSubrange((file.count - 4)..., with: [told, told, told, told])
      #expect(problem(liar, limit: 100)?.what == .compressedTooLarge)
      #expect(problem(liar)?.what == .compressedLengthWrong)
    }
  }

  /// Blocks made by hand that no packer writes (RFC 1951).
  @Test func wrongBlocksAreRefused() throws {
    func unpackRaw(_ bits: [UInt8]) throws {
      _ = try unpacked(
        [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3] + bits + [UInt8](repeating: 0, count: 8))
    }
    // An empty fixed block ends at once: the sum and the length of nothing are 0.
    try unpackRaw([0b011, 0])
    let wrong: [[UInt8]] = [
      // The third kind of block does not exist.
      [0b111, 0],
      // A stored block whose length and complement do not fit.
      [0b001, 5, 0, 0, 0],
      // 287 literals and lengths: there are at most 286.
      [0b1111_0101, 0],
      // A distance before the beginning: length 3, distance 1, at the very start.
      [0b0000_0011, 0b0000_0010, 0],
    ]
    for bits in wrong { #expect(throws: DataError.self) { try unpackRaw(bits) } }
  }
}
