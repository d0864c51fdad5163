/// What happens to a cell of the features that holds no value: empty, `?`, `NA`, `N/A`, `NaN` or
/// `null`, in any case.
///
/// Rules that compute do so over the training part only (lecture F3): the reader marks such cells,
/// and `FillMissing`, the first step of preprocessing, learns the fills and puts them in.
public enum MissingRule: Sendable, Hashable {
  /// It is an error, told with line and column.
  case error
  /// The mean of the column's values.
  case mean
  /// The median of the column's values: of an even number, the mean of the two in the middle.
  case median
  /// The most frequent value; of equally frequent ones the smallest.
  case mode
  /// 0.
  case zero
  /// A number.
  case constant(Double)
  /// The row is left out.
  case dropRow
  /// The value of the row before it in the file.
  case previous

  /// The names, as in experiment files.
  public static let names = [
    "error", "mean", "median", "mode", "zero", "constant", "dropRow", "previous",
  ]

  /// The rule's name.
  public var name: String {
    switch self {
    case .error: "error"
    case .mean: "mean"
    case .median: "median"
    case .mode: "mode"
    case .zero: "zero"
    case .constant: "constant"
    case .dropRow: "dropRow"
    case .previous: "previous"
    }
  }

  /// The rule of a name; `constant` needs its number.
  public init?(name: String, constant: Double? = nil) {
    switch (name, constant) {
    case ("constant", let value?) where value.isFinite: self = .constant(value)
    case ("error", nil): self = .error
    case ("mean", nil): self = .mean
    case ("median", nil): self = .median
    case ("mode", nil): self = .mode
    case ("zero", nil): self = .zero
    case ("dropRow", nil): self = .dropRow
    case ("previous", nil): self = .previous
    default: return nil
    }
  }

  /// Whether cells stay marked as not-a-number until preprocessing fills them.
  public var isFilledByPreprocessing: Bool {
    switch self {
    case .mean, .median, .mode, .zero, .constant: true
    case .error, .dropRow, .previous: false
    }
  }

  /// The rule in a record: its name, or `{"constant": 3.5}`.
  var json: JSONValue {
    if case .constant(let value) = self { ["constant": .number(value)] } else { .string(name) }
  }

  init?(json: JSONValue) {
    if let name = json.string {
      self.init(name: name)
    } else if let value = json["constant"]?.number {
      self.init(name: "constant", constant: value)
    } else {
      return nil
    }
  }
}
