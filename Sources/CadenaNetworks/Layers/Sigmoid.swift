/// The logistic function of each element, `σ(x) = 1 / (1 + e⁻ˣ)`; its derivative is `σ(1 - σ)`
/// (row A5).
public struct Sigmoid: ShapePreserving {
  /// A layer without parameters.
  public init() {}

  /// True: the same graph every time.
  public var isReplayable: Bool { true }

  /// The logistic function of each element.
  public func forward(_ x: Tensor, _ context: Context) -> Tensor { x.sigmoid() }
}
