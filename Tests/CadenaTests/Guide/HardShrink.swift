import CadenaNetworks

/// Lets only large values through: x where |x| > λ, 0 elsewhere.
///
/// The gradient is 1 where a value passes and 0 elsewhere.
///
/// Source: Donoho and Johnstone, "Ideal spatial adaptation by wavelet shrinkage", 1994.
public struct HardShrink: ShapePreserving {
  /// λ: values from -λ to λ become 0.
  public let threshold: Double

  /// A layer with a threshold, 0 or more.
  public init(_ threshold: Double = 0.5) { self.threshold = threshold }

  /// True: the same graph every time.
  public var isReplayable: Bool { true }

  /// What is larger than the threshold.
  public func forward(_ x: Tensor, _ context: Context) -> Tensor {
    .where(x.absolute() .> threshold, x, x.constant(0))
  }

  /// `HardShrink(0.5)`.
  public var label: String { "HardShrink(\(threshold))" }
}
