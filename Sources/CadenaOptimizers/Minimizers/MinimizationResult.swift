import CadenaGraph

/// Where a minimiser ended, and what it took.
public struct MinimizationResult: Sendable {
  /// Where, one tensor per parameter.
  public let points: [Tensor]
  /// The function's value there.
  public let value: Double
  /// The gradient's Euclidean length there.
  public let gradientNorm: Double
  /// Iterations made.
  public let iterations: Int
  /// How often the value was computed, alone or with the gradient.
  public let functionEvaluations: Int
  /// How often the gradient was computed.
  public let gradientEvaluations: Int
  /// How often a product of the Hessian with a vector was computed.
  public let hessianVectorProducts: Int
  /// Why it ended.
  public let ending: MinimizationEnding

  /// Where, for a function of one tensor.
  public var point: Tensor { points[0] }
}
