import CadenaText

/// Makes a data set of two arrays of files: features, whose first axis counts the rows, and
/// targets.
///
/// Features of bytes stay bytes; whatever single precision holds exactly becomes that, all else
/// double precision. Rows are flat. Targets are classes or numbers:
///
/// * With a task given, that one; classes are whole numbers from 0.
/// * Else whole numbers from 0 to 999 are classes when there are two rows for each on average, and
///   everything else is numbers.
///
/// Class `k` is called `k`, and there are as many classes as the largest label plus 1.
public struct ArrayDataset {
  /// An array and the file that errors name.
  public struct Source: Sendable {
    let array: NumberArray
    let place: String

    /// An array of a file.
    public init(_ array: NumberArray, place: String) {
      self.array = array
      self.place = place
    }
  }

  /// What is predicted; found out when nil.
  public var task: Dataset.Task?
  /// The names of the classes; numbers when nil.
  public var classNames: [String]?
  /// Whether rows of two axes, or three with 1, 3 or 4 channels at one end, are pictures.
  public var showsPictures = false
  /// Whether numbers must fit into single precision, as those of a model in float32 must.
  public var isSingle = false

  /// A maker of data sets that finds out the task.
  public init(task: Dataset.Task? = nil, classNames: [String]? = nil, showsPictures: Bool = false) {
    self.task = task
    self.classNames = classNames
    self.showsPictures = showsPictures
  }

  /// The data set of features and targets.
  ///
  /// - Throws: `DataError` when the numbers of rows differ, there is none, a value is not finite, a
  ///   label is none, or all labels are the same.
  public func dataset(
    name: String, features: Source, targets: Source
  ) throws(DataError) -> Dataset {
    let rows = try Self.rows(features, targets)
    let made = try self.targets(targets, rows)
    if case .classes(let labels, _) = made, !labels.contains(where: { $0 != labels[0] }) {
      throw DataError(
        .singleClassFile, place: targets.place, found: .quoted("\(labels[0])"),
        remedy: .singleClassRemedy)
    }
    return Dataset(
      unchecked: name, features: try Self.features(features, rows, isSingle: isSingle),
      targets: made,
      imageShape: showsPictures ? Self.picture(features.array) : nil)
  }

  /// Rows for the test, with the columns and classes of the training rows.
  ///
  /// - Throws: `DataError`, also when a row has another number of columns or a label is no class.
  public func dataset(
    name: String, features: Source, targets: Source, like training: Dataset
  ) throws(DataError) -> Dataset {
    let rows = try Self.rows(features, targets)
    let width = features.array.count / rows
    guard width == training.featureCount else {
      throw DataError(
        .columnsDifferFrom(training.name), place: features.place,
        expected: .cells(training.featureCount), found: .cells(width))
    }
    var maker = self
    maker.task = training.task
    maker.classNames = training.targets.classNames
    let made = try maker.targets(targets, rows)
    guard made.width == training.targets.width else {
      throw DataError(
        .columnsDifferFrom(training.name), place: targets.place,
        expected: .cells(training.targets.width), found: .cells(made.width))
    }
    return Dataset(
      unchecked: name, features: try Self.features(features, rows, isSingle: isSingle),
      targets: made,
      featureNames: training.featureNames, targetName: training.targetName,
      imageShape: training.imageShape)
  }

  private static func rows(_ features: Source, _ targets: Source) throws(DataError) -> Int {
    guard features.array.count > 0, let rows = features.array.shape.first else {
      throw DataError(.noRows, place: features.place)
    }
    guard let others = targets.array.shape.first, others == rows else {
      throw DataError(
        .targetCountDiffers(rows, targets.array.shape.first ?? 0), place: targets.place,
        remedy: .filesBelongTogether)
    }
    return rows
  }

  static func features(
    _ source: Source, _ rows: Int, isSingle: Bool, remedy: Message = .tooLargeRemedy
  ) throws(DataError) -> Features {
    let array = source.array
    let width = array.count / rows
    let storage: Features.Storage =
      array.type == .uint8 || array.type == .bool
      ? .bytes(array.bytes) : array.floats.map { .floats($0) } ?? .doubles(array.doubles)
    if let index = storage.firstNonFinite {
      throw DataError(
        .valueNotFinite(row: index / width + 1, column: index % width + 1), place: source.place)
    }
    if isSingle, case .doubles(let values) = storage,
      let index = values.firstIndex(where: { $0.magnitude > NumberLimit.single })
    {
      throw DataError(
        .valueTooLarge(row: index / width + 1, column: index % width + 1), place: source.place,
        expected: .floatRange, found: .verbatim("\(values[index])"), remedy: remedy)
    }
    return Features(storage, count: rows, exampleShape: [width])
  }

  /// Rows that are pictures: height and width, with a single channel in front or behind, since
  /// several stand in our order only when they come first.
  private static func picture(_ array: NumberArray) -> ImageShape? {
    let extents = array.shape.dropFirst()
    guard let first = extents.first, let last = extents.last, extents.count >= 2,
      extents.allSatisfy({ $0 > 0 })
    else { return nil }
    let middle = extents[extents.startIndex + 1]
    switch extents.count {
    case 2: return ImageShape(height: first, width: last)
    case 3 where last == 1: return ImageShape(height: first, width: middle)
    case 3 where [1, 3].contains(first):
      return ImageShape(height: middle, width: last, channels: first)
    default: return nil
    }
  }

  private func targets(_ source: Source, _ rows: Int) throws(DataError) -> Targets {
    let array = source.array
    let width = array.count / rows
    let values = array.doubles
    guard width >= 1 else { throw DataError(.noRows, place: source.place) }
    if let index = values.firstIndex(where: { !$0.isFinite }) {
      throw DataError(.targetNotFinite(row: index / width + 1), place: source.place)
    }
    if isSingle, let index = values.firstIndex(where: { $0.magnitude > NumberLimit.single }) {
      throw DataError(
        .targetTooLarge(row: index / width + 1), place: source.place, expected: .floatRange,
        found: .verbatim("\(values[index])"), remedy: .tooLargeRemedy)
    }
    let largest = values.max() ?? 0
    let looksLikeClasses =
      width == 1 && array.type.isInteger && (values.min() ?? 0) >= 0 && largest < 1000
      && 2 * (largest + 1) <= Double(rows)
    guard task.map({ $0 == .classification }) ?? looksLikeClasses else {
      return .values(values, width: width)
    }
    guard width == 1 else {
      throw DataError(.labelsNotAVector(array.shape), place: source.place)
    }
    // A label far above the number of rows is a mistake, and names for all below it would be many.
    let limit = classNames?.count ?? max(1000, 2 * rows)
    for (row, value) in values.enumerated() {
      guard let label = Int(exactly: value) else {
        throw DataError(
          .labelNotWhole(row: row + 1), place: source.place, found: .verbatim("\(value)"))
      }
      guard (0..<limit).contains(label) else {
        throw DataError(.labelOutOfRange(label, row: row + 1, classes: limit), place: source.place)
      }
    }
    let names = classNames ?? (0...Int(largest)).map { "\($0)" }
    return .classes(values.map { Int32($0) }, names: names)
  }
}
