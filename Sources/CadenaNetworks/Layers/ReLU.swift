/// The rectifier, `max(0, x)`; its derivative is the mask `x > 0`, 0 at 0 (row A5).
public struct ReLU: ShapePreserving {
  /// A layer without parameters.
  public init() {}

  /// True: the same graph every time.
  public var isReplayable: Bool { true }

  /// The positive part of each element.
  public func forward(_ x: Tensor, _ context: Context) -> Tensor { x.relu() }
}
