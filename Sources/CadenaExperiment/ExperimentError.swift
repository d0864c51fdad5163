import CadenaText

/// An experiment that cannot be used as it stands: a wrong key, a wrong value, a missing file.
///
/// It names the file, line and column (or the flag, for a value given with `--set`), what was
/// expected, what was found and how to mend it. Exit code 78, or 66 when the file is missing and
/// 64 when a flag is not of the form `key.path=value`.
public struct ExperimentError: CadenaError, Hashable {
  /// What went wrong, where, and how to mend it.
  public private(set) var problem: Problem
  /// The exit code with which the tool ends.
  public private(set) var exitCode: ExitCode

  /// An error at a place of the experiment file or of a flag.
  public init(
    _ what: Message, at origin: Origin, expected: Message? = nil, found: Message? = nil,
    remedy: Message? = nil, details: Message? = nil, exitCode: ExitCode = .badExperiment
  ) {
    problem = Problem(
      what, place: origin.place, line: origin.line, column: origin.column, expected: expected,
      found: found, remedy: remedy)
    problem.details = details
    self.exitCode = exitCode
  }

  /// The same error for something that was typed, and stands in no file.
  var asUsage: ExperimentError {
    var error = self
    error.exitCode = .usage
    return error
  }

  /// The same error without its table.
  var withoutDetails: ExperimentError {
    var error = self
    error.problem.details = nil
    return error
  }
}
