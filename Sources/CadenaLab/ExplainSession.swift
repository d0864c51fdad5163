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
  /// An experiment file or a run directory.
  public var subject: [String] = []
  /// A worked example of the lectures: `two-layer`.
  public var example: String?
  /// A lesson, `blocks` for all, `list` for their names.
  public var lesson: String?
  /// In what form.
  public var format = ExplanationFormat.text
  /// The file that is written; standard output without one.
  public var outputPath: String?
  /// Decimals.
  public var digits = 5
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
    let text = try output()
    if let outputPath {
      try AtomicFile.write(text, to: outputPath)
    } else {
      try Console.write(text)
    }
  }

  /// The explanation.
  public func output() throws -> String {
    if digits < 1 || digits > 15 {
      throw UsageError(.flagOutOfRange("--digits", 1, 15), found: .verbatim("\(digits)"))
    }
    let asked = (example == nil ? 0 : 1) + (lesson == nil ? 0 : 1) + (subject.isEmpty ? 0 : 1)
    guard asked == 1 else { throw UsageError(.explainOne, remedy: .explainOneRemedy) }
    if let lesson { return try lessonOutput(lesson) }
    if let example { return try exampleOutput(example) }
    return try networkOutput()
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
    session.digits = digits
    session.language = language
    session.usesColor = usesColor
    return try session.output()
  }

  private func exampleOutput(_ name: String) throws -> String {
    guard name == "two-layer" else {
      throw UsageError(.unknownExample(name), expected: .knownLessons(["two-layer"]))
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
    session.digits = digits
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
    session.digits = digits
    session.showsAll = showsAll
    session.language = language
    session.usesColor = usesColor
    let common = environment["CADENA_DATA"] ?? ""
    return try session.output(
      of: subject[0], settings: settings,
      dataFolders: dataFolders + (common.isEmpty ? [] : [common]))
  }
}
