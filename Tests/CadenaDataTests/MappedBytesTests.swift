import CadenaText
import Testing

@testable import CadenaData

/// Scaled pixels stay bytes, and nobody can tell.
@Suite struct MappedBytesTests {
  private static let count = PreprocessingPipeline.leastMapped / 16

  private static func pixels(_ rows: Int) throws -> Dataset {
    let values = (0..<(rows * 16)).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8) }
    return try Dataset(
      name: "made", features: Features(.bytes(values), count: rows, exampleShape: [4, 4]),
      targets: .values((0..<rows).map { Double($0) }, width: 1))
  }

  @Test func divisorsAreThoseThatGiveEveryNumberExactly() throws {
    func divisor(_ number: (Double) -> Double) throws -> Float? {
      try #require(ByteMap((0..<256).map { number(Double($0)) }, isSingle: true)).divisor
    }
    #expect(try divisor { $0 * 0.00392156862745098 } == 255)
    #expect(try divisor { $0 / 128 } == 128)
    #expect(try divisor { $0 } == 1)
    #expect(try divisor { $0 / 255 - 0.5 } == nil)
    #expect(try divisor { $0 == 200 ? $0.nextUp : $0 * 1.0000001 } == nil)
    #expect(try divisor { $0 == 0 ? -0.0 : $0 } == nil)
  }

  @Test(arguments: [1, 3]) func numbersAreThoseOfFloatingPointFeatures(_ factor: Double) throws {
    let dataset = try Self.pixels(Self.count)
    let pipeline = PreprocessingPipeline([Scale(0.00392156862745098), Scale(factor)])
    let rows = [0, 5, 5, Self.count - 1]
    for precision in [PreprocessingPipeline.Precision.single, .double] {
      let mapped = try pipeline.apply(dataset, precision: precision)
      guard case .mappedBytes = mapped.features.storage else {
        Issue.record("\(mapped.features.storage.count) numbers are no bytes")
        return
      }
      // The same rows in a set so small that its numbers are written out.
      let written = try pipeline.apply(dataset.subset(rows), precision: precision)
      switch written.features.storage {
      case .floats: #expect(precision == .single)
      case .doubles: #expect(precision == .double)
      default: Issue.record("the numbers of a small set are not written out")
      }
      var singles = [Float](repeating: 0, count: 64)
      var expectedSingles = singles
      singles.withUnsafeMutableBufferPointer {
        if let base = $0.baseAddress { mapped.features.copyRows(rows[...], into: base) }
      }
      expectedSingles.withUnsafeMutableBufferPointer {
        if let base = $0.baseAddress { written.features.copyRows([0, 1, 2, 3][...], into: base) }
      }
      #expect(singles == expectedSingles)
      for (position, row) in rows.enumerated() {
        for column in 0..<16 {
          let number = mapped.features[row, column]
          #expect(number == written.features[position, column])
        }
      }
      #expect(mapped.subset(rows).digest == written.digest)
    }
  }

  @Test func columnsOfTheirOwnAreWrittenOut() throws {
    let dataset = try Self.pixels(Self.count)
    var pipeline = PreprocessingPipeline([MinMax()])
    try pipeline.fit(dataset, rows: Array(0..<Self.count))
    let prepared = try pipeline.apply(dataset, precision: .single)
    guard case .floats(let values) = prepared.features.storage else {
      Issue.record("columns with ranges of their own cannot share a table")
      return
    }
    #expect(values.max() == 1)
  }

  @Test func numbersTooLargeAreRefusedAsEver() throws {
    let dataset = try Self.pixels(Self.count)
    let pipeline = PreprocessingPipeline([Scale(1e38)])
    #expect(throws: DataError.self) { try pipeline.apply(dataset, precision: .single) }
    #expect(try pipeline.apply(dataset, precision: .double).features[0, 1] == 31 * 1e38)
  }
}
