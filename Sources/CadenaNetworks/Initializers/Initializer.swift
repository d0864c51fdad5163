/// Where the first value of a parameter comes from.
///
/// Values are drawn in double precision, row by row, from a stream of random numbers that belongs
/// to the parameter alone (its seed and its name), and rounded afterwards; so they do not depend on
/// the order of layers, on threads or on the element type.
public protocol Initializer: Sendable {
  /// The values of a parameter of a shape, row by row.
  ///
  /// - Parameters:
  ///   - shape: the parameter's shape; of weights, `[out, in]` or `[out, in, …]`.
  ///   - fans: how many inputs and outputs one weight connects.
  ///   - generator: the parameter's own random numbers.
  func values(shape: Shape, fans: Fans, generator: inout PhiloxGenerator) -> [Double]
}

/// How many inputs a unit adds up, and how many units an input reaches.
///
/// For weights `[out, in]` these are `in` and `out`; further axes (a convolution's window) multiply
/// both. A bias has those of its layer.
public struct Fans: Hashable, Sendable {
  /// The inputs of one unit: m in `U(-1/√m, 1/√m)`.
  public let fanIn: Int
  /// The units that one input reaches.
  public let fanOut: Int

  /// The fans that a shape implies, unless they are given.
  public init(_ shape: Shape, fanIn: Int? = nil, fanOut: Int? = nil) {
    var window = 1
    for axis in 2..<Swift.max(2, shape.rank) { window *= shape[axis] }
    let units = shape.rank > 0 ? shape[0] : 1
    let inputs = shape.rank > 1 ? shape[1] : units
    self.fanIn = fanIn ?? inputs * window
    self.fanOut = fanOut ?? units * window
  }
}
