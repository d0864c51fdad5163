/// What went wrong with something a person gave, told like a colleague would tell it: where, what,
/// what was expected, what was found, and how to mend it.
///
/// Printed as
///
///     wine.csv, line 14, column 3: the value is not a number
///       expected: a number, or nothing for a missing value
///       found:    "12,5"
///       to mend:  set the delimiter with --set data.source.csv.delimiter=";"
public struct Problem: Sendable, Hashable {
  /// The file, or the flag or key when there is no file.
  public var place: String?
  /// Line in the file, from 1.
  public var line: Int?
  /// Column in the line, from 1.
  public var column: Int?
  /// What is wrong, as one sentence without a full stop.
  public var what: Message
  /// What would have been right.
  public var expected: Message?
  /// What was there instead.
  public var found: Message?
  /// What to do about it.
  public var remedy: Message?
  /// A table that helps to see it, shown below.
  public var details: Message?

  /// A problem; parts that do not apply are left out.
  public init(
    _ what: Message, place: String? = nil, line: Int? = nil, column: Int? = nil,
    expected: Message? = nil, found: Message? = nil, remedy: Message? = nil
  ) {
    self.place = place
    self.line = line
    self.column = column
    self.what = what
    self.expected = expected
    self.found = found
    self.remedy = remedy
  }

  /// A path that nobody would read to its end, cut in the middle.
  private static func shortened(_ place: String) -> String {
    place.count <= 512 ? place : place.prefix(200) + "…" + place.suffix(100)
  }

  /// The problem as one to four lines of text.
  public func text(_ language: Language) -> String {
    var position: [String] = []
    if let place { position.append(Self.shortened(place)) }
    if let line { position.append("\(Message.line.text(language)) \(line)") }
    if let column { position.append("\(Message.column.text(language)) \(column)") }
    var lines = [
      (position.isEmpty ? "" : position.joined(separator: ", ") + ": ") + what.text(language)
    ]
    let labelled = [
      (Message.expectedLabel, expected), (Message.foundLabel, found), (Message.remedyLabel, remedy),
    ]
    let width = labelled.map { $0.0.text(language).count }.max() ?? 0
    for (label, message) in labelled {
      guard let message else { continue }
      let name = label.text(language)
      let padding = String(repeating: " ", count: width - name.count)
      lines.append("  \(name):\(padding) \(message.text(language))")
    }
    if let details { lines.append("\n" + details.text(language)) }
    return lines.joined(separator: "\n")
  }
}

/// The exit codes of the command-line tool (DESIGN §6), one for each kind of failure.
public enum ExitCode: Int32, Sendable {
  /// All went well.
  case done = 0
  /// Failed while running.
  case failed = 1
  /// Training diverged: the loss or a weight is no longer finite.
  case diverged = 3
  /// A gradient check failed.
  case gradientCheckFailed = 4
  /// A check or `--expect` did not hold.
  case expectationFailed = 5
  /// The command was typed wrongly.
  case usage = 64
  /// The data are not what they should be.
  case badData = 65
  /// A file that should be read is missing.
  case missingInput = 66
  /// A file cannot be written.
  case cannotWrite = 73
  /// The experiment file is wrong.
  case badExperiment = 78
  /// Stopped by Ctrl-C.
  case interrupted = 130
  /// Stopped by the system's wish to end, SIGTERM.
  case terminated = 143
}

/// An error about something a person gave: it knows its problem and the tool's exit code.
public protocol CadenaError: Error, Sendable, CustomStringConvertible {
  /// What went wrong, where, and how to mend it.
  var problem: Problem { get }
  /// The exit code with which the tool ends.
  var exitCode: ExitCode { get }
}

extension CadenaError {
  /// The problem in English.
  public var description: String { problem.text(.english) }
}
