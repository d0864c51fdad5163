import CadenaGraph
import CadenaOperations

/// Adam with step sizes that never grow again: the largest mean square so far divides.
///
///     m ← β₁·m + (1 - β₁)·g,   v ← β₂·v + (1 - β₂)·g²
///     V ← max(V, v)
///     w ← w - α·m̂ / (√(V / (1 - β₂ᵗ)) + ε),   m̂ = m / (1 - β₁ᵗ)
///
/// Reddi, Kale and Kumar 2018, with the bias correction of PyTorch's `amsgrad`.
public struct AMSGrad: ElementwiseOptimizer {
  /// Adam's part of the rule.
  public var adam: Adam

  /// The learning rate α.
  public var learningRate: Double {
    get { adam.learningRate }
    set { adam.learningRate = newValue }
  }

  /// Adam's values, unless told otherwise.
  public init(
    learningRate: Double = 0.001, beta1: Double = 0.9, beta2: Double = 0.999,
    epsilon: Double = 1e-8, weightDecay: Double = 0
  ) {
    adam = Adam(
      learningRate: learningRate, beta1: beta1, beta2: beta2, epsilon: epsilon,
      weightDecay: weightDecay)
  }

  /// Adam's means, and the largest mean square so far.
  public var stateNames: [String] { adam.stateNames + ["largestMeanSquare"] }

  /// Adam's numbers.
  public func writeScalars(step: Int, learningRate: Double, into scalars: inout [Double]) {
    adam.writeScalars(step: step, learningRate: learningRate, into: &scalars)
  }

  /// One step of one parameter.
  public func update(
    _ parameter: Tensor, gradient: Tensor, states: [Tensor], scalars: [Tensor]
  ) -> (parameter: Tensor, states: [Tensor]) {
    let gradient = adam.weightDecay == 0 ? gradient : gradient + scalars[6] * parameter
    let mean = scalars[1] * states[0] + scalars[2] * gradient
    let meanSquare = scalars[3] * states[1] + scalars[4] * gradient * gradient
    let largest = states[2].maximum(meanSquare)
    let denominator = largest.squareRoot() * scalars[7] + scalars[5]
    let direction = quotient(mean, by: denominator, epsilon: adam.epsilon)
    return (parameter - scalars[0] * direction, [mean, meanSquare, largest])
  }
}
