import CadenaText

/// How often each true class was taken for each class: rows are true, columns predicted.
///
///     let matrix = ConfusionMatrix(labels: [0, 0, 1], predicted: [0, 1, 1], classes: 2)
///     matrix[0, 1]       // 1: a row of class 0 that was taken for class 1
///     matrix.accuracy    // 2/3
///
/// All metrics that depend on predicted classes alone are properties of it.
public struct ConfusionMatrix: Sendable, Hashable {
  /// How many classes there are.
  public let classes: Int
  private var counts: [Int]

  /// An empty table.
  public init(classes: Int) {
    require(classes >= 0, "a number of classes is not negative")
    self.classes = classes
    counts = [Int](repeating: 0, count: classes * classes)
  }

  /// Counts rows.
  ///
  /// - Precondition: as many labels as predictions, all in `0..<classes`.
  public init(labels: [Int], predicted: [Int], classes: Int) {
    require(labels.count == predicted.count, "every label has a prediction")
    self.init(classes: classes)
    for (label, prediction) in zip(labels, predicted) { add(label, takenFor: prediction) }
  }

  /// Counts one row more.
  public mutating func add(_ label: Int, takenFor predicted: Int) {
    require(
      label >= 0 && label < classes && predicted >= 0 && predicted < classes,
      "class \(label) taken for \(predicted) is outside 0..<\(classes)")
    counts[label * classes + predicted] += 1
  }

  /// How often a true class was taken for a class.
  public subscript(label: Int, predicted: Int) -> Int { counts[label * classes + predicted] }

  /// All counts, `[true][predicted]`.
  public var table: [[Int]] {
    (0..<classes).map { Array(counts[($0 * classes)..<(($0 + 1) * classes)]) }
  }

  /// How many rows there are.
  public var total: Int { counts.reduce(0, +) }

  /// How many rows were classified correctly.
  public var hits: Int { (0..<classes).reduce(0) { $0 + self[$1, $1] } }

  /// How many rows each class has.
  public var support: [Int] {
    (0..<classes).map { label in (0..<classes).reduce(0) { $0 + self[label, $1] } }
  }

  /// How many rows were taken for each class.
  public var predictions: [Int] {
    (0..<classes).map { predicted in (0..<classes).reduce(0) { $0 + self[$1, predicted] } }
  }
}
