import CadenaText
import Testing

@testable import CadenaData

/// Files of arrays: NPY and NPZ as NumPy writes them, and what is wrong with broken ones.
struct ArrayFileTests {
  private func problem(_ body: () throws -> Void) -> Problem? {
    let error = #expect(throws: DataError.self) { try body() }
    #expect(error?.exitCode == .badData)
    return error?.problem
  }

  @Test func everyTypeAndOrderOfNumPyIsRead() throws {
    let members = try #require(try FormatsFixture.json()["npy"]?.members)
    #expect(members.count == 22)
    for member in members {
      let bytes = try FormatsFixture.bytes(member.value["file"])
      let array = try NPY.read(bytes: bytes, place: member.key)
      #expect(array.shape == member.value["shape"]?.elements?.compactMap(\.integer))
      let values = try #require(member.value["values"]?.elements).map(\.number)
      #expect(array.doubles == values, "\(member.key)")
      if let floats = array.floats { #expect(floats.map { Double($0) } == array.doubles) }
    }
  }

  @Test func aFileIsUnpackedOnce() throws {
    func packed(_ content: [UInt8]) -> [UInt8] {
      let count = UInt16(content.count)
      func little<Number: FixedWidthInteger>(_ number: Number) -> [UInt8] {
        withUnsafeBytes(of: number.littleEndian) { Array($0) }
      }
      return [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255, 1] + little(count) + little(~count) + content
        + little(CRC32.checksum(content)) + little(UInt32(count))
    }
    let file = NPY.bytes(NumberArray(.uint8, shape: [3], bytes: [1, 2, 3]))
    #expect(try NPY.read(bytes: packed(file), place: "a").bytes == [1, 2, 3])
    #expect(
      problem { _ = try NPY.read(bytes: packed(packed(file)), place: "a") }?.what == .notNPY)
  }

  @Test func whatIsWrittenIsWhatNumPyWrites() throws {
    let json = try FormatsFixture.json()
    for name in ["?", "u1", "f4", "f8", "u2", "single", "empty"] {
      let bytes = try FormatsFixture.bytes(json["npy"]?[name]?["file"])
      #expect(try NPY.bytes(NPY.read(bytes: bytes, place: name)) == bytes)
    }
    let deep = NumberArray(floats: [1], shape: [Int](repeating: 1, count: 30))
    #expect(try NPY.read(bytes: NPY.bytes(deep), place: "deep") == deep)
  }

  @Test func archivesOfNumPyAreRead() throws {
    let npz = try #require(try FormatsFixture.json()["npz"])
    for member in try #require(npz["files"]?.members) {
      let file = try NPZ(bytes: FormatsFixture.bytes(member.value), place: member.key)
      #expect(file.names == ["x", "y"])
      #expect(try file.array("x").doubles == npz["x"]?.elements?.compactMap(\.number))
      #expect(try file.array("x").shape == [20, 3])
      #expect(try file.array("y").doubles == npz["y"]?.elements?.compactMap(\.number))
      let missing = problem { _ = try file.array("z") }
      #expect(missing?.what == .npzArrayMissing("z"))
      #expect(missing?.expected == .oneOf(["x", "y"]))
    }
  }

  @Test func writtenArchivesAreReadWithSmallAndLargeSizes() throws {
    let x = NumberArray(doubles: [1.5, -2, 3, 4], shape: [2, 2])
    let y = NumberArray(integers: [7, -8])
    let again = try NPZ(bytes: NPZ.bytes([("x", x), ("y", y)]), place: "w.npz")
    #expect(try again.array("x") == x)
    #expect(try again.array("y") == y)
    // Zip64 begins at 4 GiB; here, at 10 bytes.
    var writer = ZipWriter(zip64Threshold: 10)
    writer.add("x.npy", NPY.bytes(x))
    writer.add("y.npy", NPY.bytes(y))
    let large = try NPZ(bytes: writer.archive(), place: "large.npz")
    #expect(try large.array("x") == x)
    #expect(try large.array("y") == y)
  }

  @Test func brokenArchivesAreRefused() throws {
    let bytes = NPZ.bytes([("x", NumberArray(doubles: [1, 2, 3]))])
    func read(_ bytes: [UInt8]) throws { _ = try NPZ(bytes: bytes, place: "b.npz").array("x") }
    try read(bytes)
    for count in 0..<bytes.count {
      #expect(throws: DataError.self) { try read(Array(bytes[..<count])) }
    }
    var corrupt = bytes
    corrupt[bytes.count / 2] ^= 1
    #expect(problem { try read(corrupt) }?.what == .checksumWrong)
    #expect(problem { try read(Array("PK, not".utf8)) }?.what == .notZip)
  }

  /// An NPY file with a header of our own.
  private func npy(_ header: String, data: [UInt8] = [], version: UInt8 = 1) -> [UInt8] {
    let text = Array(header.utf8)
    return [0x93] + Array("NUMPY".utf8) + [version, 0, UInt8(text.count & 255)]
      + [UInt8(text.count >> 8)] + text + data
  }

  @Test func headersAreRead() throws {
    let texts = [
      "{'descr': '<i2', 'fortran_order': False, 'shape': (2,)}\n",
      "{ \"shape\":(2L,) ,\"fortran_order\" : True,\"descr\":\"<i2\", }",
    ]
    for text in texts {
      let array = try NPY.read(bytes: npy(text, data: [1, 0, 0xFE, 0xFF]), place: "h.npy")
      #expect(array.doubles == [1, -2])
    }
  }

  @Test func wrongHeadersAreRefused() throws {
    func what(_ bytes: [UInt8]) -> Message? {
      problem { _ = try NPY.read(bytes: bytes, place: "h.npy") }?.what
    }
    let rest = "'fortran_order': False, 'shape': (1,)}"
    #expect(what(npy("{'descr': '|O', \(rest)")) == .npyTypeUnknown)
    #expect(what(npy("{'descr': [('a', '<f4')], \(rest)")) == .npyRecords)
    for text in [
      "    ", "{   ", "{}  ", "[]  ", "{'descr': '<f4', 'descr': '<f4', \(rest)",
      "{'descr': '<f4'}",
      "{'descr': '<f4', 'fortran_order': Maybe, 'shape': (1,)}",
      "{'descr': '<f4', 'fortran_order': False, 'shape': (-1,)}",
      "{'descr': '<f4', 'fortran_order': False, 'shape': (1 2)}",
      "{'descr': '<f4', 'fortran_order': False, 'shape': (1,)} x",
    ] {
      #expect(what(npy(text)) == .npyHeaderBroken, "\(text)")
    }
    let huge = "{'descr': '<f8', 'fortran_order': False, 'shape': (4000000000, 4000000000, 9)}"
    #expect(what(npy(huge)) == .npySizeWrong([4_000_000_000, 4_000_000_000, 9]))
    let one = "{'descr': '<f4', \(rest)"
    #expect(what(npy(one, data: [0, 0, 0])) == .npySizeWrong([1]))
    #expect(what(npy(one, data: [0, 0, 0, 0, 0])) == .npySizeWrong([1]))
    #expect(what(npy(one, data: [0, 0, 0, 0], version: 4)) == .npyVersionUnknown)
    #expect(what(npy("{'descr': '|b1', \(rest)", data: [2])) == .npyBadTruth)
    #expect(what(Array("NUMPY".utf8)) == .notNPY)
    #expect(what([0x93, 0x4E]) == .npyTruncated)
    #expect(what(Array(npy(one).prefix(40))) == .npyTruncated)
  }
}
