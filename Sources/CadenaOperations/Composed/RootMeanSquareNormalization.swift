import CadenaGraph
import CadenaText

/// The last axis with a mean square of 1, then scaled: `y = γ·x / √(mean(x²) + ε)`.
///
/// A layer normalisation that leaves the mean where it is. γ has the extent of the last axis.
/// Floating-point.
///
/// Source: Zhang and Sennrich, "Root mean square layer normalization", 2019.
public enum RootMeanSquareNormalization: ComposedOperation {
  /// `rmsNormalize`.
  public static var name: String { "rmsNormalize" }

  /// With and without scale.
  public static var examples: [OperationExample] {
    [
      OperationExample("of rows", [.init([3, 4]), .init([4])]) {
        $0[0].rmsNormalized(weight: $0[1])
      },
      OperationExample("of matrices, without scale", [.init([2, 3, 2])]) {
        $0[0].rmsNormalized(epsilon: 1e-3)
      },
    ]
  }
}

extension Tensor {
  /// The last axis with a mean square of 1.
  ///
  /// - Parameters:
  ///   - weight: γ, of the extent of the last axis, or nil for 1.
  ///   - epsilon: ε, added to the mean square.
  public func rmsNormalized(
    weight: Tensor? = nil, epsilon: Double = 1e-5, file: StaticString = #fileID,
    line: UInt = #line
  ) -> Tensor {
    checked(
      file, line,
      try NormalizationChecks.check(
        RootMeanSquareNormalization.name, self, minimumRank: 1, [weight],
        shape: { $0.trailing(1) }))
    let meanSquare = squared().mean(axes: [rank - 1], keepDimensions: true)
    return (self * meanSquare.reciprocalDeviation(epsilon)).scaled(weight, nil)
  }
}
