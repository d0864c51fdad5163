import CadenaText

/// Sets activations to 0 at random while training, so that units do not rely on each other
/// (lectures 000 to 003, row D3).
///
/// Each element is dropped with probability p: it stays where a uniform number from [0, 1) is at
/// least p. The expected activation must be the same in training and at inference, so what stays
/// is scaled in one of two ways:
///
/// - `inverted` (PyTorch): kept elements are divided by 1 - p while training, and inference changes
///   nothing;
/// - `inference` (the lecture): nothing is scaled while training, and inference multiplies
///   everything by 1 - p.
///
/// Every dropout, every call and every step has a mask of its own, derived from the seed.
///
/// Source: Srivastava et al., "Dropout: a simple way to prevent neural networks from overfitting",
/// 2014.
public struct Dropout: ShapePreserving {
  /// When what stays is scaled.
  public enum Scaling: String, Sendable, CaseIterable {
    /// By 1 / (1 - p) while training.
    case inverted
    /// By 1 - p at inference.
    case inference
  }

  /// The probability p of being dropped, 0..<1.
  public let rate: Double
  /// When what stays is scaled.
  public let scaling: Scaling
  private let stream: RandomStream

  /// A dropout with a rate.
  public init(_ rate: Double, scaling: Scaling = .inverted) {
    self.init(rate, scaling, RandomStream())
  }

  private init(_ rate: Double, _ scaling: Scaling, _ stream: RandomStream) {
    require(rate >= 0 && rate < 1, "a dropout's rate is from 0 up to, not including, 1")
    self.rate = rate
    self.scaling = scaling
    self.stream = stream
  }

  /// True: the same graph every time.
  public var isReplayable: Bool { true }

  /// Drops while training, scales as `scaling` says.
  public func forward(_ x: Tensor, _ context: Context) -> Tensor {
    if rate == 0 { return x }
    guard context.isTraining else { return scaling == .inference ? x * (1 - rate) : x }
    // Single precision in every model, so that a model in double precision drops the same.
    return dropping(x, keeping: Tensor.uniform(x.shape, key: context.key(for: stream)) .>= rate)
  }

  /// What training does to an input, for a mask that is given: one of the sub-networks whose
  /// ensemble dropout trains.
  ///
  /// - Parameters:
  ///   - x: activations.
  ///   - isKept: truth values, of the activations' shape.
  public func dropping(_ x: Tensor, keeping isKept: Tensor) -> Tensor {
    let factor = scaling == .inverted ? 1 / (1 - rate) : 1
    return x * .where(isKept, Tensor(factor, dtype: x.dtype), x.constant(0))
  }

  /// The same layer with a stream of its own.
  public func copied(with copier: BoxCopier) -> Dropout { Dropout(rate, scaling, copier(stream)) }

  /// `Dropout(0.5)`.
  public var label: String { "Dropout(\(rate))" }
}
