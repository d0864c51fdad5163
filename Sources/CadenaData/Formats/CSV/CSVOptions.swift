/// How a file of comma-separated values is to be read; what is not told is found out.
public struct CSVOptions: Sendable {
  /// Which columns of text become numbers, one column of 0 and 1 for each category.
  public enum Categories: Sendable, Hashable {
    /// None: text outside the target is an error.
    case none
    /// Every column whose first value is no number.
    case texts
    /// These, by name or number from 1, even when they hold numbers.
    case columns([String])
  }

  /// The character between the columns; nil takes the one of `,` `;` tab `|` that the first line
  /// has most often.
  public var delimiter: Character?
  /// Whether the first line holds the names of the columns; nil: it does when it has the target's
  /// name, or no number in any column but the target's.
  public var header: Bool?
  /// The columns of targets: their names, or their numbers from 1; none is the last column. Several
  /// make a regression of several numbers.
  public var targets: [String]
  /// What is predicted; nil decides by the target's values.
  public var task: Dataset.Task?
  /// The columns that are features, by name or number from 1; nil takes all but the targets.
  public var columns: [String]?
  /// Columns that are left out, by name or number from 1.
  public var ignored: [String] = []
  /// What stands between whole part and fraction: a point or a comma.
  public var decimal: Character = "."
  /// What happens to missing values.
  public var missing = MissingRule.error
  /// Which columns of text become numbers.
  public var categories = Categories.none
  /// What happens to a category that was not there when the categories were learnt.
  public var unknown = UnknownCategory.error
  /// Whether numbers must fit into single precision, as those of a model in float32 must.
  public var isSingle = false
  /// Whether the task was guessed, from a loss or a layer: then a text among numbers with fractions
  /// is a slip, and no class.
  public var isTaskGuessed = false
  /// Whether columns of text stay one column of codes, however many texts there are, as
  /// descriptions want it.
  package var keepsCodes = false
  /// The form that the file must have: a file of test rows gets the same columns, categories and
  /// labels as the training rows. It decides all but delimiter and header.
  public var form: TableForm?

  /// Options, all of them found out unless told; `like` is short for the form of a data set.
  public init(
    delimiter: Character? = nil, header: Bool? = nil, target: String? = nil,
    task: Dataset.Task? = nil, like: Dataset? = nil
  ) {
    self.delimiter = delimiter
    self.header = header
    self.targets = target.map { [$0] } ?? []
    self.task = task
    form = like.map { TableForm(of: $0) }
  }

  /// The decimal sign's byte.
  var point: UInt8 { decimal.asciiValue ?? UInt8(ascii: ".") }
}

/// What happens to a category that was not there when the categories were learnt.
public enum UnknownCategory: String, Sendable, Hashable, CaseIterable {
  /// It is an error, told with line and column.
  case error
  /// All of the column's categories are 0.
  case ignore
}
