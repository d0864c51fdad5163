import CadenaGraph
import CadenaText
import Testing

@testable import CadenaData

/// Three parts: exact counts, every row in one of them, the same for the same key.
struct SplitTests {
  private let key = RandomKey(seed: 3)

  private func classes(_ sizes: [Int]) throws -> Dataset {
    let labels = sizes.enumerated().flatMap {
      [Int32](repeating: Int32($0.offset), count: $0.element)
    }
    return try Dataset(
      name: "made",
      features: Features(
        .doubles(labels.indices.map { Double($0) }), count: labels.count, exampleShape: [1]),
      targets: .classes(labels, names: sizes.indices.map { "c\($0)" }))
  }

  private func counts(_ dataset: Dataset, _ rows: [Int]) -> [Int]? {
    dataset.targets.subset(rows).classCounts
  }

  @Test func partsAreAPartitionWithExactCounts() throws {
    let digits = Dataset.digits
    let split = try Split(digits, validation: 0.15, test: 0.15, key: key)
    #expect(split.validation.count == 270)
    #expect(split.test.count == 270)
    #expect((split.training + split.validation + split.test).sorted() == Array(0..<1797))
    #expect(split.warnings.isEmpty)
    for part in [split.training, split.validation, split.test] { #expect(part == part.sorted()) }
    // Quotas are 0.15 times 178 182 177 183 181 182 181 179 174 180.
    for part in [split.validation, split.test] {
      let shares = try #require(counts(digits, part))
      for (share, size) in zip(shares, try #require(digits.targets.classCounts)) {
        #expect(abs(Double(share) - 0.15 * Double(size)) < 1)
      }
    }
    #expect(counts(digits, split.validation) == [27, 27, 27, 28, 27, 27, 27, 27, 26, 27])
  }

  @Test func equalClassesTakeTurnsInRounding() throws {
    // 7.5 rows of each class in both parts, 23 in all.
    let split = try Split(.iris, validation: 0.15, test: 0.15, key: key)
    #expect(counts(.iris, split.validation) == [8, 8, 7])
    #expect(counts(.iris, split.test) == [8, 7, 8])
    #expect(counts(.iris, split.training) == [34, 35, 35])
  }

  @Test(arguments: [
    [5, 50, 500], [1, 1, 98], [10, 10, 10, 10], [3, 4], [1000, 2, 3, 5, 7, 11],
  ])
  func countsAddUp(_ sizes: [Int]) throws {
    let dataset = try classes(sizes)
    for (validation, test) in [(0.2, 0.2), (0.1, 0.35), (0, 0.25), (0.5, 0.3)] {
      let split = try Split(dataset, validation: validation, test: test, key: key)
      let total = Double(dataset.count)
      #expect(split.validation.count == Int((total * validation).rounded()))
      #expect(split.test.count == Int((total * test).rounded()))
      #expect(
        (split.training + split.validation + split.test).sorted() == Array(0..<dataset.count))
      let isTight = sizes.reduce(0) { $0 + $1 - 1 } < split.validation.count + split.test.count
      #expect(isTight || counts(dataset, split.training)?.allSatisfy { $0 >= 1 } == true)
    }
  }

  @Test func sameKeySameRows() throws {
    let one = try Split(.digits, validation: 0.2, test: 0.1, key: key)
    let two = try Split(.digits, validation: 0.2, test: 0.1, key: key)
    let other = try Split(.digits, validation: 0.2, test: 0.1, key: RandomKey(seed: 4))
    #expect(one == two)
    #expect(one.validation != other.validation)
    // Rows are chosen, not cut off: a fifth of 1797 rows in a run would be a span of 359.
    #expect((one.validation.last ?? 0) - (one.validation.first ?? 0) > 1700)
  }

  @Test func withoutStratificationOnlyTotalsHold() throws {
    let split = try Split(.iris, validation: 0.3, test: 0, stratified: false, key: key)
    #expect(split.validation.count == 45)
    #expect(split.test.isEmpty)
    #expect(counts(.iris, split.validation) != [15, 15, 15])
  }

  @Test func noPartsKeepTheOrder() throws {
    let split = try Split(.digits, validation: 0, test: 0, key: key)
    #expect(split.training == Array(0..<1797))
  }

  @Test func smallClassesAreReported() throws {
    let dataset = try classes([1, 99])
    let split = try Split(dataset, validation: 0.2, test: 0, key: key)
    #expect(split.training.contains(0))
    #expect(
      split.warnings.map(\.description) == [
        "the validation part has no row of 1 of the 2 classes; rows that they have in all: `c0` 1"
      ])
  }

  @Test func tooFewRowsForEveryClassIsReported() throws {
    let split = try Split(try classes([1, 1]), validation: 0.5, test: 0, key: key)
    #expect(split.training.count == 1)
    #expect(split.validation.count == 1)
    #expect(
      split.warnings.map(\.description) == [
        "the training part has no row of 1 of the 2 classes; rows that they have in all: `c0` 1",
        "the validation part has no row of 1 of the 2 classes; rows that they have in all: `c1` 1",
      ])
  }

  @Test(arguments: [
    (-0.1, 0.2, "a part of the split is a fraction from 0 to less than 1"),
    (0.2, 1, "a part of the split is a fraction from 0 to less than 1"),
    (0.2, .nan, "a part of the split is a fraction from 0 to less than 1"),
    (0.5, 0.5, "the split leaves no rows for training"),
    (0.01, 0.2, "the validation part would have no row: there are only 10"),
    (0, 0.04, "the test part would have no row: there are only 10"),
  ])
  func impossiblePartsAreRefused(_ validation: Double, _ test: Double, _ what: String) throws {
    let dataset = try classes([5, 5])
    let error = #expect(throws: DataError.self) {
      try Split(dataset, validation: validation, test: test, key: key)
    }
    #expect(error?.problem.what.description == what)
  }
}
