import CadenaGraph
import CadenaText

/// The last axes of each example with mean 0 and variance 1, then scaled and shifted:
/// `y = γ·(x - μ) / √(σ² + ε) + β`.
///
/// μ and σ² (divisor m) are taken over the last axes of each example by itself, so training and
/// inference are the same and the batch's size does not matter. γ and β have the shape of those
/// axes. Two passes, so that a large mean costs no digits. Floating-point.
///
/// Source: Ba, Kiros and Hinton, "Layer normalization", 2016.
public enum LayerNormalization: ComposedOperation {
  /// `layerNormalize`.
  public static var name: String { "layerNormalize" }

  /// Over one axis and two.
  public static var examples: [OperationExample] {
    [
      OperationExample("of rows", [.init([3, 4]), .init([4]), .init([4])]) {
        $0[0].layerNormalized(weight: $0[1], bias: $0[2])
      },
      OperationExample("of matrices, without scale", [.init([2, 3, 2])]) {
        $0[0].layerNormalized(axes: 2, epsilon: 1e-3)
      },
      OperationExample("of a vector", [.init([4])]) { $0[0].layerNormalized() },
    ]
  }
}

extension Tensor {
  /// The last axes with mean 0 and variance 1, for each example by itself.
  ///
  /// - Parameters:
  ///   - axes: how many of the last axes are normalised together.
  ///   - weight: γ, of the shape of those axes, or nil for 1.
  ///   - bias: β, of the shape of those axes, or nil for 0.
  ///   - epsilon: ε, added to the variance.
  public func layerNormalized(
    axes: Int = 1, weight: Tensor? = nil, bias: Tensor? = nil, epsilon: Double = 1e-5,
    file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    require(
      axes >= 1, "layerNormalize needs at least one axis, not \(axes)", file: file, line: line)
    checked(
      file, line,
      try NormalizationChecks.check(
        LayerNormalization.name, self, minimumRank: axes, [weight, bias],
        shape: { $0.trailing(axes) }))
    let centered = centered(over: AxisSet(((rank - axes)..<rank).map { AxisSet($0) }))
    return (centered.elements * centered.variance.reciprocalDeviation(epsilon))
      .scaled(weight, bias)
  }
}
