import CadenaText
import Testing

@testable import CadenaData

/// Data sets made of arrays of files.
struct ArrayDatasetTests {
  private typealias Source = ArrayDataset.Source

  private func images(_ shape: [Int]) -> Source {
    let count = shape.reduce(1, *)
    return Source(
      NumberArray(.uint8, shape: shape, bytes: (0..<count).map { UInt8($0 % 256) }), place: "x")
  }

  private func labels(_ labels: [UInt8]) -> Source {
    Source(NumberArray(.uint8, shape: [labels.count], bytes: labels), place: "y")
  }

  private func problem(_ body: () throws -> Void) -> Problem? {
    #expect(throws: DataError.self) { try body() }?.problem
  }

  @Test func picturesStayBytesAndRowsAreFlat() throws {
    let maker = ArrayDataset(showsPictures: true)
    let set = try maker.dataset(
      name: "s", features: images([4, 2, 3]), targets: labels([0, 2, 0, 2]))
    #expect(
      set.features == Features(.bytes((0..<24).map { UInt8($0) }), count: 4, exampleShape: [6]))
    #expect(set.imageShape == ImageShape(height: 2, width: 3))
    // Three labels for four rows are not two rows for each class: they are numbers.
    #expect(set.targets == .values([0, 2, 0, 2], width: 1))
    let classes = try ArrayDataset(task: .classification).dataset(
      name: "s", features: images([4, 2, 3]), targets: labels([0, 2, 0, 2]))
    #expect(classes.targets == .classes([0, 2, 0, 2], names: ["0", "1", "2"]))
    #expect(classes.imageShape == nil)
    let colour = try maker.dataset(
      name: "s", features: images([4, 3, 2, 2]), targets: labels([0, 1, 0, 1]))
    #expect(colour.imageShape == ImageShape(height: 2, width: 2, channels: 3))
    #expect(colour.task == .classification)
  }

  @Test func typesAreNarrowed() throws {
    func storage(_ array: NumberArray) throws -> Features.Storage {
      try ArrayDataset().dataset(
        name: "s", features: Source(array, place: "x"), targets: labels([0, 1, 0, 1])
      ).features.storage
    }
    #expect(try storage(NumberArray(floats: [1, 2, 3, 4])) == .floats([1, 2, 3, 4]))
    #expect(try storage(NumberArray(doubles: [1, 2, 3, 4])) == .doubles([1, 2, 3, 4]))
    #expect(try storage(NumberArray(integers: [1, 2, 3, 4])) == .doubles([1, 2, 3, 4]))
  }

  @Test func testRowsMustBeLikeTheOthers() throws {
    let maker = ArrayDataset(task: .classification)
    let set = try maker.dataset(
      name: "s", features: images([3, 2]), targets: labels([0, 1, 1]))
    let test = try maker.dataset(
      name: "s", features: images([2, 2]), targets: labels([1, 0]), like: set)
    let joined = set.joined(with: test)
    #expect(joined.targets == .classes([0, 1, 1, 1, 0], names: ["0", "1"]))
    #expect(joined.features.storage == .bytes([0, 1, 2, 3, 4, 5, 0, 1, 2, 3]))
    let wide = problem {
      _ = try maker.dataset(
        name: "s", features: images([2, 3]), targets: labels([1, 0]), like: set)
    }
    #expect(wide?.what == .columnsDifferFrom("s"))
    let label = problem {
      _ = try maker.dataset(
        name: "s", features: images([2, 2]), targets: labels([1, 2]), like: set)
    }
    #expect(label?.what == .labelOutOfRange(2, row: 2, classes: 2))
    #expect(label?.place == "y")
  }

  @Test func wrongRowsAreNamed() throws {
    let maker = ArrayDataset(task: .classification)
    func what(_ features: Source, _ targets: Source) -> Message? {
      problem { _ = try maker.dataset(name: "s", features: features, targets: targets) }?.what
    }
    #expect(what(images([3, 2]), labels([0, 1])) == .targetCountDiffers(3, 2))
    #expect(what(images([0, 2]), labels([])) == .noRows)
    #expect(what(images([2, 0]), labels([0, 1])) == .noRows)
    #expect(what(images([2, 1]), labels([4, 4])) == .singleClassFile)
    let nan = Source(NumberArray(doubles: [1, 2, .nan, 4], shape: [2, 2]), place: "x")
    #expect(what(nan, labels([0, 1])) == .valueNotFinite(row: 2, column: 1))
    let half = Source(NumberArray(doubles: [0, 0.5]), place: "y")
    #expect(what(images([2, 2]), half) == .labelNotWhole(row: 2))
    let negative = Source(NumberArray(integers: [0, -1]), place: "y")
    #expect(what(images([2, 2]), negative) == .labelOutOfRange(-1, row: 2, classes: 1000))
    let pairs = Source(NumberArray(integers: [0, 1, 1, 0], shape: [2, 2]), place: "y")
    #expect(what(images([2, 2]), pairs) == .labelsNotAVector([2, 2]))
  }
}
