import CadenaText
import Testing

@testable import CadenaData

/// Slips that would silently change what is learnt: a text among numbers, two columns of one name,
/// a first line that declares the delimiter.
struct CSVSlipTests {
  private func table(_ text: String, _ change: (inout CSVOptions) -> Void = { _ in }) throws
    -> CSVTable
  {
    var options = CSVOptions()
    change(&options)
    return try CSVReader.table(bytes: Array(text.utf8), place: "t.csv", options)
  }

  private func problem(_ text: String, _ change: (inout CSVOptions) -> Void = { _ in }) -> Problem?
  {
    let error = #expect(throws: DataError.self) { try table(text, change) }
    #expect(error?.exitCode == .badData)
    return error?.problem
  }

  // MARK: - A text among numbers

  /// Twenty measurements, one of which is a text.
  private let measured =
    "a,y\n" + (0..<20).map { "\($0),\($0 == 7 ? "abc" : "\($0).5")\n" }.joined()

  @Test func aTextAmongMeasurementsIsNoClass() {
    let problem = problem(measured) {
      $0.task = .classification
      $0.isTaskGuessed = true
    }
    #expect(problem?.what == .textAmongNumbers("y"))
    #expect(problem?.line == 9 && problem?.column == 2 && problem?.found == .quoted("abc"))
    #expect(problem?.remedy == .mixtureRemedy)
  }

  @Test func declaredClassesMayLookLikeNumbers() throws {
    let declared = try table(measured) { $0.task = .classification }
    #expect(declared.dataset.targets.classCount == 20)
    // Whole numbers and a text are names of classes, and so are many texts among few numbers.
    for text in ["a,y\n1,1\n2,2\n3,none\n4,1\n", "a,y\n1,1.5\n2,x\n3,y\n4,1.5\n"] {
      let guessed = try table(text) {
        $0.task = .classification
        $0.isTaskGuessed = true
      }
      #expect(guessed.dataset.targets.classCount == 3)
    }
  }

  // MARK: - Two columns of one name

  @Test func columnsOfOneNameAreRefusedWhereTheyAreUsed() throws {
    let feature = problem("a,b,a,y\n1,2,3,0.5\n")
    #expect(feature?.what == .columnNameTwice("a") && feature?.line == 1)
    #expect(feature?.found == .columnsAt(1, 3))
    #expect(feature?.remedy == .columnNameTwiceRemedy(1, 3))
    #expect(problem("y,b,y\n1,2,0.5\n")?.found == .columnsAt(1, 3))
    // A name that is used is refused even when it is chosen by its number.
    #expect(problem("a,b,a,y\n1,2,3,0.5\n") { $0.columns = ["1", "2"] }?.found == .columnsAt(1, 3))
    // What is left out may be called as it likes.
    for ignored in [["a"], ["1", "3"]] {
      let table = try table("a,b,a,y\n1,2,3,0.5\n4,5,6,1.5\n") { $0.ignored = ignored }
      #expect(table.form.columns.map(\.name) == ["b"])
    }
    // Without names there are none twice.
    #expect(try table("1,1,0.5\n2,3,1.5\n").form.columns.count == 2)
  }

  @Test func descriptionsTellOfThem() throws {
    let table = try table("a,b,a,y\n1,2,3,0.5\n4,5,6,1.5\n") { $0.keepsCodes = true }
    #expect(table.nameNotes == [.columnsNamedAlike("a", 1, 3)])
    #expect(table.dataset.featureCount == 3)
  }

  @Test func rowsOfARunAreFoundByNamesThatAreUnique() throws {
    func rows(_ text: String) throws -> CSVRows {
      try CSVRows(
        CSVInput(bytes: Array(text.utf8), place: "t.csv"),
        form: TableForm(columns: ["a", "b"], name: "train"))
    }
    let error = #expect(throws: DataError.self) { try rows("a,b,a\n1,2,3\n") }
    #expect(error?.problem.what == .columnNameTwice("a"))
    #expect(error?.problem.found == .columnsAt(1, 3) && error?.problem.line == 1)
    #expect(error?.problem.remedy == .columnNameTwiceForRunRemedy)
    var others = try rows("c,a,c,b\n9,1,9,2\n")
    #expect(try others.next()?.features.values == [1, 2])
  }

  // MARK: - The line of a spreadsheet

  @Test(arguments: [
    "sep=;\na;y\n1,5;2\n2,5;x\n", "\u{FEFF}sep=;\r\na;y\r\n1,5;2\r\n2,5;x\r\n",
    "\"sep=;\"\na;y\n1,5;2\n2,5;x\n", "SEP=;  \ra;y\r1,5;2\r2,5;x\r",
  ])
  func theDeclaredDelimiterIsTaken(_ text: String) throws {
    func change(_ options: inout CSVOptions) {
      options.decimal = ","
      options.task = .regression
    }
    // Lines are those of the file: the one that declares counts.
    let problem = problem(text, change)
    #expect(problem?.line == 4 && problem?.column == 2 && problem?.what == .notANumber("y"))
    let good = try table(text.replacing("x", with: "3"), change)
    #expect(good.dataset.featureNames == ["a"] && good.dataset.features[0, 0] == 1.5)
    var form = TableForm(columns: ["a"])
    form.decimal = ","
    for portion in [1, 3, 1000] {
      var rows = try CSVRows(
        CSVInput(bytes: Array(text.utf8), place: "t.csv", portion: portion, lookahead: 4),
        form: form)
      let block = try #require(try rows.next())
      #expect(block.features.values == [1.5, 2.5] && block.lines == [3, 4])
      #expect(rows.delimiter == ";")
    }
  }

  @Test func onlyASignDeclares() throws {
    // Here the first line holds the names of columns.
    for name in ["sep=1", "sep=x", "sep=", "separator"] {
      let table = try table("\(name),y\n1,0.5\n2,1.5\n")
      #expect(table.dataset.featureNames == [name])
    }
    let tab = try table("sep=\t\na,b\ty\n1\t0.5\n2\t1.5\n")
    #expect(tab.dataset.featureNames == ["a,b"])
  }
}
