import CadenaRuntime
import CadenaText

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What `cadena train` does: reads an experiment, trains it and tells how it goes.
public struct TrainingSession: Sendable {
  /// The experiment file; the digits experiment without one.
  public var file: String?
  /// The run to go on with, instead of a file.
  public var resume: String?
  /// Values stronger than the file, `key.path=value`, in order.
  public var settings: [String] = []
  /// The run directory; `runs/<name>-<number>` without one.
  public var out: String?
  /// Folders in which files that the experiment names are looked for, after its own.
  public var dataFolders: [String] = []
  /// Passes over the training part, stronger than the file and `settings`.
  public var epochs: Int?
  /// The seed, stronger than the file and `settings`.
  public var seed: UInt64?
  /// What the run must reach, as `--expect` takes it.
  public var expectations: [String] = []
  /// Threads of the kernels.
  public var threads: Int?
  /// Whether results are JSON lines.
  public var isJSON = false
  /// Whether every update is told.
  public var tellsSteps = false
  /// Whether progress is left out.
  public var isQuiet = false
  /// The language of everything but JSON.
  public var language = Language.english
  /// The environment's variables: `CADENA_DATA`, `TERM`, `CI`, `NO_COLOR`.
  public var environment: [String: String] = [:]

  /// A session with the digits experiment.
  public init() {}

  /// Trains; `interrupted` when Ctrl-C ended it, `terminated` when SIGTERM did, `expectationFailed`
  /// when an expectation does not hold.
  ///
  /// - Throws: a `CadenaError` with its exit code, or `OutputClosed`.
  public func run() throws -> ExitCode {
    var folder: String?
    do {
      return try train { folder = $0 }
    } catch let error as any CadenaError {
      // What cannot be written any more is left: the first error counts.
      if isJSON { try? Console.write(EndEvent.error(error, run: folder).line + "\n") }
      throw error
    }
  }

  /// - Parameter begun: told the folder of the run as soon as there is one.
  private func train(_ begun: (String) -> Void) throws -> ExitCode {
    var expected: [RunExpectation] = []
    for text in expectations { expected.append(try RunExpectation(text)) }
    if let threads { Processor.threads = threads }
    let style = TerminalStyle.standardError(
      environment: environment, isQuiet: isQuiet || isJSON && Console.outputIsTerminal)
    let options = TrainingConsole.Options(
      isJSON: isJSON, tellsSteps: tellsSteps, style: style, language: language)
    let run: ExperimentRun
    do {
      run = try begin(reportsSteps: TrainingConsole.needsSteps(options), expected)
    } catch let over as RunIsFinished {
      guard expected.isEmpty else {
        throw ExperimentError(
          over.message, at: Origin(), remedy: .evaluateForExpectations, exitCode: .usage)
      }
      if isJSON { try Console.write(over.finished.eventLine + "\n") }
      if style.progress != .quiet { Console.log(over.message.text(language) + "\n") }
      return .done
    }
    begun(run.directory.path)
    let console = TrainingConsole(run, options)
    Interruption.listen()
    console.begin()
    let result = try run.train(
      report: { try console.tell($0) }, shouldStop: { Interruption.isRequested })
    let failures =
      result.wasInterrupted
      ? [] : expected.compactMap { $0.failure(result.summary.value(of: $0.quantity)) }
    try console.end(result, failures)
    if result.wasInterrupted { return Interruption.exitCode }
    for failure in failures { Console.log(failure.text(language) + "\n") }
    return failures.isEmpty ? .done : .expectationFailed
  }

  /// The run, new or resumed, with its directory.
  private func begin(
    reportsSteps: Bool, _ expectations: [RunExpectation]
  ) throws -> ExperimentRun {
    guard let resume else {
      return try ExperimentRun(
        try experiment(), out: out, language: language, reportsSteps: reportsSteps,
        expectations: expectations)
    }
    let refused: [(isGiven: Bool, flag: String, why: Message)] = [
      (file != nil, file ?? "", .resumeHasItsFile),
      (out != nil, "--out", .resumeHasItsFolder),
      (!settings.isEmpty, "--set", .resumeHasItsSettings),
      (seed != nil, "--seed", .resumeHasItsSettings),
    ]
    if let first = refused.first(where: \.isGiven) {
      throw ExperimentError(
        .resumeTakesNo(first.flag), at: Origin(place: "--resume \(resume)"), remedy: first.why,
        exitCode: .usage)
    }
    return try ExperimentRun(
      resuming: resume, epochs: epochs, dataFolders: folders, language: language,
      reportsSteps: reportsSteps, expectations: expectations)
  }

  private var folders: [String] {
    KnownFiles.folders(dataFolders, environment: environment)
  }

  /// The experiment with the values of the flags and the files that it names.
  func experiment() throws(ExperimentError) -> Experiment {
    var overrides: [Override] = []
    if let epochs {
      overrides.append(
        Override(path: ["training", "epochs"], value: "\(epochs)", flag: "--epochs \(epochs)"))
    }
    if let seed {
      overrides.append(Override(path: ["seed"], value: "\(seed)", flag: "--seed \(seed)"))
    }
    var input = ExperimentInput()
    input.file = file
    input.settings = settings
    input.dataFolders = dataFolders
    input.environment = environment
    return try input.experiment(overrides)
  }
}
