import CadenaText
import Testing

@testable import CadenaData

/// Numbers that single precision cannot hold are told with their place, unless the model computes in
/// double precision.
struct NumberRangeTests {
  private func problem(_ text: String, isSingle: Bool = true) throws -> Problem? {
    var options = CSVOptions(task: .regression)
    options.isSingle = isSingle
    do {
      _ = try CSVReader.read(bytes: Array(text.utf8), place: "t.csv", options)
      return nil
    } catch {
      #expect(error.exitCode == .badData)
      return error.problem
    }
  }

  @Test(arguments: [
    ("a,y\n1,2\n1e39,3\n", "a", 3, 1, "1e39"), ("a,y\n1,2\n1,-1e39\n", "y", 3, 2, "-1e39"),
    ("a,y\n3.4028236e38,2\n", "a", 2, 1, "3.4028236e38"),
  ])
  func whatFloatCannotHoldIsRefused(
    _ text: String, _ name: String, _ line: Int, _ column: Int, _ found: String
  ) throws {
    let problem = try #require(try problem(text))
    #expect(problem.what == .numberTooLarge(name))
    #expect(problem.line == line && problem.column == column)
    #expect(problem.found == .quoted(found) && problem.expected == .floatRange)
    #expect(problem.remedy == .tooLargeRemedy)
    #expect(try self.problem(text, isSingle: false) == nil)
  }

  @Test func theLargestFloatIsTaken() throws {
    #expect(try problem("a,y\n3.4028235e38,1\n-3.40282356e38,2\n") == nil)
    #expect(Float(NumberLimit.single).isFinite && !Float(NumberLimit.single.nextUp).isFinite)
  }

  @Test func rowsOfARunAreAdvisedOtherwise() throws {
    var rows = try CSVRows(
      CSVInput(bytes: Array("a,b\n1,2\n3,-4e38\n".utf8), place: "t.csv"),
      form: TableForm(columns: ["a", "b"]), isSingle: true)
    let error = #expect(throws: DataError.self) { try rows.next() }
    #expect(error?.problem.line == 3 && error?.problem.column == 2)
    #expect(error?.problem.remedy == .tooLargeForRunRemedy)
  }

  @Test func arraysAreCheckedToo() throws {
    func make(_ features: [Double], _ targets: [Double], isSingle: Bool) throws -> Dataset {
      var maker = ArrayDataset(task: .regression)
      maker.isSingle = isSingle
      return try maker.dataset(
        name: "t",
        features: .init(NumberArray(doubles: features, shape: [2, 2]), place: "x.npy"),
        targets: .init(NumberArray(doubles: targets), place: "y.npy"))
    }
    let feature = #expect(throws: DataError.self) {
      try make([1, 2, 3, 1e39], [1, 2], isSingle: true)
    }
    #expect(feature?.problem.what == .valueTooLarge(row: 2, column: 2))
    #expect(feature?.problem.place == "x.npy")
    let target = #expect(throws: DataError.self) {
      try make([1, 2, 3, 4], [1, 1e39], isSingle: true)
    }
    #expect(target?.problem.what == .targetTooLarge(row: 2) && target?.problem.place == "y.npy")
    #expect(try make([1, 2, 3, 1e39], [1, 1e39], isSingle: false).count == 2)
  }

  @Test func preprocessingThatOverflowsIsTold() throws {
    let dataset = try CSVReader.read(bytes: Array("a,y\n1,0.5\n1e30,1.5\n".utf8), place: "t.csv")
    var pipeline = PreprocessingPipeline([Scale(1e20)])
    try pipeline.fit(dataset, rows: [0, 1])
    let error = #expect(throws: DataError.self) {
      try pipeline.apply(dataset, precision: .single)
    }
    #expect(error?.problem.what == .preparedTooLarge(row: 2, column: 1))
    #expect(try pipeline.apply(dataset, precision: .double).features[1, 0] == 1e50)
  }
}
