import CadenaText

/// How strongly columns go together.
public struct Correlations: Sendable {
  /// Two columns and their correlation coefficient.
  public struct Pair: Sendable, Hashable {
    /// The first column.
    public let first: Int
    /// The second column.
    public let second: Int
    /// Pearson's coefficient, from -1 to 1.
    public let coefficient: Double
  }

  /// Pairs of features with |r| of at least 0.95, the strongest first.
  public let pairs: [Pair]
  /// How many columns were compared: all, or this many of them at equal distances.
  public let columns: Int
  /// How many rows were looked at.
  public let rows: Int

  /// More columns than this are not all compared, since the work grows with their square.
  public static let mostColumns = 300
  /// More rows than this are not all looked at.
  public static let mostRows = 4000

  /// The pairs of a data set; missing values count as the column's mean.
  public init(_ dataset: Dataset, except excluded: Set<Int> = []) {
    let wanted = Self.spread(
      dataset.featureNames.indices.filter { !excluded.contains($0) }, Self.mostColumns)
    let chosen = Self.spread(Array(0..<dataset.count), Self.mostRows)
    columns = wanted.count
    rows = chosen.count
    // Column by column, with mean 0 and length 1, so that a product of two is their coefficient.
    var vectors: [[Double]] = []
    var used: [Int] = []
    for column in wanted {
      var values = chosen.map { dataset.features[$0, column] }
      let present = values.filter { !$0.isNaN }
      let mean = present.reduce(0, +) / Double(max(1, present.count))
      for index in values.indices { values[index] = values[index].isNaN ? 0 : values[index] - mean }
      let length = values.reduce(0) { $0 + $1 * $1 }.squareRoot()
      guard length > 0, length.isFinite, present.min() != present.max() else { continue }
      used.append(column)
      vectors.append(values.map { $0 / length })
    }
    var pairs: [Pair] = []
    for first in used.indices {
      for second in used.indices.dropFirst(first + 1) {
        let r = zip(vectors[first], vectors[second]).reduce(0) { $0 + $1.0 * $1.1 }
        if r.magnitude >= 0.95 {
          pairs.append(
            Pair(first: used[first], second: used[second], coefficient: min(1, max(-1, r))))
        }
      }
    }
    self.pairs = pairs.sorted {
      (-$0.coefficient.magnitude, $0.first, $0.second)
        < (-$1.coefficient.magnitude, $1.first, $1.second)
    }
  }

  /// At most so many of the items, at equal distances.
  private static func spread(_ items: [Int], _ most: Int) -> [Int] {
    guard items.count > most else { return items }
    return (0..<most).map { items[$0 * items.count / most] }
  }

  /// How strongly a column goes with the target: for numbers Pearson's r with the first of them,
  /// for classes the correlation ratio η, the root of the share of the column's variance that lies
  /// between the classes. Nil when the column or the target does not vary.
  public static func withTarget(_ dataset: Dataset, column: Int) -> Double? {
    let rows = (0..<dataset.count).filter { !dataset.features[$0, column].isNaN }
    let values = rows.map { dataset.features[$0, column] }
    guard let lowest = values.min(), lowest != values.max() else { return nil }
    let mean = values.reduce(0, +) / Double(values.count)
    let all = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    guard all > 0 else { return nil }
    switch dataset.targets {
    case .values(let targets, let width):
      let others = rows.map { targets[$0 * width] }
      let otherMean = others.reduce(0, +) / Double(others.count)
      let spread = others.reduce(0) { $0 + ($1 - otherMean) * ($1 - otherMean) }
      guard spread > 0 else { return nil }
      let products = zip(values, others).reduce(0) { $0 + ($1.0 - mean) * ($1.1 - otherMean) }
      return min(1, max(-1, products / (all.squareRoot() * spread.squareRoot())))
    case .classes(let labels, let names):
      var sums = [Double](repeating: 0, count: names.count)
      var counts = sums
      for (row, value) in zip(rows, values) {
        sums[Int(labels[row])] += value - mean
        counts[Int(labels[row])] += 1
      }
      let between = zip(sums, counts).reduce(0) { $1.1 > 0 ? $0 + $1.0 * $1.0 / $1.1 : $0 }
      return min(1, (between / all).squareRoot())
    }
  }
}
