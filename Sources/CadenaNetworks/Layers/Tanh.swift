/// The hyperbolic tangent of each element; its derivative is `1 - tanh²` (row A5).
public struct Tanh: ShapePreserving {
  /// A layer without parameters.
  public init() {}

  /// True: the same graph every time.
  public var isReplayable: Bool { true }

  /// The hyperbolic tangent of each element.
  public func forward(_ x: Tensor, _ context: Context) -> Tensor { x.tanh() }
}
