import CadenaData
import CadenaGraph

/// What a checkpoint tells of the data that its weights were trained on, so that a model can be used
/// where the data are not: the names of columns and classes, and the shapes of an example.
///
/// It stands in the metadata of a checkpoint as `data`.
public struct DataRecord: Sendable, Hashable {
  /// What the set is called.
  public var name: String
  /// The names of the features' columns, in order, before preprocessing.
  public var featureNames: [String]
  /// Whether those names come from the data, rather than being `x1`, `x2`, ….
  public var isNamed: Bool
  /// The names of the targets' columns.
  public var targetNames: [String]
  /// The names of the classes; nil for regression.
  public var classNames: [String]?
  /// The extents of one row as the source gives it.
  public var exampleShape: [Int]
  /// The extents of one row as the model sees it.
  public var inputShape: [Int]
  /// How the numbers of a row make up a picture, if they do.
  public var imageShape: ImageShape?
  /// How the rows of a table became numbers, for data from a table.
  public var table: TableForm?

  /// The form by which tables of such rows are read: that of the training rows' table, or one of
  /// columns of numbers with the target behind them.
  public var form: TableForm {
    table
      ?? TableForm(
        columns: featureNames, name: name, targets: targetNames, classNames: classNames,
        isNamed: isNamed)
  }

  /// What there is to tell of rows.
  ///
  /// - Parameters:
  ///   - rows: as the source gives them.
  ///   - prepared: after preprocessing.
  ///   - table: how they became numbers, when they come from a table.
  public init(_ rows: Dataset, prepared: Dataset, table: TableForm? = nil) {
    self.table = table
    name = rows.name
    featureNames = rows.featureNames
    isNamed = featureNames != Self.numbered(featureNames.count)
    let width = rows.targets.width
    targetNames =
      table.map { $0.targets.map(\.name) }
      ?? (width == 1 ? [rows.targetName] : (0..<width).map { "\(rows.targetName)\($0 + 1)" })
    classNames = rows.targets.classNames
    exampleShape = rows.features.exampleShape
    inputShape = prepared.features.exampleShape
    imageShape = rows.imageShape
  }

  private static func numbered(_ count: Int) -> [String] { (0..<count).map { "x\($0 + 1)" } }

  // MARK: - Records

  /// The record; names that say nothing are left out.
  public var json: JSONValue {
    func texts(_ texts: [String]) -> JSONValue { .array(texts.map(JSONValue.string)) }
    func numbers(_ numbers: [Int]) -> JSONValue { .array(numbers.map(JSONValue.integer)) }
    return .record([
      ("name", .string(name)),
      ("featureNames", isNamed ? .some(texts(featureNames)) : .none),
      ("targetNames", texts(targetNames)), ("table", table?.json),
      ("classNames", classNames.map(texts)),
      ("exampleShape", numbers(exampleShape)),
      ("inputShape", numbers(inputShape)),
      (
        "image",
        imageShape.map {
          [
            "height": .integer($0.height), "width": .integer($0.width),
            "channels": .integer($0.channels),
          ]
        }
      ),
    ])
  }

  /// The data of a record, or nil when it is none.
  public init?(json: JSONValue) {
    func texts(_ key: String) -> [String]? {
      json[key]?.elements.flatMap { list in
        let texts = list.compactMap(\.string)
        return texts.count == list.count ? texts : nil
      }
    }
    func extents(_ key: String) -> [Int]? {
      json[key]?.elements.flatMap { list in
        let numbers = list.compactMap(\.integer).filter { (1...(1 << 28)).contains($0) }
        return numbers.count == list.count ? numbers : nil
      }
    }
    guard let name = json["name"]?.string, let targetNames = texts("targetNames"),
      !targetNames.isEmpty, let exampleShape = extents("exampleShape"),
      let inputShape = extents("inputShape"), let width = Self.count(exampleShape),
      Self.count(inputShape) != nil,
      max(exampleShape.count, inputShape.count) < Shape.maximumRank
    else { return nil }
    self.name = name
    self.targetNames = targetNames
    self.exampleShape = exampleShape
    self.inputShape = inputShape
    classNames = texts("classNames")
    featureNames = texts("featureNames") ?? Self.numbered(width)
    isNamed = json["featureNames"]?.elements != nil
    guard featureNames.count == width, classNames != nil || json["classNames"] == nil else {
      return nil
    }
    if let record = json["table"] {
      guard let table = TableForm(json: record), table.featureCount == width else { return nil }
      self.table = table
    }
    if let image = json["image"] {
      guard let height = image["height"]?.integer, let columns = image["width"]?.integer,
        let channels = image["channels"]?.integer, min(height, columns, channels) > 0,
        Self.count([height, columns, channels]) == width
      else { return nil }
      imageShape = ImageShape(height: height, width: columns, channels: channels)
    }
  }

  /// How many numbers a shape has; nil when they are too many for one row.
  private static func count(_ shape: [Int]) -> Int? {
    var count = 1
    for extent in shape {
      let (product, overflow) = count.multipliedReportingOverflow(by: extent)
      guard !overflow, product <= 1 << 28 else { return nil }
      count = product
    }
    return count
  }
}
