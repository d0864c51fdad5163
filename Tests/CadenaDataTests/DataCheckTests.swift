import CadenaText
import Testing

@testable import CadenaData

/// What is told about rows before training.
struct DataCheckTests {
  private func dataset(
    _ columns: [[Double]], _ labels: [Int32], names: [String] = ["p", "q"]
  ) throws -> Dataset {
    let rows = labels.count
    let values = (0..<rows).flatMap { row in columns.map { $0[row] } }
    return try Dataset(
      name: "t", features: Features(.doubles(values), count: rows, exampleShape: [columns.count]),
      targets: .classes(labels, names: names))
  }

  @Test func copiesAcrossPartsAndContradictions() throws {
    let data = try dataset(
      [[1, 2, 3, 1, 2, -0.0, 0], [5, 6, 7, 5, 6, 9, 9]], [0, 1, 0, 0, 0, 1, 1])
    let checked = CheckedData(data, training: [0, 1, 2, 5], validation: [4], test: [3, 6])
    #expect(
      checked.duplicateWarnings == [
        .duplicatesInPart(1, of: 1, .validationPartName, row: 5, copy: 2),
        .duplicatesInPart(2, of: 2, .testPartName, row: 4, copy: 1),
        .contradictoryRows(1, first: 2, second: 5),
      ])
    #expect(
      CheckedData(data, training: [0, 1, 2], validation: [5]).duplicateWarnings.isEmpty)
  }

  /// Rows of bytes are summed up and compared as bytes; what is found is that of the same numbers.
  @Test(arguments: [1, 3, 37, 70]) func bytesAreCheckedLikeNumbers(_ width: Int) throws {
    let rows = 400
    var bytes = (0..<rows * width).map { index in
      let mixed = UInt64(index) &* 0x9E37_79B9_7F4A_7C15
      return UInt8(truncatingIfNeeded: ((mixed ^ mixed >> 29) &* 0xBF58_476D_1CE4_E5B9) >> 56)
    }
    for column in 0..<width {
      for (row, copy) in [(10, 310), (11, 40), (12, 311)] {
        bytes[copy * width + column] = bytes[row * width + column]
      }
      bytes[2 * width + column] = 255
    }
    // Nearly a copy: the last column differs.
    for column in 0..<width - 1 { bytes[350 * width + column] = bytes[20 * width + column] }
    bytes[350 * width + width - 1] = bytes[20 * width + width - 1] ^ 64
    let labels = (0..<rows).map { Int32($0 % 2) }
    func checked(_ storage: Features.Storage) throws -> CheckedData {
      let data = try Dataset(
        name: "t", features: Features(storage, count: rows, exampleShape: [width]),
        targets: .classes(labels, names: ["p", "q"]))
      return CheckedData(
        data, training: Array(0..<300), validation: [], test: Array(300..<rows))
    }
    let (of, expected) = (
      try checked(.bytes(bytes)), try checked(.doubles(bytes.map { Double($0) }))
    )
    #expect(of.duplicateWarnings == expected.duplicateWarnings)
    #expect(!of.duplicateWarnings.isEmpty)
    if width > 2 {
      #expect(
        of.duplicateWarnings == [
          .duplicatesInPart(2, of: 100, .testPartName, row: 311, copy: 11),
          .contradictoryRows(2, first: 12, second: 41),
        ])
    }
    #expect(of.summary.counts == expected.summary.counts)
    #expect(of.summary.lowest == expected.summary.lowest)
    #expect(of.summary.highest == expected.summary.highest)
    for column in 0..<width {
      #expect(abs(of.summary.means[column] - expected.summary.means[column]) <= 1e-12)
      #expect(abs(of.summary.deviation(column) - expected.summary.deviation(column)) <= 1e-10)
    }
  }

  /// More rows than one block of 32-bit sums holds, all of them the largest.
  @Test func sumsOfManyBytesDoNotOverflow() throws {
    let rows = 70_000
    let data = try Dataset(
      name: "t",
      features: Features(
        .bytes([UInt8](repeating: 255, count: rows)), count: rows, exampleShape: [1]),
      targets: .values([Double](repeating: 0, count: rows), width: 1))
    let summary = ColumnSummary(data, rows: Array(0..<rows))
    #expect(summary.means == [255] && summary.deviation(0) == 0 && summary.isConstant(0))
  }

  @Test func columnsThatGiveTheTargetAway() throws {
    let labels: [Int32] = [0, 1, 0, 1, 0, 1, 0, 1, 0, 1]
    let copy = labels.map { 7 - 3 * Double($0) }
    let almost = [7.0] + copy.dropFirst(2) + [7]
    let data = try dataset([copy, almost, labels.indices.map { Double($0) }], labels)
    let checked = CheckedData(data, training: Array(0..<10))
    #expect(
      checked.targetCopyWarnings == [
        .columnsGiveTargetAway(["x1"], others: 0, target: "target")
      ])
    #expect(checked.columnWarnings == [.columnsCountRows(["x3"], others: 0)])
    // In a regression: a straight line of the target.
    let targets = (0..<10).map { Double($0 * $0) }
    let line = targets.map { 5 - 0.25 * $0 }
    let bent = targets.enumerated().map { $0 == 4 ? $1 + 0.001 : $1 }
    let values = (0..<10).flatMap { [line[$0], bent[$0]] }
    let regression = try Dataset(
      name: "t", features: Features(.doubles(values), count: 10, exampleShape: [2]),
      targets: .values(targets, width: 1))
    #expect(
      CheckedData(regression, training: Array(0..<10)).targetCopyWarnings == [
        .columnsGiveTargetAway(["x1"], others: 0, target: "target")
      ])
  }

  @Test func classesAndTheirBalance() throws {
    let labels = [Int32](repeating: 0, count: 95) + [1, 1, 1, 1, 2]
    let data = try dataset([labels.indices.map { Double($0 % 7) }], labels, names: ["a", "b", "c"])
    let checked = CheckedData(data, training: Array(0..<99), test: [99])
    #expect(
      checked.classWarnings == [
        .classesMissingInPart([("c", 1)], others: 0, of: 3, .trainingPartName),
        .classesMissingInPart([("a", 95), ("b", 4)], others: 0, of: 3, .testPartName),
        .classesWithFewRows(["b 4"], others: 0), .oneClassPrevails("a", percent: 95),
      ])
    let even = try dataset([[1, 2, 3, 4]], [0, 1, 0, 1])
    #expect(CheckedData(even, training: [0, 1, 2, 3]).warnings.isEmpty)
  }

  @Test func constantColumnsAndScales() throws {
    let labels: [Int32] = [0, 1, 1, 0]
    let data = try dataset([[3, 3, 3, 3], [1, 2, 4, 3], [1e4, 2e3, 3e4, 5e3]], labels)
    let all = [0, 1, 2, 3]
    #expect(
      CheckedData(data, training: all).warnings == [
        .constantColumns(["x1"], others: 0), .scalesDiffer("x2", "x3"),
      ])
    #expect(
      CheckedData(data, training: all, isScaled: true).warnings == [
        .constantColumns(["x1"], others: 0)
      ])
    let regression = data.replacing(targets: .values([1, 2, 3, 5], width: 1))
    #expect(
      CheckedData(regression.subset([0, 2]), training: [0, 1]).scaleWarnings == [
        .scalesDiffer("x2", "x3")
      ])
    // Border pixels are constant in nearly every set of pictures.
    #expect(CheckedData(.digits, training: Array(0..<1797)).warnings.isEmpty)
  }

  @Test func summariesSkipMissingValues() throws {
    let values: [Double] = (0..<3000).map { $0 % 3 == 0 ? .nan : Double($0) }
    let data = Dataset(
      unchecked: "t", features: Features(.doubles(values), count: 3000, exampleShape: [1]),
      targets: .values(values, width: 1))
    let summary = ColumnSummary(data, rows: Array(0..<3000))
    // 1, 2, 4, 5, …, 2998, 2999; deviation from the closed sum.
    let present = values.filter { !$0.isNaN }
    let deviation =
      (present.reduce(0) { $0 + ($1 - 1500) * ($1 - 1500) } / 2000).squareRoot()
    #expect(summary.counts == [2000])
    #expect(abs(summary.means[0] - 1500) < 1e-10)
    #expect(abs(summary.deviation(0) - deviation) < 1e-10)
    #expect(summary.lowest == [1] && summary.highest == [2999])
  }
}
