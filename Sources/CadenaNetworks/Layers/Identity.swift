/// A layer that gives back its input: a place to fill later, or a shortcut that does nothing.
public struct Identity: ShapePreserving {
  /// A layer without parameters.
  public init() {}

  /// True: the same graph every time.
  public var isReplayable: Bool { true }

  /// The input.
  public func forward(_ x: Tensor, _ context: Context) -> Tensor { x }
}
