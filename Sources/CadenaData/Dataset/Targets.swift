import CadenaText

/// What is to be predicted for every row of a data set.
public enum Targets: Sendable, Hashable {
  /// A class for each row: an index into the names.
  case classes([Int32], names: [String])
  /// `width` numbers for each row, row by row.
  case values([Double], width: Int)

  /// How many rows there are.
  public var count: Int {
    switch self {
    case .classes(let labels, _): labels.count
    case .values(let values, let width): width > 0 ? values.count / width : 0
    }
  }

  /// How many numbers a row has: 1 for a class.
  public var width: Int {
    switch self {
    case .classes: 1
    case .values(_, let width): width
    }
  }

  /// How many classes there are, or nil when the targets are numbers.
  public var classCount: Int? { classNames?.count }

  /// The names of the classes, or nil when the targets are numbers.
  public var classNames: [String]? {
    if case .classes(_, let names) = self { names } else { nil }
  }

  /// The class of every row, or nil when the targets are numbers.
  public var labels: [Int32]? {
    if case .classes(let labels, _) = self { labels } else { nil }
  }

  /// How many rows each class has, or nil when the targets are numbers.
  public var classCounts: [Int]? {
    guard case .classes(let labels, let names) = self else { return nil }
    var counts = [Int](repeating: 0, count: names.count)
    for label in labels { counts[Int(label)] += 1 }
    return counts
  }

  /// The targets of the given rows, in the given order.
  ///
  /// - Precondition: every index is one of a row.
  public func subset(_ rows: [Int]) -> Targets {
    switch self {
    case .classes(let labels, let names):
      return .classes(rows.map { labels[$0] }, names: names)
    case .values(let values, let width):
      var chosen: [Double] = []
      chosen.reserveCapacity(rows.count * width)
      for row in rows { chosen += values[(row * width)..<((row + 1) * width)] }
      return .values(chosen, width: width)
    }
  }

  /// Copies the classes of rows, without allocating.
  ///
  /// - Precondition: the targets are classes, and every index is one of a row.
  public func copyLabels(
    _ rows: ArraySlice<Int>, into destination: UnsafeMutablePointer<Int32>
  ) {
    guard case .classes(let labels, _) = self else {
      programmingError("the targets are numbers, not classes")
    }
    var target = destination
    for row in rows {
      target.initialize(to: labels[row])
      target += 1
    }
  }

  /// Copies the numbers of rows in single precision, `rows.count * width` of them, without
  /// allocating; a class is its index, so that two classes are 0 and 1.
  ///
  /// - Precondition: every index is one of a row.
  public func copyValues(
    _ rows: ArraySlice<Int>, into destination: UnsafeMutablePointer<Float>
  ) {
    copy(rows, destination, fromLabel: { Float($0) }, fromValue: { Float($0) })
  }

  /// Copies the numbers of rows in double precision, `rows.count * width` of them, without
  /// allocating; a class is its index, so that two classes are 0 and 1.
  ///
  /// - Precondition: every index is one of a row.
  public func copyValues(
    _ rows: ArraySlice<Int>, into destination: UnsafeMutablePointer<Double>
  ) {
    copy(rows, destination, fromLabel: { Double($0) }, fromValue: { $0 })
  }

  @inline(__always)
  private func copy<Element>(
    _ rows: ArraySlice<Int>, _ destination: UnsafeMutablePointer<Element>,
    fromLabel: (Int32) -> Element, fromValue: (Double) -> Element
  ) {
    var target = destination
    switch self {
    case .classes(let labels, _):
      for row in rows {
        target.initialize(to: fromLabel(labels[row]))
        target += 1
      }
    case .values(let values, let width):
      for row in rows {
        for column in 0..<width {
          (target + column).initialize(to: fromValue(values[row * width + column]))
        }
        target += width
      }
    }
  }
}
