import CadenaData
import CadenaText
import CadenaTraining

/// How a training ended: the last line of `--json`, whatever happened, but for a signal that ends
/// the program at once.
enum EndEvent {
  /// It came to its end; expectations that do not hold change the exit code alone.
  case finished(FinishedRecord, failures: [String] = [])
  /// Ctrl-C or SIGTERM; the state is saved.
  case interrupted(FinishedRecord, ExitCode)
  /// An error, with the folder of the run when there was one already.
  case error(any CadenaError, run: String?)

  /// The exit code of the program.
  private var exitCode: ExitCode {
    switch self {
    case .finished(_, let failures): failures.isEmpty ? .done : .expectationFailed
    case .interrupted(_, let code): code
    case .error(let error, _): error.exitCode
    }
  }

  /// The event, without a line break.
  var line: String {
    switch self {
    case .finished(let record, let failures):
      text(
        "finished", record,
        ("failed", failures.isEmpty ? nil : .array(failures.map(JSONValue.string))))
    case .interrupted(let record, let code):
      text(
        "interrupted", record, ("signal", code == .terminated ? "SIGTERM" : "SIGINT"),
        ("resume", .string("cadena train --resume " + ShellText.quoted(record.run))))
    case .error(let error, let run): text(error, run)
    }
  }

  private func text(
    _ event: JSONValue, _ record: FinishedRecord, _ more: (String, JSONValue?)...
  ) -> String {
    let best = record.bestEpoch.map { JSONValue.record([("epoch", .integer($0))]) }
    return JSONValue.record(
      [
        ("event", event), ("test", record.test?.json), ("validation", record.validation?.json),
        ("best", best), ("evaluations", record.evaluations.json),
        ("seconds", record.seconds.map { .number(($0 * 1000).rounded() / 1000) }),
        ("run", .string(record.run)),
      ] + more + [("exitCode", .integer(Int(exitCode.rawValue)))]
    ).text()
  }

  private func text(_ error: any CadenaError, _ run: String?) -> String {
    let problem = error.problem
    var members: [(String, JSONValue?)] = [
      ("event", error is DivergenceError ? "diverged" : "failed")
    ]
    if let divergence = error as? DivergenceError {
      members += [
        ("step", .integer(divergence.step)), ("loss", .number(divergence.loss)),
        ("parameter", divergence.parameter.map(JSONValue.string)),
      ]
    }
    members += [
      ("message", .string(problem.what.text(.english))),
      ("place", problem.place.map(JSONValue.string)),
      ("line", problem.line.map(JSONValue.integer)),
      ("run", run.map(JSONValue.string) ?? .null),
      ("exitCode", .integer(Int(exitCode.rawValue))),
    ]
    return JSONValue.record(members).text()
  }
}
