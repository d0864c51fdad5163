import CadenaText

/// The rows of an experiment and their parts, as the checks across rows see them: before
/// preprocessing.
///
///     let data = CheckedData(dataset, training: split.training, test: split.test)
///     for warning in data.warnings { print(warning) }
public struct CheckedData: Sendable {
  /// The rows.
  public let dataset: Dataset
  /// The rows that are learned from.
  public let training: [Int]
  /// The rows that decide when to stop.
  public let validation: [Int]
  /// The rows of the final test.
  public let test: [Int]
  /// Whether preprocessing brings the columns to like scales.
  public let isScaled: Bool
  /// Columns whose numbers are codes of texts.
  let coded: Set<Int>
  /// Count, mean, deviation and range of the columns of the training part.
  public let summary: ColumnSummary

  /// Rows with their parts.
  public init(
    _ dataset: Dataset, training: [Int], validation: [Int] = [], test: [Int] = [],
    isScaled: Bool = false, coded: Set<Int> = []
  ) {
    self.coded = coded
    self.dataset = dataset
    self.training = training
    self.validation = validation
    self.test = test
    self.isScaled = isScaled
    summary = ColumnSummary(dataset, rows: training)
  }

  /// Whether the rows are pictures, in which constant pixels and like scales are usual.
  var isOfImages: Bool { dataset.imageShape != nil }

  /// What a person should know before training, most important first. Every check looks at each
  /// number a few times at most.
  public var warnings: [Message] {
    duplicateWarnings + targetCopyWarnings + classWarnings + columnWarnings + scaleWarnings
  }

  /// Up to five names and how many there are besides.
  func names(_ columns: [Int]) -> (names: [String], others: Int) {
    (columns.prefix(5).map { dataset.featureNames[$0] }, max(0, columns.count - 5))
  }
}
