import CadenaText
import Foundation
import Testing

@testable import CadenaData

/// Unpacking a portion at a time gives the same as unpacking at once, and refuses the same.
struct GzipStreamTests {
  private func file(_ name: String) throws -> [UInt8] {
    try FormatsFixture.bytes(try FormatsFixture.json()["gzip"]?[name])
  }

  private func stream(_ bytes: [UInt8], portion: Int, limit: Int? = nil) -> GzipStream {
    var position = 0
    return GzipStream(place: "a.gz", limit: limit) { (buffer) throws(DataError) in
      let count = min(buffer.count, portion, bytes.count - position)
      buffer.copyBytes(from: bytes[position..<position + count])
      position += count
      return count
    }
  }

  private func unpacked(_ stream: GzipStream, portion: Int = 1 << 16) throws -> [UInt8] {
    var content: [UInt8] = []
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: portion, alignment: 8)
    defer { buffer.deallocate() }
    while true {
      let count = try stream.read(into: buffer)
      if count == 0 { return content }
      content += buffer[..<count]
    }
  }

  @Test(arguments: [
    "level 0", "level 1", "level 6", "level 9", "fixed", "huffman only", "run lengths", "members",
    "padded", "flags",
  ])
  func everyPortionGivesTheSame(_ name: String) throws {
    let file = try file(name)
    let content = try Gzip.unpack(file, place: "a.gz")
    for portion in [1, 7, 64, 1000, 1 << 20] {
      #expect(try unpacked(stream(file, portion: portion), portion: 999) == content)
    }
  }

  /// More than the stream keeps, with matches that reach back to the limit of 32 KiB.
  @Test func largeContentIsUnpacked() throws {
    var members: [UInt8] = []
    for _ in 0..<40 { members += try file("level 9") }
    let one = try Gzip.unpack(file("level 9"), place: "a.gz")
    let content = try unpacked(stream(members, portion: 5000))
    #expect(content.count == 40 * one.count && content.count > 1 << 20)
    #expect(Array(content.suffix(one.count)) == one)
    #expect(CRC32.checksum(content) == CRC32.checksum(try Gzip.unpack(members, place: "a.gz")))
  }

  @Test func whatIsWrongIsToldAlike() throws {
    let file = try file("level 9")
    var wrong: [[UInt8]] = (11..<40).map { Array(file[..<$0]) }
    wrong += ((file.count - 20)..<file.count).map { Array(file[..<$0]) }
    for position in stride(from: 10, to: file.count, by: 11) where position != file.count - 9 {
      var bytes = file
      bytes[position] ^= 0x40
      wrong.append(bytes)
    }
    wrong += [file + [0, 0, 7], file + [0x1F, 0x8B, 8]]
    for bytes in wrong {
      let whole = #expect(throws: DataError.self) { try Gzip.unpack(bytes, place: "a.gz") }
      let part = #expect(throws: DataError.self) { try unpacked(stream(bytes, portion: 100)) }
      #expect(part?.exitCode == .badData && part?.problem.place == "a.gz")
      // A wrong distance may be found at once where memory is bounded, else with the check sum.
      if whole?.problem.what == .compressedTruncated {
        #expect(part?.problem.what == .compressedTruncated)
      }
    }
  }

  @Test func theLimitHolds() throws {
    let file = try file("level 9")
    #expect(try unpacked(stream(file, portion: 500, limit: 38_000)).count == 38_000)
    let error = #expect(throws: DataError.self) {
      try unpacked(stream(file, portion: 500, limit: 37_999))
    }
    #expect(error?.problem.what == .compressedTooLarge)
  }

  /// A table whose packed bytes are damaged: the damage is told, not the strange cell that it makes.
  @Test func aDamagedTableIsToldAsDamaged() throws {
    let file = try file("level 6")
    var damaged = file
    damaged[file.count - 8] ^= 1
    let form = TableForm(columns: ["no", "such"])
    let path = FileManager.default.temporaryDirectory.path + "/cadena-\(UUID().uuidString).csv.gz"
    defer { try? FileManager.default.removeItem(atPath: path) }
    func error(_ bytes: [UInt8]) throws -> DataError? {
      try AtomicFile.write(bytes, to: path)
      return #expect(throws: DataError.self) { try CSVRows(path: path, form: form) }
    }
    #expect(try error(damaged)?.problem.what == .checksumWrong)
    #expect(try error(file)?.problem.what != .checksumWrong)
  }
}
