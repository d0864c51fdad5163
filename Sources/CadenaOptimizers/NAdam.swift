import CadenaGraph
import CadenaOperations

/// Adam with Nesterov's look ahead, by a momentum that grows with the steps.
///
///     μ_t = β₁·(1 - 0.96^(t·δ) / 2),   P_t = μ_1·…·μ_t
///     m ← β₁·m + (1 - β₁)·g,   v ← β₂·v + (1 - β₂)·g²,   v̂ = v / (1 - β₂ᵗ)
///     w ← w - α·(1 - μ_t) / (1 - P_t) · g / (√v̂ + ε) - α·μ_(t+1) / (1 - P_t·μ_(t+1)) · m / (√v̂ + ε)
///
/// Dozat 2016, as PyTorch writes it; δ is the decay of the momentum.
public struct NAdam: ElementwiseOptimizer {
  /// The learning rate α.
  public var learningRate: Double
  /// The decay β₁ of the mean of the gradients.
  public var beta1: Double
  /// The decay β₂ of the mean of their squares.
  public var beta2: Double
  /// The ε that keeps the denominator from 0.
  public var epsilon: Double
  /// The decay δ of the momentum.
  public var momentumDecay: Double
  /// The factor λ with which weights are added to their gradients (coupled decay).
  public var weightDecay: Double
  private let products = RunningTotal(from: 1, *)

  /// PyTorch's values, unless told otherwise.
  public init(
    learningRate: Double = 0.002, beta1: Double = 0.9, beta2: Double = 0.999,
    epsilon: Double = 1e-8, momentumDecay: Double = 0.004, weightDecay: Double = 0
  ) {
    self.learningRate = learningRate
    self.beta1 = beta1
    self.beta2 = beta2
    self.epsilon = epsilon
    self.momentumDecay = momentumDecay
    self.weightDecay = weightDecay
  }

  /// The means of the gradients and of their squares.
  public var stateNames: [String] { ["mean", "meanSquare"] }

  private func momentum(_ step: Int) -> Double {
    beta1 * (1 - 0.5 * exponential(base: 0.96, Double(step) * momentumDecay))
  }

  /// The factors of g and of m, the decays with their complements, 1 / √(1 - β₂ᵗ), ε and λ.
  public func writeScalars(step: Int, learningRate: Double, into scalars: inout [Double]) {
    let product = products.upTo(step, of: momentum, key: [beta1, momentumDecay])
    let (now, next) = (momentum(step), momentum(step + 1))
    scalars.append(learningRate * (1 - now) / (1 - product))
    scalars.append(learningRate * next / (1 - product * next))
    scalars.append(beta1)
    scalars.append(1 - beta1)
    scalars.append(beta2)
    scalars.append(1 - beta2)
    scalars.append(1 / (1 - power(beta2, step)).squareRoot())
    scalars.append(epsilon)
    scalars.append(weightDecay)
  }

  /// One step of one parameter.
  public func update(
    _ parameter: Tensor, gradient: Tensor, states: [Tensor], scalars: [Tensor]
  ) -> (parameter: Tensor, states: [Tensor]) {
    let gradient = weightDecay == 0 ? gradient : gradient + scalars[8] * parameter
    let mean = scalars[2] * states[0] + scalars[3] * gradient
    let meanSquare = scalars[4] * states[1] + scalars[5] * gradient * gradient
    let denominator = meanSquare.squareRoot() * scalars[6] + scalars[7]
    let direction = scalars[0] * gradient + scalars[1] * mean
    let step = quotient(direction, by: denominator, epsilon: epsilon)
    return (parameter - step, [mean, meanSquare])
  }
}
