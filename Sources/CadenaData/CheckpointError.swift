import CadenaText

/// A file of weights or of a training state that cannot be used.
///
/// Exit code 65, or 66 when the file is missing.
public struct CheckpointError: CadenaError, Hashable {
  /// What went wrong, where, and how to mend it.
  public let problem: Problem
  /// The exit code with which the tool ends.
  public let exitCode: ExitCode

  /// An error in a checkpoint; parts that do not apply are left out.
  public init(
    _ what: Message, place: String? = nil, expected: Message? = nil, found: Message? = nil,
    remedy: Message? = nil, exitCode: ExitCode = .badData
  ) {
    problem = Problem(what, place: place, expected: expected, found: found, remedy: remedy)
    self.exitCode = exitCode
  }

  init(_ failure: FileFailure, place: String) {
    self.init(
      failure.what, place: place, found: failure.detail, remedy: failure.remedy,
      exitCode: failure.exitCode)
  }
}
