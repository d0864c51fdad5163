import CadenaText

/// A flag with a value that makes no sense: exit code 64.
public struct UsageError: CadenaError, Hashable {
  /// What is wrong, and how to mend it.
  public let problem: Problem

  /// The exit code of wrong usage.
  public var exitCode: ExitCode { .usage }

  /// An error of a flag; parts that do not apply are left out.
  public init(
    _ what: Message, expected: Message? = nil, found: Message? = nil, remedy: Message? = nil
  ) {
    problem = Problem(what, expected: expected, found: found, remedy: remedy)
  }
}
