import CadenaData
import CadenaText

/// What a data set is like: its shape, its columns, its classes, what goes together and what a
/// person should know before training.
public struct DataDescription: Sendable {
  /// One column of numbers or categories.
  struct Column: Sendable {
    let name: String
    let missing: Int
    let distinct: Int
    let lowest: Double
    let mean: Double
    let deviation: Double
    let median: Double
    let highest: Double
    /// The categories and their rows, the most frequent first; nil for numbers.
    var frequent: [(name: String, rows: Int)]?
    var targetCorrelation: Double?
  }

  /// More columns than this are shown one by one only when asked.
  static let mostColumns = 60

  let name: String
  let dataset: Dataset
  let parts: (training: Int, validation: Int, test: Int)?
  /// The columns of the features; empty when there are many and not all were asked for.
  let columns: [Column]
  /// The columns of targets that are numbers.
  let targets: [Column]
  let correlations: Correlations
  let warnings: [Message]
  /// The smallest, the mean and the largest of all numbers, and how many columns vary.
  let overall: (lowest: Double, mean: Double, highest: Double, varying: Int)
  let missing: Int

  init(
    _ rows: DataBuilder.Rows, parts: DataBuilder.Parts?, isScaled: Bool, showsAll: Bool
  ) {
    let dataset = rows.dataset
    self.dataset = dataset
    name = dataset.name
    self.parts = parts.map { ($0.training.count, $0.validation.count, $0.test.count) }
    let all = Array(0..<dataset.count)
    let categories: [Int: [String]]
    if let form = rows.form, form.columns.count == dataset.featureCount {
      categories = Dictionary(
        uniqueKeysWithValues: form.columns.enumerated().compactMap { index, column in
          column.categories.map { (index, $0) }
        })
    } else {
      categories = [:]
    }
    let coded = Set(categories.keys)
    let training = parts?.training ?? all
    let checked = CheckedData(
      dataset, training: training, validation: parts?.validation ?? [], test: parts?.test ?? [],
      isScaled: isScaled, coded: coded)
    let summary = parts == nil ? checked.summary : ColumnSummary(dataset, rows: all)
    warnings =
      rows.nameNotes + (parts?.warnings ?? [])
      + checked.warnings.filter { parts?.warnings.contains($0) != true }
    correlations = Correlations(dataset, except: coded)
    let isShown = showsAll || dataset.featureCount <= Self.mostColumns
    columns =
      !isShown
      ? []
      : dataset.featureNames.indices.map { index in
        var column = Self.column(
          dataset.featureNames[index], all.map { dataset.features[$0, index] },
          mean: summary.means[index], deviation: summary.deviation(index))
        if let names = categories[index] {
          var counts = [Int](repeating: 0, count: names.count)
          for row in all where !dataset.features[row, index].isNaN {
            counts[Int(dataset.features[row, index])] += 1
          }
          let order = counts.indices.sorted {
            counts[$0] == counts[$1] ? $0 < $1 : counts[$0] > counts[$1]
          }
          column.frequent = order.map { (names[$0], counts[$0]) }
        } else {
          column.targetCorrelation = Correlations.withTarget(dataset, column: index)
        }
        return column
      }
    targets = Self.targets(dataset)
    missing = dataset.featureNames.indices.reduce(0) { $0 + dataset.count - summary.counts[$1] }
    let numbers = dataset.featureNames.indices.filter {
      summary.counts[$0] > 0 && !coded.contains($0)
    }
    let known = numbers.reduce(0) { $0 + summary.counts[$1] }
    let sum = numbers.reduce(0) { $0 + summary.means[$1] * Double(summary.counts[$1]) }
    overall = (
      numbers.map { summary.lowest[$0] }.min() ?? 0, sum / Double(max(1, known)),
      numbers.map { summary.highest[$0] }.max() ?? 0,
      dataset.featureNames.indices.filter { !summary.isConstant($0) }.count
    )
  }

  private static func targets(_ dataset: Dataset) -> [Column] {
    guard case .values(let values, let width) = dataset.targets else { return [] }
    let names =
      width == 1 ? [dataset.targetName] : (1...width).map { "\(dataset.targetName) \($0)" }
    return (0..<width).map { target in
      let own = stride(from: target, to: values.count, by: width).map { values[$0] }
      let mean = own.reduce(0, +) / Double(max(1, own.count))
      let squares = own.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      return column(
        names[target], own, mean: mean,
        deviation: (squares / Double(max(1, own.count))).squareRoot())
    }
  }

  private static func column(
    _ name: String, _ values: [Double], mean: Double, deviation: Double
  ) -> Column {
    let sorted = NumberSort.ascending(values.filter { !$0.isNaN })
    var distinct = 0
    for (index, value) in sorted.enumerated() where index == 0 || sorted[index - 1] != value {
      distinct += 1
    }
    let middle = sorted.count / 2
    let median =
      sorted.isEmpty
      ? .nan
      : sorted.count % 2 == 1
        ? sorted[middle] : sorted[middle - 1] + (sorted[middle] - sorted[middle - 1]) / 2
    return Column(
      name: name, missing: values.count - sorted.count, distinct: distinct,
      lowest: sorted.first ?? .nan, mean: sorted.isEmpty ? .nan : mean,
      deviation: sorted.isEmpty ? .nan : deviation, median: median,
      highest: sorted.last ?? .nan)
  }
}
