import CadenaText
import Testing

@testable import CadenaData

/// Every mistake in a table, with its exact place and what is said about it.
struct CSVErrorTests {
  struct Mistake: Sendable {
    let text: String
    var options = CSVOptions()
    let line: Int?
    let column: Int?
    let what: String
    var found: String?
    var remedy: String?
  }

  private static var categorical: CSVOptions {
    var options = CSVOptions()
    options.categories = .texts
    return options
  }

  static let mistakes: [Mistake] = [
    Mistake(text: "", line: nil, column: nil, what: "there are no rows"),
    Mistake(text: " \n\r\n\n", line: nil, column: nil, what: "there are no rows"),
    Mistake(text: "a,b,y\n", line: nil, column: nil, what: "there are no rows"),
    Mistake(
      text: "a\n1\n2\n", line: 1, column: nil,
      what: "there is one column only: features and a target are needed"),
    Mistake(
      text: "a,b,y\n1,2,3\n4,5\n", line: 3, column: nil,
      what: "the row has another number of columns than the first line", found: "2 columns"),
    Mistake(
      text: "a,b,y\n1,2,3\n\n4,5,6,7\n", line: 4, column: nil,
      what: "the row has another number of columns than the first line", found: "4 columns"),
    Mistake(
      text: "a,b,y\n1,2,3\n4,x5,6\n", line: 3, column: 2,
      what: "the value of `b` is not a number", found: "\"x5\""),
    Mistake(
      text: "a;b;y\n1;2,5;3\n", line: 2, column: 2, what: "the value of `b` is not a number",
      found: "\"2,5\"", remedy: "write decimals with a point, or set `decimal: \",\"`"),
    Mistake(
      text: "a;y\n1;2,5\n2;3,5\n", line: 2, column: 2, what: "the value of `y` is not a number",
      found: "\"2,5\"", remedy: "write decimals with a point, or set `decimal: \",\"`"),
    Mistake(
      text: "a;b;y\n1,5;1;0\n", options: categorical, line: 2, column: 1,
      what: "the value of `a` is not a number", found: "\"1,5\""),
    Mistake(
      text: "a,y\n1,0.5\n\"-1,000\",1\n", line: 3, column: 1,
      what: "the value of `a` is not a number", found: "\"-1,000\"",
      remedy: "write thousands without a comma; if it is a decimal comma, set `decimal: \",\"`"),
    Mistake(
      text: "a,y\n1,0.5\n\"1,000,000\",1\n", line: 3, column: 1,
      what: "the value of `a` is not a number",
      remedy: "write the number without a sign between its thousands"),
    Mistake(
      text: "a,y\n1,0.5\n1_000,1\n", line: 3, column: 1,
      what: "the value of `a` is not a number", found: "\"1_000\"",
      remedy: "write the number without a sign between its thousands"),
    Mistake(
      text: "a,y\n1,0.5\n0x10,1\n", line: 3, column: 1, what: "the value of `a` is not a number",
      found: "\"0x10\""),
    Mistake(
      text: "a,a,y\n1,2,3\n", options: CSVOptions(target: "a"), line: nil, column: nil,
      what: "more than one column is called `a`", found: "columns 1 and 2",
      remedy: "give one of them another name, or leave both out with `ignore: [1, 2]`"),
    Mistake(
      text: "a,b,a,y\n1,2,3,0.5\n", line: 1, column: nil,
      what: "more than one column is called `a`", found: "columns 1 and 3"),
    Mistake(
      text: "5.1,abc,0\n4,5,1\n", line: 1, column: 2, what: "the value of `x2` is not a number"),
    Mistake(
      text: "a,b,y\n1,,3\n", line: 2, column: 2, what: "the value of `b` is missing",
      found: "nothing"),
    Mistake(
      text: "a,b,y\n1,NaN,3\n", line: 2, column: 2, what: "the value of `b` is missing",
      found: "\"NaN\""),
    Mistake(
      text: "a,b,y\n1,2,3\n1,2,\n", line: 3, column: 3, what: "the value of `y` is missing"),
    Mistake(
      text: "a,b,y\n-inf,2,3\n", line: 2, column: 1, what: "the value of `a` is not finite"),
    Mistake(
      text: "a,b,y\n1e999,2,3\n", line: 2, column: 1, what: "the value of `a` is not finite"),
    Mistake(
      text: "a,b,y\n0x10,2,3\n", line: 2, column: 1, what: "the value of `a` is not a number"),
    Mistake(
      text: "a,b,y\n1 2,2,3\n", line: 2, column: 1, what: "the value of `a` is not a number"),
    Mistake(
      text: "a,b,y\n1,2,p\n1,2,p\n", line: nil, column: nil,
      what: "all rows have the same class in `y`", found: "\"p\""),
    Mistake(
      text: "a,y\n1,2.5\n1,x\n1,3\n", line: 3, column: 2, what: "`y` holds text among numbers",
      found: "\"x\""),
    Mistake(
      text: "a,y\n1,p\n1,q\n1,3\n", line: 4, column: 2, what: "`y` holds a number among texts",
      found: "\"3\""),
    Mistake(
      text: "a,y\n1,2\n1,x\n", options: CSVOptions(task: .regression), line: 3, column: 2,
      what: "the value of `y` is not a number", found: "\"x\""),
    Mistake(
      text: "a,y\n1,2\n1,2.5\n", options: CSVOptions(task: .classification), line: 3, column: 2,
      what: "`y` should hold classes", found: "\"2.5\""),
    Mistake(
      text: "a,y\n\"1,2\n", line: 2, column: nil, what: "a quote is not closed"),
    Mistake(
      text: "a,y\n\"1\"2,3\n", line: 2, column: nil, what: "there is text after a closing quote"),
    Mistake(
      text: "a,y\n1,2\n", options: CSVOptions(target: "z"), line: nil, column: nil,
      what: "there is no column `z`"),
    Mistake(
      text: "a,y\n1,2\n", options: CSVOptions(target: "3"), line: nil, column: nil,
      what: "there is no column `3`"),
    Mistake(
      text: "a,y\n1,2\n", options: CSVOptions(delimiter: "\""), line: nil, column: nil,
      what: "this cannot separate the columns of a CSV file"),
    Mistake(
      text: (0..<65).map { _ in "0" }.joined(separator: ",") + ",1\n",
      options: CSVOptions(like: .digits), line: nil, column: nil,
      what: "the columns are not those of `digits`", found: "66 columns"),
    Mistake(
      text: (0..<64).map { _ in "0" }.joined(separator: ",") + ",10\n",
      options: CSVOptions(like: .digits), line: 1, column: 65,
      what: "the class in `x65` is not known", found: "\"10\""),
    Mistake(
      text: "sepal,sepal_width_cm,c,d,species\n1,2,3,4,setosa\n",
      options: CSVOptions(like: .iris), line: 1, column: nil,
      what: "the columns are not those of `iris`", found: "\"sepal\""),
  ]

  @Test(arguments: mistakes)
  func mistakeIsToldWithItsPlace(_ mistake: Mistake) throws {
    let error = #expect(throws: DataError.self) {
      try CSVReader.read(bytes: Array(mistake.text.utf8), place: "t.csv", mistake.options)
    }
    let problem = try #require(error).problem
    #expect(error?.exitCode == .badData)
    #expect(problem.place == "t.csv")
    #expect(problem.line == mistake.line)
    #expect(problem.column == mistake.column)
    #expect(problem.what.text(.english) == mistake.what)
    #expect(problem.what.text(.spanish) != mistake.what)
    if let found = mistake.found { #expect(problem.found?.text(.english) == found) }
    if let remedy = mistake.remedy { #expect(problem.remedy?.text(.english) == remedy) }
  }

  @Test func otherEncodingsAreRefused() {
    let wide: [UInt8] = [0xFF, 0xFE, 0x31, 0, 0x2C, 0, 0x32, 0, 0x0A, 0]
    let error = #expect(throws: DataError.self) { try CSVReader.read(bytes: wide, place: "t.csv") }
    #expect(error?.problem.remedy == .saveAsUTF8)
    #expect(error?.problem.what == .textIsUTF16)
    let unmarked = #expect(throws: DataError.self) {
      try CSVReader.read(bytes: Array("a,y\n1,2\n".utf8).flatMap { [$0, 0] }, place: "t.csv")
    }
    #expect(unmarked?.problem.what == .textIsUTF16)
  }

  @Test func missingFileAndFolder() {
    let missing = #expect(throws: DataError.self) { try CSVReader.read("no/such/file.csv") }
    #expect(missing?.exitCode == .missingInput)
    #expect(missing?.problem.place == "no/such/file.csv")
    let folder = #expect(throws: DataError.self) { try CSVReader.read("/") }
    #expect(folder?.exitCode == .badData)
    #expect(folder?.problem.what == .fileIsDirectory)
  }
}
