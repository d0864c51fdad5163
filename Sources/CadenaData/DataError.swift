import CadenaText

/// Data that cannot be used as they are: a wrong value, a ragged row, a missing file.
///
/// It names the file, the line and the column where there are such, what was expected, what was
/// found and how to mend it. The column of a table is the number of the cell in its row, from 1.
/// Exit code 65, or 66 when a file is missing.
public struct DataError: CadenaError, Hashable {
  /// What went wrong, where, and how to mend it.
  public let problem: Problem
  /// The exit code with which the tool ends.
  public let exitCode: ExitCode

  /// An error in data; parts that do not apply are left out.
  public init(
    _ what: Message, place: String? = nil, line: Int? = nil, column: Int? = nil,
    expected: Message? = nil, found: Message? = nil, remedy: Message? = nil,
    exitCode: ExitCode = .badData
  ) {
    problem = Problem(
      what, place: place, line: line, column: column, expected: expected, found: found,
      remedy: remedy)
    self.exitCode = exitCode
  }

  init(_ failure: FileFailure, place: String) {
    self.init(
      failure.what, place: place, found: failure.detail, remedy: failure.remedy,
      exitCode: failure.exitCode)
  }
}
