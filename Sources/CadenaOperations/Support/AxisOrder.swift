import CadenaGraph
import CadenaText

/// An order of the axes of a tensor, stored inline: entry i says which axis comes at place i.
public struct AxisOrder: Hashable, Sendable, CustomStringConvertible {
  private var entries: SIMD8<Int8>
  private var length: Int8

  /// The order of a list in which every axis 0..<count stands once.
  init(_ order: [Int]) {
    entries = .zero
    length = Int8(truncatingIfNeeded: order.count)
    for (place, axis) in order.enumerated() { entries[place] = Int8(truncatingIfNeeded: axis) }
  }

  /// The order of a list that may count axes from the end; throws unless each axis stands once.
  public init(_ order: [Int], of shape: Shape, operation: String) throws(ShapeError) {
    let axes = order.compactMap { shape.normalized(axis: $0) }
    guard axes.count == shape.rank, order.count == shape.rank, Set(axes).count == shape.rank else {
      throw ShapeError(operation, .notAPermutation(order, rank: shape.rank), [shape])
    }
    self.init(axes)
  }

  /// Number of axes.
  public var count: Int { Int(length) }

  /// The axis at a place.
  public subscript(place: Int) -> Int { Int(entries[place]) }

  /// The axes, place by place.
  public var axes: [Int] { (0..<count).map { self[$0] } }

  /// The order that puts the axes back.
  public var inverse: AxisOrder {
    var list = axes
    for place in 0..<count { list[self[place]] = place }
    return AxisOrder(list)
  }

  /// Whether every axis stays where it is.
  public var isIdentity: Bool {
    for place in 0..<count where self[place] != place { return false }
    return true
  }

  /// `[1, 0]`.
  public var description: String { "\(axes)" }
}
