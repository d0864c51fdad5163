import CadenaGraph
import CadenaOperations

/// Adam that begins as plain momentum, until enough squares were seen to divide by their mean.
///
///     m ← β₁·m + (1 - β₁)·g,   v ← β₂·v + (1 - β₂)·g²,   m̂ = m / (1 - β₁ᵗ)
///     R = 2 / (1 - β₂) - 1,   r = R - 2·t·β₂ᵗ / (1 - β₂ᵗ)
///     w ← w - α·m̂·√((r - 4)(r - 2)R / ((R - 4)(R - 2)r))·√(1 - β₂ᵗ) / (√v + ε)    where r > 5
///     w ← w - α·m̂                                                                  else
///
/// Liu et al. 2020, as PyTorch writes it.
public struct RAdam: ElementwiseOptimizer {
  /// The learning rate α.
  public var learningRate: Double
  /// The decay β₁ of the mean of the gradients.
  public var beta1: Double
  /// The decay β₂ of the mean of their squares.
  public var beta2: Double
  /// The ε that keeps the denominator from 0.
  public var epsilon: Double
  /// The factor λ with which weights are added to their gradients (coupled decay).
  public var weightDecay: Double

  /// PyTorch's values, unless told otherwise.
  public init(
    learningRate: Double = 0.001, beta1: Double = 0.9, beta2: Double = 0.999,
    epsilon: Double = 1e-8, weightDecay: Double = 0
  ) {
    self.learningRate = learningRate
    self.beta1 = beta1
    self.beta2 = beta2
    self.epsilon = epsilon
    self.weightDecay = weightDecay
  }

  /// The means of the gradients and of their squares.
  public var stateNames: [String] { ["mean", "meanSquare"] }

  /// The factors of m / (√v + ε) and of m, one of which is 0, the decays with their complements, ε
  /// and λ.
  public func writeScalars(step: Int, learningRate: Double, into scalars: inout [Double]) {
    let rate = learningRate / (1 - power(beta1, step))
    let decayed = power(beta2, step)
    let longest = 2 / (1 - beta2) - 1
    let length = longest - 2 * Double(step) * decayed / (1 - decayed)
    let isRectified = length > 5
    let share =
      (length - 4) * (length - 2) * longest / ((longest - 4) * (longest - 2) * length)
    scalars.append(isRectified ? rate * (share * (1 - decayed)).squareRoot() : 0)
    scalars.append(isRectified ? 0 : rate)
    scalars.append(beta1)
    scalars.append(1 - beta1)
    scalars.append(beta2)
    scalars.append(1 - beta2)
    scalars.append(epsilon)
    scalars.append(weightDecay)
  }

  /// One step of one parameter.
  public func update(
    _ parameter: Tensor, gradient: Tensor, states: [Tensor], scalars: [Tensor]
  ) -> (parameter: Tensor, states: [Tensor]) {
    let gradient = weightDecay == 0 ? gradient : gradient + scalars[7] * parameter
    let mean = scalars[2] * states[0] + scalars[3] * gradient
    let meanSquare = scalars[4] * states[1] + scalars[5] * gradient * gradient
    // A sum of both forms, of which the numbers leave one: the graph is the same at every step.
    let root = meanSquare.squareRoot() + scalars[6]
    let factor = quotient(scalars[0], by: root, epsilon: epsilon) + scalars[1]
    return (parameter - factor * mean, [mean, meanSquare])
  }
}
