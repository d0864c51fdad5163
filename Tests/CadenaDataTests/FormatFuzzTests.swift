import CadenaGraph
import Testing

@testable import CadenaData

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Files of arrays changed at random: each is read or refused, and none stops the program.
///
/// `CADENA_FUZZ=1000000` in the environment tries that many of each format.
struct FormatFuzzTests {
  /// How many inputs are tried.
  static func count(_ usual: Int) -> Int {
    ProcessInfo.processInfo.environment["CADENA_FUZZ"].flatMap { Int($0) } ?? usual
  }

  /// A copy with a few bytes replaced, flipped, removed, doubled or cut off.
  private func mutated(_ bytes: [UInt8], _ generator: inout PhiloxGenerator) -> [UInt8] {
    let special: [UInt8] = [0, 1, 2, 8, 0x7F, 0x80, 0xFE, 0xFF, 0x1F, 0x8B, 0x50, 0x4B]
    var bytes = bytes
    for _ in 0...generator.integer(below: 3) where !bytes.isEmpty {
      let position = generator.integer(below: bytes.count)
      switch generator.integer(below: 7) {
      case 0: bytes[position] = UInt8(generator.integer(below: 256))
      case 1: bytes[position] = special[generator.integer(below: special.count)]
      case 2: bytes[position] ^= 1 << UInt8(generator.integer(below: 8))
      case 3: bytes.insert(special[generator.integer(below: special.count)], at: position)
      case 4: bytes.remove(at: position)
      case 5:
        // Sizes stand in fields of four bytes.
        let end = min(bytes.count, position + 4)
        let value = special[generator.integer(below: special.count)]
        for index in position..<end { bytes[index] = value }
      default: bytes.removeSubrange(position...)
      }
    }
    return bytes
  }

  /// Tries mutations of files; both outcomes must occur, or they test nothing.
  private func fuzz(
    _ files: [[UInt8]], seed: UInt64, count: Int = 3000, read: ([UInt8]) throws -> Void
  ) {
    var generator = PhiloxGenerator(key: RandomKey(seed: seed))
    let count = Self.count(count)
    var accepted = 0
    for index in 0..<count {
      let bytes = mutated(files[index % files.count], &generator)
      if (try? read(bytes)) != nil { accepted += 1 }
    }
    #expect(accepted > 0 && accepted < count)
  }

  private func packedFiles() throws -> [[UInt8]] {
    let json = try #require(try FormatsFixture.json()["gzip"])
    return try ["level 1", "fixed", "level 9", "flags", "members"].map {
      try FormatsFixture.bytes(json[$0])
    }
  }

  @Test func packed() throws {
    fuzz(try packedFiles(), seed: 41, count: 1500) { bytes in
      let content = try Gzip.unpack(bytes, place: "a", limit: 100_000)
      #expect(content.count <= 100_000)
    }
  }

  /// Bits without a gzip header, so that check sums do not hide what comes out.
  @Test func inflated() throws {
    let raw = try packedFiles().prefix(3).map { Array($0.dropFirst(10)) }
    fuzz(Array(raw), seed: 42, count: 1500) { bytes in
      var written = 0
      try bytes.withUnsafeBufferPointer { input in
        _ = try [UInt8](unsafeUninitializedCapacity: 50_000) { output, count in
          defer { count = written }
          _ = try Inflate.unpack(input, from: 0, into: output, written: &written)
        }
      }
      #expect(written <= 50_000)
    }
  }

  @Test func images() throws {
    let plain = IDX.bytes((0..<24).map { UInt8($0) }, shape: [2, 3, 4])
    fuzz([plain], seed: 43) { bytes in
      let array = try IDX.read(bytes: bytes, place: "i")
      #expect(array.doubles.count == array.count)
      _ = try? ArrayDataset().dataset(
        name: "i", features: .init(array, place: "i"), targets: .init(array, place: "i"))
    }
  }

  @Test func arrays() throws {
    let json = try #require(try FormatsFixture.json()["npy"])
    let files = try ["f4", "i2", "fortran", "fortran big", "version 2", "?"].map {
      try FormatsFixture.bytes(json[$0]?["file"])
    }
    fuzz(files, seed: 44) { bytes in
      let array = try NPY.read(bytes: bytes, place: "n")
      #expect(array.doubles.count == array.count)
      _ = try? ArrayDataset(showsPictures: true).dataset(
        name: "n", features: .init(array, place: "n"), targets: .init(array, place: "n"))
    }
  }

  @Test func archives() throws {
    let json = try #require(try FormatsFixture.json()["npz"]?["files"])
    let files = try ["stored", "deflated", "commented"].map { try FormatsFixture.bytes(json[$0]) }
    fuzz(files, seed: 45) { bytes in
      let file = try NPZ(bytes: bytes, place: "z")
      for name in file.names { #expect(try file.array(name).doubles.count >= 0) }
    }
  }

  @Test func records() throws {
    fuzz([[UInt8](repeating: 5, count: 3073)], seed: 46, count: 1000) { bytes in
      let part = try CIFAR10.read(bytes: bytes, place: "c")
      #expect(part.labels.count == bytes.count / 3073)
    }
  }

  @Test func tapes() throws {
    let file = TarFile.archive([("a/b.bin", Array("content".utf8)), ("c", [])])
    fuzz([file], seed: 47, count: 1000) { bytes in
      let archive = try TarArchive(bytes: bytes, place: "t")
      for file in archive.files { #expect(archive.content(of: file).count <= bytes.count) }
    }
  }
}

/// Makes tar archives for tests.
enum TarFile {
  static func archive(_ files: [(name: String, content: [UInt8])], kind: UInt8 = 48) -> [UInt8] {
    var archive: [UInt8] = []
    for (name, content) in files {
      var block = [UInt8](repeating: 0, count: 512)
      func put(_ text: String, _ offset: Int) {
        block.replaceSubrange(offset..<(offset + text.utf8.count), with: Array(text.utf8))
      }
      func octal(_ number: Int, _ digits: Int) -> String {
        let text = String(number, radix: 8)
        return String(repeating: "0", count: digits - text.count) + text
      }
      put(name, 0)
      put(octal(0o644, 7), 100)
      put(octal(content.count, 11), 124)
      put("        ", 148)
      block[156] = kind
      put("ustar", 257)
      put(octal(block.reduce(0) { $0 + Int($1) }, 6) + "\0 ", 148)
      archive += block + content + [UInt8](repeating: 0, count: -content.count & 511)
    }
    return archive + [UInt8](repeating: 0, count: 1024)
  }
}
