import CadenaGraph
import CadenaOperations

/// Adam with the largest recent gradient in place of the root mean square.
///
///     g ← g + λ·w                                    (weight decay, when λ ≠ 0)
///     m ← β₁·m + (1 - β₁)·g,   u ← max(β₂·u, |g| + ε)
///     w ← w - α / (1 - β₁ᵗ) · m / u
///
/// Kingma and Ba 2015, section 7.1; the place of ε is PyTorch's.
public struct AdaMax: ElementwiseOptimizer {
  /// The learning rate α.
  public var learningRate: Double
  /// The decay β₁ of the mean of the gradients.
  public var beta1: Double
  /// The decay β₂ of the largest gradient.
  public var beta2: Double
  /// The ε that keeps the denominator from 0.
  public var epsilon: Double
  /// The factor λ with which weights are added to their gradients (coupled decay).
  public var weightDecay: Double

  /// PyTorch's values, unless told otherwise.
  public init(
    learningRate: Double = 0.002, beta1: Double = 0.9, beta2: Double = 0.999,
    epsilon: Double = 1e-8, weightDecay: Double = 0
  ) {
    self.learningRate = learningRate
    self.beta1 = beta1
    self.beta2 = beta2
    self.epsilon = epsilon
    self.weightDecay = weightDecay
  }

  /// The mean of the gradients, and the largest of late.
  public var stateNames: [String] { ["mean", "largest"] }

  /// α / (1 - β₁ᵗ), β₁, 1 - β₁, β₂, ε and λ.
  public func writeScalars(step: Int, learningRate: Double, into scalars: inout [Double]) {
    scalars.append(learningRate / (1 - power(beta1, step)))
    scalars.append(beta1)
    scalars.append(1 - beta1)
    scalars.append(beta2)
    scalars.append(epsilon)
    scalars.append(weightDecay)
  }

  /// One step of one parameter.
  public func update(
    _ parameter: Tensor, gradient: Tensor, states: [Tensor], scalars: [Tensor]
  ) -> (parameter: Tensor, states: [Tensor]) {
    let gradient = weightDecay == 0 ? gradient : gradient + scalars[5] * parameter
    let mean = scalars[1] * states[0] + scalars[2] * gradient
    let largest = (scalars[3] * states[1]).maximum(gradient.absolute() + scalars[4])
    let direction = quotient(mean, by: largest, epsilon: epsilon)
    return (parameter - scalars[0] * direction, [mean, largest])
  }
}
