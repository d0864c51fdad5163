import CadenaText
import Testing

@testable import CadenaData

/// Files of images: IDX and CIFAR-10.
struct ImageFileTests {
  private func problem(_ body: () throws -> Void) -> Problem? {
    let error = #expect(throws: DataError.self) { try body() }
    #expect(error?.exitCode == .badData)
    #expect(error?.problem.place == "i")
    return error?.problem
  }

  private func read(_ bytes: [UInt8]) throws -> NumberArray {
    try IDX.read(bytes: bytes, place: "i")
  }

  @Test func everyTypeIsRead() throws {
    func file(_ type: UInt8, _ data: [UInt8]) -> [UInt8] { [0, 0, type, 1, 0, 0, 0, 2] + data }
    #expect(try read(file(8, [1, 255])).doubles == [1, 255])
    #expect(try read(file(9, [1, 255])).doubles == [1, -1])
    #expect(try read(file(11, [1, 2, 0xFF, 0xFE])).doubles == [258, -2])
    #expect(try read(file(12, [0, 1, 0, 0, 0xFF, 0xFF, 0xFF, 0xFE])).doubles == [65536, -2])
    #expect(try read(file(13, [0x3F, 0x80, 0, 0, 0xC0, 0, 0, 0])).doubles == [1, -2])
    let doubles: [UInt8] = [0x3F, 0xF0, 0, 0, 0, 0, 0, 0, 0xC0, 0, 0, 0, 0, 0, 0, 0]
    #expect(try read(file(14, doubles)).doubles == [1, -2])
  }

  @Test func whatIsWrittenIsRead() throws {
    let values = (0..<120).map { UInt8($0 * 2) }
    for shape in [[120], [4, 30], [2, 6, 10], [2, 3, 4, 5]] {
      let array = try read(IDX.bytes(values, shape: shape))
      #expect(array == NumberArray(.uint8, shape: shape, bytes: values))
    }
    #expect(IDX.bytes([7], shape: [1, 1]) == [0, 0, 8, 2, 0, 0, 0, 1, 0, 0, 0, 1, 7])
  }

  @Test func wrongFilesSayWhatIsWrong() throws {
    let file = IDX.bytes([1, 2, 3, 4, 5, 6], shape: [2, 3])
    let short = problem { _ = try read(Array(file.dropLast())) }
    #expect(short?.what == .idxShort([2, 3]))
    #expect(short?.expected == .bytes(18))
    #expect(short?.found == .bytes(17))
    #expect(problem { _ = try read(file + [0]) }?.what == .idxLong([2, 3]))
    for count in 0..<12 {
      #expect(problem { _ = try read(Array(file[..<count])) }?.what == .idxTooShort)
    }
    for (position, value): (Int, UInt8) in [(0, 1), (1, 8), (2, 10), (2, 0), (3, 0), (3, 9)] {
      var wrong = file
      wrong[position] = value
      #expect(problem { _ = try read(wrong) }?.what == .notIDX)
    }
    let huge: [UInt8] = [0, 0, 14, 3] + [UInt8](repeating: 0xFF, count: 12)
    #expect(problem { _ = try read(huge) }?.what == .idxTooLarge)
  }

  @Test func recordsOfCIFARAreRead() throws {
    let pixels = (0..<6144).map { UInt8(truncatingIfNeeded: $0 * 7) }
    let file = [3] + pixels[..<3072] + [9] + pixels[3072...]
    let part = try CIFAR10.read(bytes: file, place: "i")
    #expect(part.labels == [3, 9])
    #expect(part.pixels == pixels)
    let short = problem { _ = try CIFAR10.read(bytes: Array(file.dropLast()), place: "i") }
    #expect(short?.what == .cifarLength)
    #expect(short?.expected == .bytes(6146))
    #expect(problem { _ = try CIFAR10.read(bytes: [], place: "i") }?.what == .noRows)
    var wrong = file
    wrong[3073] = 10
    #expect(
      problem { _ = try CIFAR10.read(bytes: wrong, place: "i") }?.what
        == .labelOutOfRange(10, row: 2, classes: 10))
  }
}
