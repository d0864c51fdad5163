/// How often each class was taken for each: rows are the true classes, columns the predicted ones.
///
/// precision of a class = right / predicted as it; recall = right / rows of it; F1 their harmonic
/// mean; each is nil where its denominator is 0.
public struct ConfusionTable: Sendable, Hashable {
  /// The names of the classes.
  public let classNames: [String]
  /// Counts `[true][predicted]`.
  public let counts: [[Int]]

  /// A square table; nil when the counts are not one row and one column per name.
  public init?(classNames: [String], counts: [[Int]]) {
    guard counts.count == classNames.count,
      counts.allSatisfy({ $0.count == classNames.count && $0.allSatisfy { $0 >= 0 } })
    else { return nil }
    self.classNames = classNames
    self.counts = counts
  }

  /// How many rows the class has.
  public func rows(of index: Int) -> Int { counts[index].reduce(0, +) }

  /// How many rows were taken for the class.
  public func predictions(of index: Int) -> Int { counts.reduce(0) { $0 + $1[index] } }

  /// The part of the rows taken for the class that are of it.
  public func precision(of index: Int) -> Double? {
    ratio(counts[index][index], predictions(of: index))
  }

  /// The part of the class's rows that were recognised.
  public func recall(of index: Int) -> Double? { ratio(counts[index][index], rows(of: index)) }

  /// The harmonic mean of precision and recall: 2·right / (rows + predictions).
  public func f1(of index: Int) -> Double? {
    ratio(2 * counts[index][index], rows(of: index) + predictions(of: index))
  }

  /// The part of all rows that were recognised.
  public var accuracy: Double? {
    ratio(counts.indices.reduce(0) { $0 + counts[$1][$1] }, counts.joined().reduce(0, +))
  }

  /// The pairs (true, predicted) that were mixed up most often, the commonest first; equally
  /// common ones in the order of the table.
  public func confusions(most limit: Int) -> [(actual: Int, predicted: Int, count: Int)] {
    var pairs: [(actual: Int, predicted: Int, count: Int)] = []
    for actual in counts.indices {
      for predicted in counts.indices where predicted != actual && counts[actual][predicted] > 0 {
        pairs.append((actual, predicted, counts[actual][predicted]))
      }
    }
    return Array(
      pairs.sorted { ($1.count, $0.actual, $0.predicted) < ($0.count, $1.actual, $1.predicted) }
        .prefix(limit))
  }

  private func ratio(_ part: Int, _ whole: Int) -> Double? {
    whole == 0 ? nil : Double(part) / Double(whole)
  }
}
