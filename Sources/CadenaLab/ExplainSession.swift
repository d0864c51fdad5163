import CadenaData
import CadenaExperiment
import CadenaText

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What `cadena explain` does: finds out what is to be explained and writes it.
public struct ExplainSession: Sendable {
  /// An expression with values for its variables, an experiment file or a run directory.
  public var subject: [String] = []
  /// A worked example of the lectures: `two-layer` or an `ExpressionExample`.
  public var example: String?
  /// A lesson, `blocks` for all, `list` for their names.
  public var lesson: String?
  /// In what form.
  public var format = ExplanationFormat.text
  /// The file that is written; standard output without one.
  public var outputPath: String?
  /// Decimals, or significant digits of expressions; what suits when nil.
  public var digits: Int?
  /// How an expression's graph is shown.
  public var expression = ExpressionSession()
  /// The language of sentences.
  public var language = Language.english
  /// The environment's variables: `CADENA_DATA`, `TERM`, `NO_COLOR`.
  public var environment: [String: String] = [:]

  /// The two-layer example.
  public var network = TwoLayerNetwork()
  /// Its inputs, with commas between them.
  public var inputs: String?
  /// Its targets.
  public var targets: String?
  /// Its weights w1 to w8.
  public var weights: String?
  /// Its biases B1 and B2.
  public var biasValues: String?
  /// Its number of updates.
  public var steps = 1

  /// The row of an experiment's data, from 1.
  public var row: Int?
  /// The part that rows are counted in.
  public var part: ExampleRow.Part?
  /// Whether long lists are shown in full.
  public var showsAll = false
  /// Values stronger than the experiment file, `key.path=value`.
  public var settings: [String] = []
  /// Folders in which files that the experiment names are looked for, after its own.
  public var dataFolders: [String] = []

  /// A session without a subject.
  public init() {}

  /// Writes the explanation.
  ///
  /// - Throws: a `CadenaError` with its exit code, or `OutputClosed`.
  public func run() throws {
    if let expression = try expressionSession() { return try expression.run() }
    let text = try output()
    if let outputPath {
      try AtomicFile.write(text, to: outputPath)
    } else {
      try Console.write(text)
    }
  }

  /// The explanation.
  public func output() throws -> String {
    try checkDigits()
    let asked = (example == nil ? 0 : 1) + (lesson == nil ? 0 : 1) + (subject.isEmpty ? 0 : 1)
    guard asked == 1 else { throw UsageError(.explainOne, remedy: .explainOneRemedy) }
    if let lesson { return try lessonOutput(lesson) }
    if let example { return try exampleOutput(example) }
    return try networkOutput()
  }

  private func checkDigits() throws(UsageError) {
    guard let digits, digits < 1 || digits > 15 else { return }
    throw UsageError(.flagOutOfRange("--digits", 1, 15), found: .verbatim("\(digits)"))
  }

  // MARK: - Expressions

  /// What explains an expression, when that is what is asked for.
  private func expressionSession() throws -> ExpressionSession? {
    var session = expression
    session.example = example.flatMap { ExpressionExample(rawValue: $0) }
    guard lesson == nil, session.example != nil || example == nil && Self.isExpression(subject)
    else { return nil }
    try checkDigits()
    session.arguments = subject
    session.format = format
    session.output = outputPath
    session.digits = digits
    session.language = language
    session.environment = environment
    return session
  }

  /// Whether words are an expression with values rather than the path of a file or the name of a run.
  static func isExpression(_ words: [String]) -> Bool {
    guard let first = words.first else { return false }
    if words.count > 1 || first.allSatisfy(\.isWhitespace) { return true }
    if first.hasSuffix(".yaml") || first.hasSuffix(".yml") { return false }
    if FileManager.default.fileExists(atPath: first) { return false }
    if first.contains(where: { "()[]*+^=;²√·×÷ ".contains($0) }) { return true }
    // A number, or a computation of numbers.
    return (try? Explanation(of: first, at: [:])) != nil
  }

  private var usesColor: Bool {
    outputPath == nil
      && TerminalStyle.choose(
        isTerminal: Console.outputIsTerminal, environment: environment, width: 80, isQuiet: false
      ).usesColor
  }

  // MARK: - Lessons and examples

  private func lessonOutput(_ name: String) throws -> String {
    var session = LessonSession(name)
    session.format = format
    session.digits = digits ?? 5
    session.language = language
    session.usesColor = usesColor
    return try session.output()
  }

  private func exampleOutput(_ name: String) throws -> String {
    guard name == "two-layer" else {
      let names = ["two-layer"] + ExpressionExample.allCases.map(\.rawValue)
      throw UsageError(
        .unknownExample(name), expected: .knownLessons(names),
        remedy: NearestName.find(name, among: names).map { .didYouMean($0) })
    }
    var session = TwoLayerSession()
    session.network = network
    if let inputs {
      session.network.inputs = try NumberList.read(inputs, flag: "--inputs", count: 2)
    }
    if let targets {
      session.network.targets = try NumberList.read(targets, flag: "--targets", count: 2)
    }
    if let weights {
      session.network.weights = try NumberList.read(weights, flag: "--weights", count: 8)
    }
    if let biasValues {
      session.network.biasValues = try NumberList.read(biasValues, flag: "--bias-values", count: 2)
    }
    session.steps = steps
    session.format = format
    session.digits = digits ?? 5
    session.language = language
    session.usesColor = usesColor
    return try session.output()
  }

  // MARK: - Networks

  private func networkOutput() throws -> String {
    guard subject.count == 1 else { throw UsageError(.explainOne, remedy: .explainOneRemedy) }
    var session = NetworkSession()
    session.row = row
    session.part = part
    session.format = format
    session.digits = digits ?? 5
    session.showsAll = showsAll
    session.language = language
    session.usesColor = usesColor
    return try session.output(
      of: subject[0], settings: settings,
      dataFolders: KnownFiles.folders(dataFolders, environment: environment))
  }
}
