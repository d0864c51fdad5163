import CadenaText
import CadenaTraining

/// Tells a person, or a program that reads JSON lines, how a training goes.
final class TrainingConsole {
  /// What is written where.
  struct Options: Sendable {
    /// Whether results are JSON lines on standard output.
    var isJSON = false
    /// Whether every update is told.
    var tellsSteps = false
    /// How progress is shown.
    var style: TerminalStyle
    /// The language of everything but JSON.
    var language: Language
  }

  private let options: Options
  private let line: ProgressLine
  private let prepared: PreparedExperiment
  private let run: ExperimentRun
  private let clock = ContinuousClock()
  private let start: ContinuousClock.Instant
  private var lastDrawing: ContinuousClock.Instant?
  private var state: ProgressState
  private var lossSum = 0.0
  private var batches = 0

  init(_ run: ExperimentRun, _ options: Options) {
    self.run = run
    prepared = run.prepared
    self.options = options
    line = ProgressLine(style: options.style, language: options.language)
    start = clock.now
    state = ProgressState(
      epoch: run.resumption?.epoch ?? 1, epochs: prepared.experiment.training.epochs, fraction: 0)
  }

  /// Whether the trainer must tell every update.
  static func needsSteps(_ options: Options) -> Bool {
    options.tellsSteps || options.style.progress == .live
  }

  /// What is trained on what, and what a person should know about it.
  func begin() {
    guard options.style.progress != .quiet else { return }
    let data = prepared.data
    let language = options.language
    let head = Message.trainingBegins(
      prepared.experiment.name, rows: data.training.count, validation: data.validation.count,
      test: data.test.count, parameters: prepared.model.parameterCount)
    Console.log(head.text(language) + "\n")
    if let (epoch, step) = run.resumption {
      Console.log(Message.resumedAt(epoch: epoch, step: step).text(language) + "\n")
    }
    for warning in run.notes + data.warnings {
      Console.log(Message.warning(warning).text(language) + "\n")
    }
  }

  /// Tells one event.
  func tell(_ event: TrainingEvent) throws {
    switch event {
    case .step(let record): try tell(record)
    case .epoch(let record, _): try tell(record)
    case .stopped(let reason): tell(reason)
    }
  }

  private func tell(_ record: StepRecord) throws {
    if options.tellsSteps {
      if options.isJSON {
        try Console.write(record.eventLine + "\n")
      } else if options.style.progress == .plain {
        Console.log(
          Message.stepLoss(record.step, NumberText.compact(record.loss)).text(options.language)
            + "\n")
      }
    }
    guard options.style.progress == .live else { return }
    lossSum += record.loss
    batches += 1
    let now = clock.now
    if let lastDrawing, now - lastDrawing < .milliseconds(100) { return }
    lastDrawing = now
    state.fraction = Double(batches) / Double(prepared.updatesPerEpoch)
    state.loss = lossSum / Double(batches)
    keepTime(now)
    Console.log(line.running(state))
  }

  private func tell(_ record: EpochRecord) throws {
    if options.isJSON { try Console.write(record.eventLine + "\n") }
    state.epoch = record.epoch
    state.fraction = 1
    state.loss = record.train.loss
    state.validationLoss = record.validation?.loss
    state.validationAccuracy = record.validation?.accuracy
    state.validationRSquared = record.validation?[.r2]
    let now = clock.now
    keepTime(now)
    let isLast = record.epoch == state.epochs
    if options.style.progress == .plain || isLast
      || lastDrawing.map({ now - $0 >= .milliseconds(100) }) ?? true
    {
      lastDrawing = now
      Console.log(line.finished(record, state))
    }
    lossSum = 0
    batches = 0
    state.epoch += 1
    state.fraction = 0
  }

  private func keepTime(_ now: ContinuousClock.Instant) {
    let parts = (now - start).components
    state.seconds = Double(parts.seconds) + Double(parts.attoseconds) * 1e-18
    let done = Double(state.epoch - (run.resumption?.epoch ?? 1)) + state.fraction
    let rows = Double(prepared.data.training.count) * done
    state.rowsPerSecond = state.seconds > 0 ? rows / state.seconds : 0
  }

  private func tell(_ reason: StopReason) {
    guard options.style.progress != .quiet else { return }
    Console.log(line.over())
    switch reason {
    case .completed: break
    case .patience(let epochs):
      Console.log(Message.stoppedEarly(epochs).text(options.language) + "\n")
    case .minimized(let ending):
      if let text = ending.message { Console.log(text.text(options.language) + "\n") }
    case .requested: Console.log(Message.interrupted.text(options.language) + "\n")
    }
  }

  /// Tells how it ended, and which expectations did not hold.
  func end(_ result: ExperimentRun.Result, _ failures: [Message]) throws {
    if options.isJSON {
      let event: EndEvent =
        result.wasInterrupted
        ? .interrupted(result.finished, Interruption.exitCode)
        : .finished(result.finished, failures: failures.map { $0.text(.english) })
      try Console.write(event.line + "\n")
    }
    if result.wasInterrupted {
      // Told without progress too: it is how nothing is lost.
      let path = result.summary.run
      let command = "cadena train --resume " + ShellText.quoted(path)
      for message in [Message.writtenTo(path), .resumeWith(command)] {
        Console.log(message.text(options.language) + "\n")
      }
    } else if !options.isJSON {
      try Console.write(
        FinalTable.text(result.summary, options.language, width: Console.outputWidth))
    }
  }
}
