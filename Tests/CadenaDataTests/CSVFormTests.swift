import CadenaText
import Testing

@testable import CadenaData

/// Missing values, categories, and the choice of columns.
struct CSVFormTests {
  private func table(
    _ text: String, _ change: (inout CSVOptions) -> Void = { _ in }
  ) throws -> CSVTable {
    var options = CSVOptions()
    change(&options)
    return try CSVReader.table(bytes: Array(text.utf8), place: "folder/t.csv", options)
  }

  /// Two columns with a missing value each; fills are learnt from the first five rows only.
  private static let holes = "a,b,y\n1,10,0.5\n,20,0.5\n3,NA,1.5\n4,20,2.5\n8,50,3\n?,1000,4\n"

  @Test(arguments: [
    (MissingRule.mean, [4.0, 25]), (.median, [3.5, 20]), (.mode, [1, 20]), (.zero, [0, 0]),
    (.constant(3.5), [3.5, 3.5]),
  ])
  func fillsAreLearntFromTheTrainingPart(_ rule: MissingRule, _ fills: [Double]) throws {
    let table = try table(Self.holes) { $0.missing = rule }
    #expect(table.missingCounts == [2, 1])
    #expect(table.dataset.features[1, 0].isNaN && table.dataset.features[2, 1].isNaN)
    let step = try #require(FillMissing(table.form))
    var pipeline = PreprocessingPipeline([step])
    try pipeline.fit(table.dataset, rows: [0, 1, 2, 3, 4])
    let filled = try pipeline.apply(table.dataset, precision: .double)
    #expect(
      filled.features.storage
        == .doubles([1, 10, fills[0], 20, 3, fills[1], 4, 20, 8, 50, fills[0], 1000]))
    // What was learnt travels with a checkpoint.
    let again = try PreprocessingPipeline(
      description: try JSONValue.parse(pipeline.description.text()),
      arrays: Safetensors(pipeline.arrays))
    let same = try again.apply(table.dataset, precision: .double)
    #expect(same.features == filled.features)
    #expect(
      table.notes == [
        .valuesFilled(3, rule: rule.name, columns: ["a 2", "b 1"], others: 0)
      ])
  }

  @Test func rulesOfTheReader() throws {
    let previous = try table(Self.holes) { $0.missing = .previous }
    #expect(
      previous.dataset.features.storage
        == .doubles([1, 10, 1, 20, 3, 20, 4, 20, 8, 50, 8, 1000]))
    let dropped = try table(Self.holes) { $0.missing = .dropRow }
    #expect(dropped.dataset.features.storage == .doubles([1, 10, 4, 20, 8, 50]))
    #expect(dropped.dataset.targets == .values([0.5, 2.5, 3], width: 1))
    #expect(dropped.droppedRows == 3 && dropped.notes == [.rowsDropped(3, of: 6)])
    // A missing target is an error, unless its row is left out.
    let targets = "a,y\n1,0.5\n2,\n3,1.5\n"
    let error = #expect(throws: DataError.self) { try self.table(targets) { $0.missing = .mean } }
    #expect(error?.problem.line == 3 && error?.problem.column == 2)
    #expect(try table(targets) { $0.missing = .dropRow }.dataset.count == 2)
    let first = #expect(throws: DataError.self) {
      try self.table("a,y\n,1\n2,2\n") { $0.missing = .previous }
    }
    #expect(first?.problem.what == .noPreviousValue("a") && first?.problem.line == 2)
    let none = #expect(throws: DataError.self) {
      try self.table("a,y\n,1\n,2\n") { $0.missing = .dropRow }
    }
    #expect(none?.problem.what == .allRowsDropped)
    let empty = try table("a,b,y\n,1,1.5\n,2,2.5\n") { $0.missing = .mean }
    let nothing = #expect(throws: DataError.self) {
      var step = try #require(FillMissing(empty.form))
      try step.fit(RowBlocks(empty.dataset, rows: [0, 1]))
    }
    #expect(nothing?.problem.what == .nothingToFillFrom("a"))
  }

  private static let colors =
    "id,color,size,y\nk1,red,1,0.5\nk2,blue,,1\nk3,,3,2\nk4,blue,4,1.5\nk5,\"a, b\",5,1\n"

  @Test func categoriesBecomeColumns() throws {
    let table = try table(Self.colors) {
      $0.categories = .texts
      $0.ignored = ["id"]
      $0.missing = .mode
    }
    #expect(
      table.dataset.featureNames == ["color=a, b", "color=blue", "color=red", "size"])
    var step = try #require(FillMissing(table.form))
    #expect(step.blocks == [0..<3])
    try step.fit(RowBlocks(table.dataset, rows: [0, 1, 2, 3, 4]))
    #expect(step.fills == [0, 1, 0, 1])
    // Other rows of the same form, with the columns elsewhere.
    let input = CSVInput(
      bytes: Array("size,extra,color\n7,x,red\n8,,?\n".utf8), place: "new.csv", portion: 3)
    var rows = try CSVRows(input, form: table.form)
    var block = try #require(try rows.next()).features
    #expect(Array(block.values[..<4]) == [0, 0, 1, 7] && block.values[4].isNaN)
    try step.apply(&block)
    #expect(block.values == [0, 0, 1, 7, 0, 1, 0, 8])
    let unknown = #expect(throws: DataError.self) {
      var rows = try CSVRows(
        CSVInput(bytes: Array("size,color\n7,pink\n".utf8), place: "new.csv"), form: table.form)
      _ = try rows.next()
    }
    #expect(unknown?.problem.what == .unknownCategory("color"))
    #expect(unknown?.problem.line == 2 && unknown?.problem.column == 2)
    var form = table.form
    form.unknown = .ignore
    var ignoring = try CSVRows(
      CSVInput(bytes: Array("size,color\n7,pink\n".utf8), place: "new.csv"), form: form)
    #expect(try ignoring.next()?.features.values == [0, 0, 0, 7])
  }

  @Test func textColumnsAreRefusedByDefault() throws {
    let error = #expect(throws: DataError.self) { try self.table("a,c,y\n1,red,2\n3,blue,4\n") }
    #expect(error?.problem.what == .notANumber("c"))
    #expect(error?.problem.remedy == .textColumnRemedy("c"))
    #expect(error?.problem.line == 2 && error?.problem.column == 2)
    let listed = try table("zip,y\n3,1.5\n1,2.5\n3,2\n") { $0.categories = .columns(["zip"]) }
    #expect(listed.dataset.featureNames == ["zip=1", "zip=3"])
    #expect(listed.dataset.features.storage == .doubles([0, 1, 1, 0, 0, 1]))
    let many = "a,y\n" + (0..<1001).map { "t\($0),\($0).5\n" }.joined()
    let tooMany = #expect(throws: DataError.self) {
      try self.table(many) { $0.categories = .texts }
    }
    #expect(tooMany?.problem.what == .tooManyCategories("a", 1000))
    #expect(tooMany?.problem.line == 1002)
  }

  @Test func columnsAreChosen() throws {
    let text = "a,b,c,y\n1,2,x,0.5\n3,4,y,1.5\n"
    let chosen = try table(text) { $0.columns = ["b", "1"] }
    #expect(chosen.dataset.features.storage == .doubles([1, 2, 3, 4]))
    let ignored = try table(text) { $0.ignored = ["c", "a"] }
    #expect(ignored.dataset.featureNames == ["b"])
    let two = try table(text) {
      $0.targets = ["y", "a"]
      $0.ignored = ["c"]
    }
    #expect(two.dataset.targets == .values([0.5, 1, 1.5, 3], width: 2))
    #expect(two.dataset.targetName == "y, a")
    for (options, what) in [
      (["d"], Message.noSuchColumn("d")), (["y"], .targetIgnored("y")),
      (["a", "b", "c"], .noFeaturesLeft),
    ] {
      let error = #expect(throws: DataError.self) { try self.table(text) { $0.ignored = options } }
      #expect(error?.problem.what == what)
    }
    let near = #expect(throws: DataError.self) {
      try self.table("quality,size\n1,2\n") { $0.targets = ["qualty"] }
    }
    #expect(near?.problem.remedy == .didYouMean("quality"))
  }

  @Test func decimalCommasAndTrailingDelimiters() throws {
    let comma = try table("a;b;y\n1,5;-2,25e1;0,5\n3;4;1,5\n") { $0.decimal = "," }
    #expect(comma.dataset.features.storage == .doubles([1.5, -22.5, 3, 4]))
    #expect(comma.dataset.targets == .values([0.5, 1.5], width: 1))
    for text in [
      "a,b,y,\n1,2,0.5,\n3,4,1.5,\n", "a,b,y\n1,2,0.5,\n3,4,1.5\n", "1,2,0.5,\n3,4,1.5,\n",
    ] {
      let table = try table(text)
      #expect(table.dataset.features.storage == .doubles([1, 2, 3, 4]))
      #expect(table.dataset.targets == .values([0.5, 1.5], width: 1))
    }
    // A first column of row numbers without a name, as some programs write it.
    let unnamed = try table(",a,y\n0,5,0.5\n1,6,1.5\n")
    #expect(unnamed.dataset.featureNames == ["x1", "a"])
  }

  @Test func namesThatAreTextByRequestStayClasses() throws {
    let table = try table("a;y\n1;2,5\n2;3,5\n") { $0.task = .classification }
    #expect(table.dataset.targets == .classes([0, 1], names: ["2,5", "3,5"]))
  }

  @Test func otherKindsOfFilesAreRefused() throws {
    for (bytes, what) in [
      ([0x50, 0x4B, 3, 4, 0, 0], Message.spreadsheet), ([0x1F, 0x8B, 8, 0], .compressedTable),
      (Array("a,b\n1,\u{0}2\n".utf8), .notText),
      ([0x61, 0x2C, 0xE9, 0x0A, 0x31, 0x2C, 0x32], .notUTF8),
    ] as [([UInt8], Message)] {
      let error = #expect(throws: DataError.self) {
        try CSVReader.read(bytes: bytes, place: "t.csv")
      }
      #expect(error?.problem.what == what)
      #expect(error?.exitCode == .badData)
    }
  }
}
