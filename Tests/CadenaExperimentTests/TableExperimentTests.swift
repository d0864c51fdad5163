import CadenaData
import CadenaText
import Testing

@testable import CadenaExperiment

/// Tables with missing values and text, from the experiment file to the checkpoint and back.
struct TableExperimentTests {
  private static let table = """
    id,color,size,price
    1,red,1.5,10.5
    2,blue,,20.5
    3,red,2.5,30.25
    4,,3.5,40.5
    5,blue,4.5,50.5
    6,red,5.5,60.5

    """

  private func prepared(
    _ folder: TemporaryFolder, _ csv: String, outputs: Int = 1
  ) throws -> PreparedExperiment {
    try AtomicFile.write(Self.table, to: folder.path + "/rows.csv")
    let text = """
      data: {source: {csv: {path: rows.csv, \(csv)}}}
      dtype: float64
      model: {layers: [linear: \(outputs)]}

      """
    let path = folder.path + "/x.yaml"
    try AtomicFile.write(text, to: path)
    let experiment = try Experiment.read(path: path).located(besides: path)
    #expect(try Experiment.read(text: experiment.yaml) == experiment)
    return try PreparedExperiment(experiment)
  }

  @Test func fillsAndCategoriesTravelWithTheCheckpoint() throws {
    let folder = try TemporaryFolder()
    let data = try prepared(
      folder, "target: price, ignore: [id], missing: median, categories: oneHot"
    ).data
    #expect(
      data.dataset.features.storage
        == .doubles([0, 1, 1.5, 1, 0, 3.5, 0, 1, 2.5, 0, 1, 3.5, 1, 0, 4.5, 0, 1, 5.5]))
    #expect(
      data.warnings.first
        == .valuesFilled(2, rule: "median", columns: ["color 1", "size 1"], others: 0))
    let record = try #require(DataRecord(json: try JSONValue.parse(data.record.json.text())))
    #expect(record == data.record)
    #expect(record.featureNames == ["color=blue", "color=red", "size"])
    try AtomicFile.write("size,color\n,red\n7,?\n", to: folder.path + "/new.csv")
    var rows = try CSVRows(path: folder.path + "/new.csv", form: record.form)
    let pipeline = try PreprocessingPipeline(
      description: data.pipeline.description, arrays: Safetensors(data.pipeline.arrays))
    var block = try #require(try rows.next()).features
    try pipeline.apply(&block)
    #expect(block.values == [0, 1, 3.5, 0, 1, 7])
  }

  @Test func rulesInTheFile() throws {
    let folder = try TemporaryFolder()
    let constant = try prepared(
      folder, "columns: size, missing: {constant: -1}"
    ).data.dataset.features.storage
    #expect(constant == .doubles([1.5, -1, 2.5, 3.5, 4.5, 5.5]))
    let dropped = try prepared(folder, "columns: [size], missing: dropRow").data
    #expect(dropped.dataset.count == 5)
    let two = try prepared(
      folder, "target: [price, id], ignore: [color], missing: previous", outputs: 2)
    #expect(two.data.dataset.targets.width == 2)
    let unknown = #expect(throws: ExperimentError.self) {
      try self.prepared(folder, "missing: avarage")
    }
    #expect(unknown?.exitCode == .badExperiment)
    let text = #expect(throws: DataError.self) { try self.prepared(folder, "target: price") }
    #expect(text?.problem.what == .notANumber("color"))
    #expect(text?.problem.line == 2 && text?.problem.column == 2)
  }

  @Test func aTableIsDescribed() throws {
    let folder = try TemporaryFolder()
    try AtomicFile.write(Self.table, to: folder.path + "/rows.csv")
    let description = try DescribeSession(source: folder.path + "/rows.csv").description()
    #expect(
      description.text(.english) == """
        rows: 6 rows, 3 features, numbers of `price` to predict
        2 values are missing

        column  missing  distinct   min    mean     std  median   max
        ─────────────────────────────────────────────────────────────
        id            0         6     1     3.5  1.7078     3.5     6
        size          1         5   1.5     3.5  1.4142     3.5   5.5
        price         0         6  10.5  35.458  17.091  35.375  60.5

        text   missing  distinct      most frequent
        ───────────────────────────────────────────
        color        1         2  red (3), blue (2)

        strongest with `price`      r
        ─────────────────────────────
        id                      1.000
        size                    0.987

        """)
  }

  @Test func correlationsAreExact() throws {
    let values: [Double] = [1, 2, 2, 4, 3, 6, 4, 9]
    let data = try Dataset(
      name: "t", features: Features(.doubles(values), count: 4, exampleShape: [2]),
      targets: .classes([0, 0, 1, 1], names: ["a", "b"]))
    // x: 1 2 3 4, y: 2 4 6 9; r = 11.5 / √(5 · 26.75).
    let pairs = Correlations(data).pairs
    #expect(pairs.count == 1 && pairs[0].first == 0 && pairs[0].second == 1)
    #expect(abs(pairs[0].coefficient - 11.5 / (5 * 26.75).squareRoot()) < 1e-14)
    // Between the classes lie 4 of 5, and 20.25 of 26.75.
    #expect(Correlations.withTarget(data, column: 0) == 0.8.squareRoot())
    let second = try #require(Correlations.withTarget(data, column: 1))
    #expect(abs(second - (20.25 / 26.75).squareRoot()) < 1e-14)
  }
}
