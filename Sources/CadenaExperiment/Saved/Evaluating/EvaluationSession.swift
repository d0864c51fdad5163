import CadenaData
import CadenaRuntime
import CadenaText
import CadenaTraining

/// What `cadena evaluate` does: measures the model of a run on a part of its data, or on a file of
/// rows with their targets.
public struct EvaluationSession: Sendable {
  /// The run, as a person names it.
  public var run: String
  /// The part of the data; nil is the test part when there is one, else the validation part.
  public var part: Quantity.Part?
  /// A file of rows with their targets, in place of a part.
  public var dataFile: String?
  /// The file of their labels, where the rows are a single array.
  public var labels: String?
  /// Folders in which files are looked for that are no longer where they were.
  public var dataFolders: [String] = []
  /// What is expected, as `test.accuracy>=0.97`.
  public var expectations: [String] = []
  /// Which weights; nil chooses.
  public var checkpoint: SavedRun.Checkpoint?
  /// Threads of the kernels.
  public var threads: Int?
  /// Whether the result is a JSON line.
  public var isJSON = false
  /// The language of everything but JSON.
  public var language = Language.english
  /// The environment's variables: `CADENA_DATA`.
  public var environment: [String: String] = [:]

  /// An evaluation of a run.
  public init(run: String) { self.run = run }

  /// Measures; `expectationFailed` when an expectation does not hold.
  ///
  /// - Throws: a `CadenaError` with its exit code, or `OutputClosed`.
  public func evaluate() throws -> ExitCode {
    var expected: [RunExpectation] = []
    for text in expectations { expected.append(try RunExpectation(text)) }
    if let threads { Processor.threads = threads }
    let saved = try SavedRun(run, checkpoint: checkpoint)
    if let note = saved.note { Console.log(Message.warning(note).text(language) + "\n") }
    let measuredPart = dataFile == nil ? try part(of: saved) : Quantity.Part.test
    try check(expected, measuredPart, saved)
    let report =
      if let dataFile { try measure(saved, file: dataFile) } else {
        try measure(saved, measuredPart)
      }
    try Console.write(isJSON ? report.jsonLine + "\n" : report.text(language))
    if let uses = report.testUses, uses > 1 {
      Console.log(Message.warning(.testUsedAgain(uses)).text(language) + "\n")
    }
    var code = ExitCode.done
    for expectation in expected {
      guard case .metric(_, let metric) = expectation.quantity else { continue }
      guard let failure = expectation.failure(report.result.metrics[metric]) else { continue }
      Console.log(failure.text(language) + "\n")
      code = .expectationFailed
    }
    return code
  }

  // MARK: - What is measured

  private func part(of saved: SavedRun) throws(ExperimentError) -> Quantity.Part {
    let split = saved.experiment.data.split
    let hasTest = split.test > 0 || split.testFile != nil || saved.manifest.test != nil
    return part ?? (hasTest || split.validation <= 0 ? .test : .validation)
  }

  /// Expectations must be about metrics of the measured part that exist for the task.
  private func check(
    _ expected: [RunExpectation], _ part: Quantity.Part, _ saved: SavedRun
  ) throws(ExperimentError) {
    for expectation in expected {
      guard case .metric(let other, _) = expectation.quantity, other == part else {
        throw ExperimentError(
          .expectationOfOtherRows(expectation.quantity.name),
          at: Origin(place: "--expect \(expectation.text)"),
          expected: .verbatim("\(part.rawValue).…"), exitCode: .usage)
      }
      try expectation.check(
        task: saved.data.classNames == nil ? .regression : .classification, hasValidation: true,
        hasTest: true, classes: max(saved.data.classNames?.count ?? 0, saved.outputShape.last ?? 0))
    }
  }

  private func measure(_ saved: SavedRun, _ part: Quantity.Part) throws -> EvaluationReport {
    let common = environment["CADENA_DATA"] ?? ""
    let prepared = try saved.prepared(
      dataFolders: dataFolders + (common.isEmpty ? [] : [common]))
    let rows =
      switch part {
      case .test: prepared.data.test
      case .validation: prepared.data.validation
      case .train: prepared.data.training
      }
    guard !rows.isEmpty else {
      throw ExperimentError(
        .runLacksPart(EvaluationReport.name(of: part)), at: Origin(place: saved.directory.path),
        remedy: .measureOtherRows, exitCode: .usage)
    }
    let result = try prepared.trainer.evaluate(rows: rows)
    // The count is written before anybody sees the numbers.
    let uses = part == .test ? try saved.directory.countTestUse() : nil
    return report(saved, result, rows: rows.count, part: part, uses: uses)
  }

  private func measure(_ saved: SavedRun, file: String) throws -> EvaluationReport {
    let dataset = try saved.rows(of: file, labels: labels)
    let trainer = try Trainer(
      saved.model, on: dataset, loss: saved.loss, optimizer: saved.experiment.optimizer.optimizer(),
      dtype: saved.dtype)
    trainer.targetScaling = saved.targetScaling
    let result = try trainer.evaluate(rows: Array(0..<dataset.count))
    var report = report(saved, result, rows: dataset.count, part: nil, uses: nil)
    report.file = file
    return report
  }

  private func report(
    _ saved: SavedRun, _ result: EvaluationResult, rows: Int, part: Quantity.Part?, uses: Int?
  ) -> EvaluationReport {
    EvaluationReport(
      run: saved.directory.path, part: part, rows: rows, checkpoint: saved.checkpoint,
      epoch: saved.epoch, result: result, classNames: saved.data.classNames, testUses: uses)
  }
}
