import CadenaText
import Testing

@testable import CadenaData

/// The forms of tables that are understood, and what they become.
struct CSVTests {
  private func read(_ text: String, _ options: CSVOptions = CSVOptions()) throws -> Dataset {
    try CSVReader.read(bytes: Array(text.utf8), place: "folder/table.csv", options)
  }

  private func values(_ dataset: Dataset) -> [[Double]] {
    (0..<dataset.count).map { row in
      (0..<dataset.featureCount).map { dataset.features[row, $0] }
    }
  }

  /// The same table in many spellings.
  @Test(arguments: [
    "a,b,y\n1,2.5,0.5\n-3,4e2,1.25\n",
    "a,b,y\r\n1,2.5,0.5\r\n-3,4e2,1.25\r\n\r\n\r\n",
    "a,b,y\r1,2.5,0.5\r-3,4e2,1.25",
    "\u{FEFF}a;b;y\n1;2.5;0.5\n-3;4e2;1.25",
    "a\tb\ty\n1\t2.5\t0.5\n-3\t4e2\t1.25\n",
    "a|b|y\n\n1 | +2.5 |.5\n  \n-3.|400|1.25e0\n",
    "\"a\",\"b\",\"y\"\n\"1\",\"2.5\",0.5\n \"-3\" ,400.000,1.25\n",
  ])
  func spellings(_ text: String) throws {
    let table = try read(text)
    #expect(values(table) == [[1, 2.5], [-3, 400]])
    #expect(table.targets == .values([0.5, 1.25], width: 1))
    #expect(table.featureNames == ["a", "b"])
    #expect(table.targetName == "y")
    #expect(table.name == "table")
  }

  @Test func headerIsFoundOut() throws {
    let none = try read("1,2,cat\n3,4,dog\n")
    #expect(none.count == 2)
    #expect(none.featureNames == ["x1", "x2"])
    #expect(none.targets == .classes([0, 1], names: ["cat", "dog"]))
    // Told, it is taken as told, whatever it holds.
    let told = try read("1,2,3\n3,4,5\n6,7,8\n", CSVOptions(header: true))
    #expect(told.count == 2)
    #expect(told.targetName == "3")
    // The target's name makes the first line a header even when the other names are numbers.
    let named = try read("y,1,2\n0.5,7,8\n1.5,9,10\n", CSVOptions(target: "y"))
    #expect(values(named) == [[7, 8], [9, 10]])
    #expect(named.featureNames == ["1", "2"])
  }

  @Test func quotesHoldDelimitersLinesAndQuotes() throws {
    let table = try read("\"a,b\",\"say \"\"x\"\"\",\"y\ny\"\n1,2,\"p, \"\"q\"\"\"\n3,4,\"r\ns\"\n")
    #expect(table.featureNames == ["a,b", "say \"x\""])
    #expect(table.targetName == "y\ny")
    #expect(table.targets == .classes([0, 1], names: ["p, \"q\"", "r\ns"]))
    // The line counts on after a line end in quotes.
    let error = #expect(throws: DataError.self) { try read("a,y\n\"1\n\",p\nx,q\n") }
    #expect(error?.problem.line == 2)
    let later = #expect(throws: DataError.self) { try read("a,\"y\n\"\n1,p\nx,q\n") }
    #expect(later?.problem.line == 4)
  }

  @Test func targetByNameAndByNumber() throws {
    let text = "y,a,b\n0,1,2\n1,3,4\n0,5,6\n1,7,8\n"
    for target in ["y", "1"] {
      let table = try read(text, CSVOptions(target: target))
      #expect(values(table) == [[1, 2], [3, 4], [5, 6], [7, 8]])
      #expect(table.targets == .classes([0, 1, 0, 1], names: ["0", "1"]))
    }
    let last = try read(text, CSVOptions(task: .regression))
    #expect(last.targets == .values([2, 4, 6, 8], width: 1))
  }

  /// The target's values, and the task and classes they give.
  @Test(arguments: [
    (["0", "1", "1", "0"], Targets.classes([0, 1, 1, 0], names: ["0", "1"])),
    (["1.0", "3", "1", "+3"], .classes([0, 1, 0, 1], names: ["1", "3"])),
    (["-1", "1", "-1", "1"], .classes([0, 1, 0, 1], names: ["-1", "1"])),
    // Starting at 0 with few gaps, the number is the label.
    (["0", "1", "3", "3", "1", "0"], .classes([0, 1, 3, 3, 1, 0], names: ["0", "1", "2", "3"])),
    (["0", "9", "9", "0"], .classes([0, 1, 1, 0], names: ["0", "9"])),
    (["10", "9", "9", "10"], .classes([1, 0, 0, 1], names: ["9", "10"])),
    (["b", "a", "B"], .classes([2, 1, 0], names: ["B", "a", "b"])),
    (["1", "2", "3", "4"], .values([1, 2, 3, 4], width: 1)),
    (["0.5", "0.5", "1", "1"], .values([0.5, 0.5, 1, 1], width: 1)),
  ])
  func taskIsInferred(_ cells: [String], _ expected: Targets) throws {
    let text = "x,y\n" + cells.map { "1,\($0)\n" }.joined()
    #expect(try read(text).targets == expected)
  }

  @Test func manyWholeNumbersAreARegression() throws {
    let text = (0..<63).map { "1,\($0 % 21)\n" }.joined()
    #expect(try read(text).task == .regression)
    #expect(try read(text, CSVOptions(task: .classification)).targets.classCount == 21)
    let fewer = (0..<60).map { "1,\($0 % 20)\n" }.joined()
    #expect(try read(fewer).task == .classification)
  }

  @Test func testRowsGetTheLabelsOfTheTrainingRows() throws {
    let training = try read("a,kind\n1,cat\n2,dog\n3,owl\n")
    let test = try read("a,kind\n5,owl\n6,owl\n", CSVOptions(like: training))
    #expect(test.targets == .classes([2, 2], names: ["cat", "dog", "owl"]))
    let digits = try CSVReader.read(
      bytes: Array(((0..<64).map { _ in "0" }.joined(separator: ",") + ",7\n").utf8),
      place: "one.csv", CSVOptions(like: .digits))
    #expect(digits.targets.labels == [7])
  }
}
