/// The smooth rectifier, `log(1 + e^(βx)) / β`, exact for all x.
public struct Softplus: ShapePreserving {
  /// β: the larger, the nearer to the rectifier.
  public let beta: Double

  /// A layer with a sharpness.
  public init(beta: Double = 1) { self.beta = beta }

  /// True: the same graph every time.
  public var isReplayable: Bool { true }

  /// The smooth rectifier of each element.
  public func forward(_ x: Tensor, _ context: Context) -> Tensor { x.softplus(beta: beta) }
}
