import CadenaText

/// A file that cannot be written: a folder that is missing or read-only, a full disk.
///
/// Exit code 73.
public struct OutputError: CadenaError, Hashable {
  /// What went wrong, where, and how to mend it.
  public let problem: Problem

  /// The exit code for files that cannot be written.
  public var exitCode: ExitCode { .cannotWrite }

  /// An error while writing; parts that do not apply are left out.
  public init(
    _ what: Message, place: String, found: Message? = nil, remedy: Message? = nil
  ) {
    problem = Problem(what, place: place, found: found, remedy: remedy)
  }
}
