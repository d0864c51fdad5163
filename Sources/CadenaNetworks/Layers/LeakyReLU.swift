/// A rectifier that lets a little through: x above 0, `slope·x` below.
///
/// Source: Maas, Hannun and Ng, "Rectifier nonlinearities improve neural network acoustic models",
/// 2013.
public struct LeakyReLU: ShapePreserving {
  /// The slope below 0.
  public let slope: Double

  /// A layer with a slope below 0.
  public init(_ slope: Double = 0.01) { self.slope = slope }

  /// True: the same graph every time.
  public var isReplayable: Bool { true }

  /// The leaky rectifier of each element.
  public func forward(_ x: Tensor, _ context: Context) -> Tensor { x.leakyReLU(slope: slope) }

  /// `LeakyReLU(0.01)`.
  public var label: String { "LeakyReLU(\(slope))" }
}
