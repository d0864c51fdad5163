import CadenaGraph
import CadenaText
import Testing

@testable import CadenaData

/// Transformations against scikit-learn's numbers, back again, and through a checkpoint.
struct PreprocessingTests {
  private func preprocessor(_ item: JSONValue) throws -> any Preprocessor {
    if item["kind"]?.string == "min_max" {
      return MinMax(
        low: try #require(item["low"]?.number), high: try #require(item["high"]?.number))
    }
    let isSample = item["name"]?.string == "standardise_sample_std"
    return Standardize(deviation: isSample ? .sample : .population)
  }

  @Test func matchesTheReference() throws {
    let reference = try Fixture.json("preprocessing.json")
    let cases = try #require(reference["cases"]?.elements)
    #expect(cases.count == 5)
    for item in cases {
      var step = try preprocessor(item)
      let fit = try #require((item["input"] ?? reference["fit"])?.matrix)
      try step.fit(RowBlocks(fit))
      var seen = fit
      try step.apply(&seen)
      #expect(largestError(seen.values, try #require(item["fit_out"]?.numbers)) < 1e-12)
      try step.invert(&seen)
      #expect(largestError(seen.values, fit.values) < 1e-12)
      for (name, key) in [("mean", "mean"), ("deviation", "std"), ("min", "min"), ("max", "max")] {
        guard let expected = item[key]?.numbers else { continue }
        let array = try #require(step.arrays.first { $0.name == name })
        #expect(largestError(array.doubles, expected) < 1e-12)
      }
      guard let expected = item["new_out"]?.numbers else { continue }
      var new = try #require(reference["new"]?.matrix)
      try step.apply(&new)
      #expect(largestError(new.values, expected) < 1e-12)
    }
  }

  @Test func manyBlocksGiveTheSameNumbersAsOne() throws {
    var generator = PhiloxGenerator(key: RandomKey(seed: 5))
    // A large mean would swallow the digits of a sum of squares.
    let values = (0..<5000).map { _ in 1e6 + generator.normal() }
    var step = Standardize()
    try step.fit(RowBlocks(DataMatrix(rows: 5000, columns: 1, values: values)))
    let mean = 1e6 + values.reduce(0) { $0 + ($1 - 1e6) } / 5000
    let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 5000
    #expect(abs(step.means[0] - mean) < 1e-9)
    #expect(abs(step.deviations[0] - variance.squareRoot()) < 1e-9)
  }

  @Test func constantColumnsDoNotBlowUp() throws {
    // The mean of three times 0.1 is not 0.1 when it is computed by adding.
    var matrix = DataMatrix(rows: 3, columns: 2, values: [0.1, 1, 0.1, 2, 0.1, 3])
    var standardize = Standardize()
    try standardize.fit(RowBlocks(matrix))
    #expect(standardize.means[0] == 0.1)
    #expect(standardize.deviations[0] == 1)
    var minMax = MinMax(low: -1, high: 1)
    try minMax.fit(RowBlocks(matrix))
    try minMax.apply(&matrix)
    #expect(matrix.values == [-1, -1, -1, 0, -1, 1])
  }

  @Test func onlyTheTrainingRowsAreLearntFrom() throws {
    let dataset = try Dataset(
      name: "made", features: Features(.bytes([0, 2, 4, 250]), count: 4, exampleShape: [1]),
      targets: .values([1, 2, 3, 4], width: 1))
    var pipeline = PreprocessingPipeline([Scale(0.5), MinMax()])
    try pipeline.fit(dataset, rows: [0, 1, 2])
    let prepared = try pipeline.apply(dataset, precision: .double)
    #expect(prepared.features.storage == .doubles([0, 0.5, 1, 62.5]))
    let single = try pipeline.apply(dataset, precision: .single)
    #expect(single.features.storage == .floats([0, 0.5, 1, 62.5]))
    #expect(single.targets == dataset.targets)
    var back = DataMatrix(rows: 1, columns: 1, values: [62.5])
    try pipeline.invert(&back)
    #expect(back.values == [250])
  }

  @Test func aPipelineSurvivesACheckpoint() throws {
    var pipeline = PreprocessingPipeline([Scale(0.0625), Standardize(deviation: .sample), MinMax()])
    try pipeline.fit(.digits, rows: Array(0..<500))
    let others = [NamedArray(name: "layers.0.weight", doubles: [1, 2])]
    let file = try Safetensors(bytes: Safetensors(pipeline.arrays + others).bytes())
    let description = try JSONValue.parse(pipeline.description.text())
    #expect(
      description.text() == """
        [{"scale":{"factor":0.0625}},{"standardize":{"deviation":"sample"}},\
        {"minMax":{"low":0,"high":1}}]
        """)
    let restored = try PreprocessingPipeline(description: description, arrays: file)
    let one = try pipeline.apply(.digits, precision: .double)
    let two = try restored.apply(.digits, precision: .double)
    #expect(one.features == two.features)
    #expect(throws: CheckpointError.self) {
      try PreprocessingPipeline(description: description, arrays: Safetensors(others))
    }
    for broken in [#"[{"pca":{}}]"#, "{}", #"[{"minMax":{"low":0}}]"#, "[1]"] {
      let record = try JSONValue.parse(broken)
      #expect(throws: CheckpointError.self) {
        try PreprocessingPipeline(description: record, arrays: file)
      }
    }
  }

  @Test func targetsGoThereAndBack() throws {
    let dataset = try Dataset(
      name: "made", features: Features(.bytes([0, 1, 2, 3]), count: 4, exampleShape: [1]),
      targets: .values([10, -1, 14, -1, 18, -1, 100, 7], width: 2))
    let scaling = try TargetScaling(dataset, rows: [0, 1, 2])
    #expect(scaling.means == [14, -1])
    #expect(abs(scaling.deviations[0] - (32.0 / 3).squareRoot()) < 1e-15)
    #expect(scaling.deviations[1] == 1)
    guard case .values(let values, 2) = try scaling.apply(dataset).targets else {
      Issue.record("the targets should be pairs of numbers")
      return
    }
    #expect(abs(values[0] + (3.0 / 2).squareRoot()) < 1e-12)
    let restored = try TargetScaling(arrays: Safetensors(scaling.arrays))
    var predictions = DataMatrix(rows: 4, columns: 2, values: values)
    try restored.invert(&predictions)
    #expect(largestError(predictions.values, [10, -1, 14, -1, 18, -1, 100, 7]) < 1e-12)
    #expect(throws: DataError.self) { try TargetScaling(.iris, rows: [0, 1]) }
    #expect(throws: CheckpointError.self) { try TargetScaling(arrays: Safetensors([])) }
  }

  @Test func misuseIsRefused() throws {
    var matrix = DataMatrix(rows: 1, columns: 2, values: [1, 2])
    let blocks = RowBlocks(matrix)
    for var step in [Scale(0), Scale(.infinity), MinMax(low: 1, high: 1)] as [any Preprocessor] {
      #expect(throws: DataError.self) { try step.fit(blocks) }
    }
    var standardize = Standardize()
    #expect(throws: DataError.self) { try standardize.apply(&matrix) }
    try standardize.fit(RowBlocks(DataMatrix(rows: 1, columns: 3, values: [1, 2, 3])))
    let error = #expect(throws: DataError.self) { try standardize.apply(&matrix) }
    #expect(error?.problem.what == .columnCountDiffers(2, fitted: 3))
  }
}
