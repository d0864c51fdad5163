import CadenaText

/// Rows to learn from: features and targets, with the names of their columns.
///
///     let digits = Dataset.digits
///     digits.count            // 1797
///     digits.features.width   // 64
///
/// A data set lives in the memory of the host and is a value: parts of it (`subset`) and changed
/// copies (preprocessing) are new data sets.
public struct Dataset: Sendable, Hashable {
  /// What a model is to predict.
  public enum Task: String, Sendable, Hashable, CaseIterable {
    /// One of several classes.
    case classification
    /// Numbers.
    case regression
  }

  /// What the set is called: `digits`, or the file's name.
  public let name: String
  /// The inputs.
  public let features: Features
  /// What is to be predicted.
  public let targets: Targets
  /// The names of the columns of the features, in order.
  public let featureNames: [String]
  /// The name of the target's column.
  public let targetName: String
  /// How a row's numbers make up a picture, or nil when they are none.
  public let imageShape: ImageShape?

  /// A data set, checked.
  ///
  /// Without names, columns are called `x1`, `x2`, ….
  ///
  /// - Precondition: `imageShape`, if there is one, has as many numbers as a row.
  /// - Throws: `DataError` when the numbers of rows differ, there is no row, a label is not in
  ///   `0..<names.count`, a value is not finite, or the number of names is not that of columns.
  public init(
    name: String, features: Features, targets: Targets, featureNames: [String] = [],
    targetName: String = "target", imageShape: ImageShape? = nil
  ) throws(DataError) {
    self.init(
      unchecked: name, features: features, targets: targets, featureNames: featureNames,
      targetName: targetName, imageShape: imageShape)
    try check()
  }

  /// A data set that is right by construction.
  init(
    unchecked name: String, features: Features, targets: Targets, featureNames: [String] = [],
    targetName: String = "target", imageShape: ImageShape? = nil
  ) {
    require(
      imageShape.map { $0.count == features.width } ?? true,
      "a picture has as many numbers as a row")
    self.name = name
    self.features = features
    self.targets = targets
    self.featureNames =
      featureNames.isEmpty ? (0..<features.width).map { "x\($0 + 1)" } : featureNames
    self.targetName = targetName
    self.imageShape = imageShape
  }

  /// How many rows there are.
  public var count: Int { features.count }

  /// How many numbers one row of features has.
  public var featureCount: Int { features.width }

  /// Whether classes or numbers are predicted.
  public var task: Task { targets.classNames == nil ? .regression : .classification }

  /// The given rows, in the given order.
  ///
  /// - Precondition: every index is one of a row.
  public func subset(_ rows: [Int]) -> Dataset {
    Dataset(
      unchecked: name, features: features.subset(rows), targets: targets.subset(rows),
      featureNames: featureNames, targetName: targetName, imageShape: imageShape)
  }

  /// The same rows with other features, as preprocessing makes them.
  func replacing(features: Features) -> Dataset {
    let names = features.width == featureNames.count ? featureNames : []
    return Dataset(
      unchecked: name, features: features, targets: targets, featureNames: names,
      targetName: targetName,
      imageShape: imageShape?.count == features.width ? imageShape : nil)
  }

  /// The same rows with other targets.
  ///
  /// - Precondition: there are as many targets as rows, and labels are indices of names.
  public func replacing(targets: Targets) -> Dataset {
    require(targets.count == count, "\(targets.count) targets for \(count) rows")
    return Dataset(
      unchecked: name, features: features, targets: targets, featureNames: featureNames,
      targetName: targetName, imageShape: imageShape)
  }

  private func check() throws(DataError) {
    guard count > 0 else { throw DataError(.noRows, place: name) }
    if case .values(let values, let width) = targets, width < 1 || values.count % width != 0 {
      throw DataError(.valueCountDiffers(values.count, "[\(width)]", count), place: name)
    }
    guard targets.count == count else {
      throw DataError(.targetCountDiffers(count, targets.count), place: name)
    }
    guard featureNames.count == featureCount else {
      throw DataError(.nameCountDiffers(featureNames.count, featureCount), place: name)
    }
    if let index = features.storage.firstNonFinite {
      throw DataError(
        .valueNotFinite(row: index / featureCount + 1, column: index % featureCount + 1),
        place: name)
    }
    switch targets {
    case .classes(let labels, let names):
      if let row = labels.firstIndex(where: { $0 < 0 || Int($0) >= names.count }) {
        throw DataError(
          .labelOutOfRange(Int(labels[row]), row: row + 1, classes: names.count), place: name)
      }
    case .values(let values, let width):
      if let index = values.firstIndex(where: { !$0.isFinite }) {
        throw DataError(.targetNotFinite(row: index / width + 1), place: name)
      }
    }
  }
}
