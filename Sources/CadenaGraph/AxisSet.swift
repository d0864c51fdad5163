/// A set of axes of a tensor, as eight bits; part of a reduction's structure.
public struct AxisSet: OptionSet, Hashable, Sendable {
  /// One bit per axis, the first axis lowest.
  public let rawValue: UInt8

  /// The set with these bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// A set of one axis, 0..<8.
  public init(_ axis: Int) { rawValue = 1 << UInt8(axis) }

  /// All axes of a tensor of some rank.
  public static func all(rank: Int) -> AxisSet {
    AxisSet(rawValue: UInt8(truncatingIfNeeded: (1 << rank) - 1))
  }

  /// Whether an axis is in the set.
  public func contains(axis: Int) -> Bool { rawValue & (1 << UInt8(axis)) != 0 }

  /// The axes in rising order.
  public var axes: [Int] { (0..<8).filter { contains(axis: $0) } }

  /// The axes of a list, negative ones counted from the end; nil stands for all of them.
  ///
  /// Throws when an axis does not exist or is named twice.
  public init(
    _ list: [Int]?, of shape: Shape, operation: String
  ) throws(ShapeError) {
    guard let list else {
      self = .all(rank: shape.rank)
      return
    }
    var set: AxisSet = []
    for axis in list {
      guard let position = shape.normalized(axis: axis) else {
        throw ShapeError(operation, .axisOutOfRange(axis, rank: shape.rank), [shape])
      }
      guard !set.contains(axis: position) else {
        throw ShapeError(operation, .axisTwice(axis), [shape])
      }
      set.insert(AxisSet(position))
    }
    self = set
  }
}
