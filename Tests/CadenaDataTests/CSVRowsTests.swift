import CadenaGraph
import CadenaText
import Testing

@testable import CadenaData

/// Tables read a block at a time.
struct CSVRowsTests {
  private let form = TableForm(columns: ["a", "b"])

  private func rows(
    _ text: String, _ form: TableForm, keeping: [String] = [], portion: Int = 1 << 20,
    header: Bool? = nil, dropsRows: Bool = false
  ) throws -> CSVRows {
    try CSVRows(
      CSVInput(bytes: Array(text.utf8), place: "t.csv", portion: portion), form: form,
      keeping: keeping, header: header, dropsRows: dropsRows)
  }

  /// Columns by name in any order, extra ones ignored; without names by position.
  @Test(arguments: [
    "a,b\n1,2\n3,4\n5,6\n", "b,a\n2,1\n4,3\n6,5", "id,b,note,a\nx,2,\"n\n\",1\r\ny,4,,3\nz,6,k,5\n",
    "1,2\n3,4\n5,6\n", "\u{FEFF}\"b\";\"a\";\n2;1;\n4;3;\n6;5;\n",
  ])
  func columnsAreFound(_ text: String) throws {
    for portion in [1, 2, 3, 5, 1000] {
      var rows = try rows(text, form, portion: portion)
      var blocks: [[Double]] = []
      while let block = try rows.next(maximum: 2) {
        #expect(block.features.columns == 2 && block.lines.count == block.features.rows)
        blocks.append(block.features.values)
      }
      #expect(blocks == [[1, 2, 3, 4], [5, 6]])
      #expect(try rows.next() == nil)
    }
  }

  @Test func textsAndTargetsAreKept() throws {
    let table = try CSVReader.table(
      bytes: Array("id,a,kind,b\n1,5,x,6\n2,7,\"y\"\"z\",8\n".utf8), place: "t.csv",
      optionsWith(target: "kind", ignored: ["id"]))
    #expect(table.form.columns.map(\.name) == ["a", "b"])
    #expect(table.form.classNames == ["x", "y\"z"])
    var labelled = try rows(
      "b,kind,id,a\n1,x,p,2\n3,\"y\"\"z\",q,4\n", table.form, keeping: ["id", "2"])
    let block = try #require(try labelled.next())
    #expect(labelled.hasTargets && labelled.hasHeader)
    #expect(block.features.values == [2, 1, 4, 3])
    #expect(block.kept == [["p", "q"], ["x", "y\"z"]])
    #expect(block.targets == [["x", "y\"z"]])
    #expect(block.lines == [2, 3])
    // Without names: the places of the training rows, with the target or without it.
    var whole = try rows("1,5,x,6\n", table.form)
    #expect(try whole.next()?.features.values == [5, 6])
    #expect(whole.hasTargets)
    var short = try rows("1,5,6\n", table.form)
    #expect(try short.next()?.features.values == [5, 6])
    #expect(!short.hasTargets)
    var features = try rows("5,6\n", table.form)
    #expect(try features.next()?.features.values == [5, 6])
  }

  private func optionsWith(target: String, ignored: [String]) -> CSVOptions {
    var options = CSVOptions(target: target)
    options.ignored = ignored
    return options
  }

  struct Mistake: Sendable {
    let text: String
    let line: Int?
    let column: Int?
    let what: String
    var remedy: String?
  }

  @Test(arguments: [
    Mistake(text: "", line: nil, column: nil, what: "there are no rows"),
    Mistake(
      text: "a,bb\n1,2\n", line: 1, column: nil, what: "the columns are not those of `train`"),
    Mistake(
      text: "1,2,3,4\n", line: nil, column: nil, what: "the columns are not those of `train`"),
    Mistake(
      text: "a,b\n1,2\n3\n", line: 3, column: nil,
      what: "the row has another number of columns than the first line"),
    Mistake(text: "b,a\n1,x\n", line: 2, column: 2, what: "the value of `a` is not a number"),
    Mistake(
      text: "b,a\n1,\n", line: 2, column: 2, what: "the value of `a` is missing",
      remedy: "fill in the value or remove the row; only a run trained with a rule such as"
        + " `missing: mean` fills it in"),
    Mistake(text: "b,a\n1,\"2\n", line: 2, column: nil, what: "a quote is not closed"),
    Mistake(
      text: "a\u{0},b\n1,2\n", line: nil, column: nil, what: "this is not a file of text"),
  ])
  func mistakesHaveTheirPlace(_ mistake: Mistake) throws {
    for portion in [1, 3, 1 << 16] {
      let error = #expect(throws: DataError.self) {
        var rows = try self.rows(
          mistake.text, TableForm(columns: ["a", "b"], name: "train"), portion: portion)
        while try rows.next(maximum: 1) != nil {}
      }
      let problem = try #require(error).problem
      #expect(problem.what.text(.english) == mistake.what)
      #expect(problem.line == mistake.line)
      #expect(problem.column == mistake.column)
      if let remedy = mistake.remedy { #expect(problem.remedy?.text(.english) == remedy) }
    }
  }

  @Test func aHeaderAloneHasNoRows() throws {
    var rows = try rows("a,b\n", form)
    #expect(try rows.next() == nil)
  }

  @Test func missingFilesAndFolders() {
    let missing = #expect(throws: DataError.self) { try CSVRows(path: "no/such", form: form) }
    #expect(missing?.exitCode == .missingInput)
    let folder = #expect(throws: DataError.self) { try CSVRows(path: "/", form: form) }
    #expect(folder?.problem.what == .fileIsDirectory)
  }

  /// A row without an end is refused, and the memory for it is bounded.
  @Test func aRowWithoutEndIsRefused() throws {
    var given = 0
    let input = CSVInput(place: "endless.csv", portion: 1 << 16, longestRow: 1 << 20) {
      (buffer) throws(DataError) in
      given += buffer.count
      memset(buffer, UInt8(ascii: "7"))
      return buffer.count
    }
    let error = #expect(throws: DataError.self) { try CSVRows(input, form: form) }
    #expect(error?.problem.what == .rowTooLong(megabytes: 1))
    #expect(given <= 4 << 20)
  }

  private func memset(_ buffer: UnsafeMutableRawBufferPointer, _ byte: UInt8) {
    buffer.initializeMemory(as: UInt8.self, repeating: byte)
  }
}
