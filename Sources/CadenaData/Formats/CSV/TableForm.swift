/// How the rows of a table become rows of numbers: which columns are taken, in which order, which
/// are text and of which categories, and what happens to missing values.
///
/// It is learnt with the training rows (`CSVReader.table`) and travels with a run, so that other
/// files are read the same way: rows to predict (`CSVRows`), and rows with labels (`CSVReader` with
/// `CSVOptions.form`). Columns are found by their names, in any order and among others; in files
/// without names by their positions, with or without the targets.
///
/// A column with k categories becomes k columns called `name=category`, of which that of the row's
/// category is 1 and the others 0.
public struct TableForm: Sendable, Hashable {
  /// One column of the table.
  public struct Column: Sendable, Hashable {
    /// Its name.
    public let name: String
    /// Its place in the table, from 0.
    public let position: Int
    /// The categories of a column of text, or the classes of a target; nil for numbers.
    public internal(set) var categories: [String]?

    /// A column.
    public init(name: String, position: Int, categories: [String]? = nil) {
      self.name = name
      self.position = position
      self.categories = categories
    }
  }

  /// What errors call the rows from which the form was learnt.
  public internal(set) var name: String
  /// The columns of the features, in their order.
  public internal(set) var columns: [Column]
  /// The columns of the targets.
  public internal(set) var targets: [Column]
  /// How many columns the table has.
  public internal(set) var width: Int
  /// Whether the names of the columns come from the table.
  public internal(set) var isNamed: Bool
  /// What happens to missing values.
  public var missing: MissingRule = .error
  /// What happens to unknown categories.
  public var unknown: UnknownCategory = .error
  /// What stands between whole part and fraction.
  public var decimal: Character = "."

  /// A form of columns of numbers, with targets behind them or without.
  public init(
    columns: [String], name: String = "", targets: [String] = [], classNames: [String]? = nil,
    isNamed: Bool = true
  ) {
    self.name = name
    self.columns = columns.enumerated().map { Column(name: $1, position: $0) }
    self.targets = targets.enumerated().map {
      Column(name: $1, position: columns.count + $0, categories: classNames)
    }
    width = columns.count + targets.count
    self.isNamed = isNamed
  }

  /// The form of a data set of numbers whose target is its last column.
  public init(of dataset: Dataset) {
    let isSeveral = dataset.targets.classNames == nil && dataset.targets.width > 1
    self.init(
      columns: dataset.featureNames, name: dataset.name,
      targets: isSeveral
        ? (1...dataset.targets.width).map { "\(dataset.targetName)\($0)" } : [dataset.targetName],
      classNames: dataset.targets.classNames,
      isNamed: dataset.featureNames != dataset.featureNames.indices.map { "x\($0 + 1)" })
  }

  init(
    name: String, columns: [Column], targets: [Column], width: Int, isNamed: Bool
  ) {
    self.name = name
    self.columns = columns
    self.targets = targets
    self.width = width
    self.isNamed = isNamed
  }

  /// The classes of the target, or nil when it holds numbers.
  public var classNames: [String]? { targets.first?.categories }

  /// The form with other classes of the target.
  public func replacing(classNames: [String]?) -> TableForm {
    var form = self
    for index in form.targets.indices { form.targets[index].categories = classNames }
    return form
  }

  /// How many numbers a row of features has.
  public var featureCount: Int {
    columns.reduce(0) { $0 + ($1.categories?.count ?? 1) }
  }

  /// The names of the features: those of the columns, `name=category` for categories.
  public var featureNames: [String] {
    columns.flatMap { column in
      column.categories.map { $0.map { "\(column.name)=\($0)" } } ?? [column.name]
    }
  }

  /// The features that stand for one column of text each.
  public var categoryBlocks: [Range<Int>] {
    var blocks: [Range<Int>] = []
    var start = 0
    for column in columns {
      let count = column.categories?.count ?? 1
      if column.categories != nil { blocks.append(start..<start + count) }
      start += count
    }
    return blocks
  }

  /// Rows with one number a column, a category's being its index, as rows of features.
  func features(of values: [Double]) -> [Double] {
    guard columns.contains(where: { $0.categories != nil }) else { return values }
    let widths = columns.map { $0.categories?.count }
    let rows = columns.isEmpty ? 0 : values.count / columns.count
    var features: [Double] = []
    features.reserveCapacity(rows * featureCount)
    var index = 0
    for _ in 0..<rows {
      for width in widths {
        let value = values[index]
        index += 1
        guard let width else {
          features.append(value)
          continue
        }
        // Not-a-number marks a missing category, a negative one an unknown one.
        let start = features.count
        features.append(contentsOf: repeatElement(value.isNaN ? .nan : 0, count: width))
        if value >= 0 { features[start + Int(value)] = 1 }
      }
    }
    return features
  }
}
