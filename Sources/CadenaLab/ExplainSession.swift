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
  /// The options that were typed, such as `--steps`: one of another kind of explanation is an error.
  public var typedOptions: [String] = []
  /// The colours of a picture.
  public var theme = PictureTheme.auto
  /// Whether a picture has no background.
  public var isTransparent = false
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
  /// - Throws: a `CadenaError` with its exit code, 4 when a gradient differs from its finite
  ///   difference, or `OutputClosed`.
  public func run() throws {
    if let example, !Self.examples.contains(example) { throw Self.unknown(example) }
    try ExplainOptions.check(typedOptions, subject, kind, format, writesSequence: writesSequence)
    switch kind {
    case .expression: try expressionSession.run()
    case .lesson: try write(try lessonOutput(lesson ?? ""))
    case .twoLayer: try write(try twoLayerOutput())
    case .network:
      let result = try networkResult()
      try write(result.text)
      if let failure = result.failure { throw failure }
    case nil: throw UsageError(.explainOne, remedy: .explainOneRemedy)
    }
  }

  private var writesSequence: Bool { expression.sequence != nil }

  private func write(_ text: String) throws {
    if let outputPath {
      try AtomicFile.write(text, to: outputPath)
    } else {
      try Console.write(text)
    }
  }

  /// What is to be explained; nil for nothing, or for several things at once.
  private var kind: ExplainOptions.Kind? {
    let isValues = ExpressionExample(rawValue: example ?? "") != nil
    let asked =
      (example == nil ? 0 : 1) + (lesson == nil ? 0 : 1)
      + (subject.isEmpty || isValues || subject.allSatisfy(ExplainOptions.isValue) ? 0 : 1)
    guard asked == 1 || asked == 0 && !subject.isEmpty else { return nil }
    if lesson != nil { return .lesson }
    if let example { return ExpressionExample(rawValue: example) == nil ? .twoLayer : .expression }
    return Self.isExpression(subject) ? .expression : .network
  }

  private func checkDigits() throws(UsageError) {
    guard let digits, digits < 1 || digits > 15 else { return }
    throw UsageError(.flagOutOfRange("--digits", 1, 15), found: .verbatim("\(digits)"))
  }

  // MARK: - Expressions

  /// What explains an expression.
  private var expressionSession: ExpressionSession {
    get throws {
      try checkDigits()
      var session = expression
      session.example = example.flatMap { ExpressionExample(rawValue: $0) }
      session.arguments = subject
      session.format = format
      session.output = outputPath
      session.digits = digits
      session.theme = theme
      session.isTransparent = isTransparent
      session.language = language
      session.environment = environment
      return session
    }
  }

  /// Whether words are an expression with values rather than the path of a file or the name of a run.
  static func isExpression(_ words: [String]) -> Bool {
    guard let first = words.first else { return false }
    if first.hasSuffix(".yaml") || first.hasSuffix(".yml") { return false }
    if first.contains("/"), FileManager.default.fileExists(atPath: first) { return false }
    if words.count > 1 || first.allSatisfy(\.isWhitespace) { return true }
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
    try checkDigits()
    var session = LessonSession(name)
    session.format = format
    session.digits = digits ?? 5
    session.language = language
    session.usesColor = usesColor
    return try session.output()
  }

  private static func unknown(_ name: String) -> UsageError {
    UsageError(
      .unknownExample(ExpressionError.shown(name)), expected: .knownLessons(examples),
      remedy: NearestName.find(name, among: examples).map { .didYouMean($0) })
  }

  private func twoLayerOutput() throws -> String {
    try checkDigits()
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
    session.theme = theme
    session.isTransparent = isTransparent
    session.language = language
    session.usesColor = usesColor
    return try session.output()
  }

  // MARK: - Networks

  private func networkResult() throws -> NetworkSession.Result {
    try checkDigits()
    guard subject.count == 1 else { throw UsageError(.explainOne, remedy: .explainOneRemedy) }
    var session = NetworkSession()
    session.row = row
    session.part = part
    session.format = format
    session.digits = digits
    session.theme = theme
    session.isTransparent = isTransparent
    session.showsAll = showsAll
    session.language = language
    session.usesColor = usesColor
    return try session.result(
      of: subject[0], settings: settings,
      dataFolders: KnownFiles.folders(dataFolders, environment: environment))
  }
}

extension ExplainSession {
  /// The names that `--example` takes.
  public static let examples = ExpressionExample.allCases.map(\.rawValue) + ["two-layer"]
  /// The names that `--lesson` takes.
  public static let lessons = ["blocks", "list"] + Lesson.names
}
