/// How a file of comma-separated values is to be read; what is not told is found out.
public struct CSVOptions: Sendable {
  /// The character between the columns; nil takes the one of `,` `;` tab `|` that the first line
  /// has most often.
  public var delimiter: Character?
  /// Whether the first line holds the names of the columns; nil: it does when it has the target's
  /// name, or no number in any column but the target's.
  public var header: Bool?
  /// The target's column: its name, or its number from 1; nil is the last.
  public var target: String?
  /// What is predicted; nil decides by the target's values.
  public var task: Dataset.Task?
  /// A data set whose columns and classes the file must have: a file of test rows gets the same
  /// labels as the training rows.
  public var like: Dataset?

  /// Options, all of them found out unless told.
  public init(
    delimiter: Character? = nil, header: Bool? = nil, target: String? = nil,
    task: Dataset.Task? = nil, like: Dataset? = nil
  ) {
    self.delimiter = delimiter
    self.header = header
    self.target = target
    self.task = task
    self.like = like
  }
}
