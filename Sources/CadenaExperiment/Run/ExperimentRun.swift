import CadenaData
import CadenaNetworks
import CadenaRuntime
import CadenaText
import CadenaTraining

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// One run of an experiment: trains, and leaves a run directory behind.
///
///     let run = try ExperimentRun(experiment, out: "runs/first")
///     let result = try run.train { event in print(event) }
///     print(result.summary.test?.accuracy ?? 0)
///
/// Everything that can be wrong with the experiment or the data is found before the directory is
/// made.
public final class ExperimentRun {
  /// How a run ended.
  public struct Result: Sendable {
    /// Its numbers and texts.
    public let summary: RunSummary
    /// The last event of `--json`.
    public let finished: FinishedRecord
    /// Whether somebody asked it to stop before its end.
    public let wasInterrupted: Bool
  }

  /// The experiment, ready for training.
  public let prepared: PreparedExperiment
  /// The run directory.
  public let directory: RunDirectory
  /// Where a resumed run goes on; nil for a new one.
  public let resumption: (epoch: Int, step: Int)?
  /// What a person should know beside the data's warnings.
  public let notes: [Message]
  private let recorder: RunRecorder
  private let language: Language
  private let expectations: [RunExpectation]
  private let lock: RunLock

  /// Prepares the experiment and makes its directory.
  ///
  /// - Parameters:
  ///   - experiment: with the files that it names found (`located`).
  ///   - out: the run directory; `runs/<name>-<number>` without one.
  ///   - language: of the report.
  ///   - reportsSteps: whether every update is told as an event.
  ///   - expectations: what the run will be asked for, so that it is measured; one that nothing can
  ///     answer is an error before anything is written.
  public init(
    _ experiment: Experiment, out: String? = nil, language: Language = .english,
    reportsSteps: Bool = false, expectations: [RunExpectation] = []
  ) throws {
    prepared = try PreparedExperiment(experiment, reportsSteps: reportsSteps)
    self.expectations = expectations
    try Measurement.check(expectations, prepared)
    directory =
      if let out { try RunDirectory.create(at: out) } else {
        try RunDirectory.create(named: experiment.name)
      }
    self.language = language
    resumption = nil
    notes = []
    do {
      lock = try RunLock(directory)
      recorder = try RunRecorder(
        directory, prepared,
        RunManifest(
          name: experiment.name, version: CadenaVersion.current, seed: experiment.seed,
          dataDigest: prepared.data.digest, instructionSet: Processor.instructionSet,
          started: Self.now()))
    } catch {
      directory.discard()
      throw error
    }
  }

  /// Goes on with an earlier run, to the bits that it would have had without the interruption.
  ///
  /// - Parameters:
  ///   - run: its path, its name such as `digits-3`, or its number.
  ///   - epochs: all epochs of the run, to make it longer. A schedule that is as long as the training
  ///     follows: from here on its rate is that of a training of so many epochs.
  ///   - dataFolders: where to look for data files that are not where they were.
  ///   - language: of the report.
  ///   - reportsSteps: whether every update is told as an event.
  ///   - expectations: what the run will be asked for.
  /// - Throws: `RunIsFinished` when there is nothing left to do, and errors for runs that cannot go
  ///   on; nothing is changed then.
  public init(
    resuming run: String, epochs: Int? = nil, dataFolders: [String] = [],
    language: Language = .english, reportsSteps: Bool = false,
    expectations: [RunExpectation] = []
  ) throws {
    let resumed = try RunResumption(
      run, epochs: epochs, dataFolders: dataFolders, reportsSteps: reportsSteps)
    prepared = resumed.prepared
    self.expectations = expectations
    try Measurement.check(expectations, prepared)
    directory = resumed.directory
    lock = resumed.lock
    notes = resumed.notes
    self.language = language
    resumption = (resumed.manifest.epochs + 1, prepared.trainer.optimization.updates)
    recorder = try resumed.recorder()
  }

  /// Trains, measures the test part with the best weights, and writes the report.
  ///
  /// - Parameters:
  ///   - report: told what happens; may throw, which ends the run.
  ///   - shouldStop: asked after every update; true saves and ends the run.
  /// - Throws: `DivergenceError`, `OutputError`, and what `report` throws. The run directory tells
  ///   what happened in any case.
  public func train(
    report: (TrainingEvent) throws -> Void = { _ in }, shouldStop: () -> Bool = { false }
  ) throws -> Result {
    do {
      let reason = try prepared.trainer.train(
        rows: prepared.data.training, validation: prepared.data.validation, shouldStop: shouldStop
      ) { event in
        switch event {
        case .epoch(let record, let isBest): try recorder.record(record, isBest: isBest)
        case .stopped(.requested): try recorder.recordInterruption()
        default: break
        }
        try report(event)
      }
      let wasInterrupted = reason == .requested
      let measured = wasInterrupted ? nil : try Measurement(prepared, expectations)
      let summary = try finish(wasInterrupted ? .interrupted : .finished, measured)
      var finished = FinishedRecord(
        test: summary.test, validation: summary.validation, bestEpoch: summary.bestEpoch,
        run: directory.path)
      finished.evaluations = summary.epochs.last?.evaluations ?? EvaluationCount()
      finished.seconds = summary.epochs.last?.seconds
      return Result(
        summary: summary, finished: finished,
        wasInterrupted: wasInterrupted)
    } catch {
      keep(error)
      throw error
    }
  }

  /// Writes how a run failed. What cannot be written any more is left: the first error counts.
  private func keep(_ error: any Error) {
    switch error {
    case is OutputClosed:
      try? recorder.recordInterruption()
      _ = try? finish(.interrupted, nil)
    case let error as DivergenceError: _ = try? finish(.diverged, nil, error.problem)
    case let error as any CadenaError: _ = try? finish(.failed, nil, error.problem)
    default: _ = try? finish(.failed, nil, Problem(.verbatim("\(error)")))
    }
  }

  // MARK: - The end

  private func finish(
    _ state: RunState, _ measured: Measurement?, _ problem: Problem? = nil
  ) throws -> RunSummary {
    let summary = summary(state, measured, problem)
    let report = Report(summary, language: language)
    // A run that says it is finished has its report: a kill in between is mended by resuming. A run
    // that failed may have no room for one, and says so first.
    if state == .finished { try directory.write(report) }
    try recorder.finish(
      state, ended: Self.now(), test: measured?.test?.metrics,
      validation: measured?.validation?.metrics, problem: problem)
    if state != .finished { try directory.write(report) }
    return summary
  }

  private func summary(
    _ state: RunState, _ measured: Measurement?, _ problem: Problem?
  ) -> RunSummary {
    let data = prepared.data
    let manifest = recorder.manifest
    let result = measured?.test ?? measured?.validation
    let confusion = data.dataset.targets.classNames.flatMap { names in
      result.flatMap { ConfusionTable(classNames: names, counts: $0.confusion) }
    }
    var started = Substring(manifest.started)
    if started.last == "Z" { started = started.dropLast() }
    var summary = RunSummary(
      name: prepared.experiment.name, state: state, epochs: prepared.trainer.history,
      bestEpoch: manifest.bestEpoch, test: measured?.test?.metrics, confusion: confusion,
      confusionIsOfValidation: measured != nil && measured?.test == nil,
      rows: (data.training.count, data.validation.count, data.test.count),
      parameters: prepared.model.parameterCount, experimentText: prepared.experiment.yaml,
      command: "cadena train \(ShellText.quoted(directory.experimentPath))", run: directory.path,
      version: CadenaVersion.current,
      started: started.map { $0 == "T" ? " " : String($0) }.joined() + " UTC")
    summary.validation = measured?.validation?.metrics
    summary.train = measured?.train?.metrics
    var findings = RunFindings(
      prepared, result, rows: measured?.test == nil ? data.validation : data.test)
    findings.instructionSet = manifest.instructionSet
    findings.problem = problem
    summary.findings = findings
    return summary
  }

  private static func now() -> String {
    UTCTime.text(secondsSince1970: Double(time(nil)))
  }
}
