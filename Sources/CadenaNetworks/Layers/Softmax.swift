import CadenaText

/// Probabilities from scores: `e^x / Σ e^x` along an axis, the last one unless told otherwise
/// (row A5).
///
/// Before `SoftmaxCrossEntropy` leave it out: that loss takes the scores themselves.
public struct Softmax: Module {
  /// The axis whose elements add up to 1; -1 is the last.
  public let axis: Int

  /// A layer without parameters.
  public init(axis: Int = -1) { self.axis = axis }

  /// True: the same graph every time.
  public var isReplayable: Bool { true }

  /// The probabilities.
  public func forward(_ x: Tensor, _ context: Context) -> Tensor { x.softmax(axis: axis) }

  /// The input's shape, if it has the axis.
  public func outputShape(for input: Shape) throws(ShapeError) -> Shape {
    guard input.normalized(axis: axis) != nil else {
      throw ShapeError("softmax", .axisOutOfRange(axis, rank: input.rank), [input])
    }
    return input
  }
}
