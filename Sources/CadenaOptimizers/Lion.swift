import CadenaGraph
import CadenaOperations

/// Lion: steps of one size along the sign of a blend of gradient and momentum.
///
///     c = β₁·m + (1 - β₁)·g
///     w ← w - α·(sign(c) + λ·w)        (decay apart from the gradient)
///     m ← β₂·m + (1 - β₂)·g            (m begins at 0)
///
/// Chen et al. 2023. Learning rates are 3 to 10 times smaller than Adam's, λ larger by as much.
public struct Lion: ElementwiseOptimizer {
  /// The learning rate α, the size of every step.
  public var learningRate: Double
  /// The share β₁ of the momentum in the direction.
  public var beta1: Double
  /// The decay β₂ of the momentum.
  public var beta2: Double
  /// The decoupled decay λ.
  public var weightDecay: Double

  /// The paper's values, unless told otherwise.
  public init(
    learningRate: Double = 0.0001, beta1: Double = 0.9, beta2: Double = 0.99,
    weightDecay: Double = 0
  ) {
    self.learningRate = learningRate
    self.beta1 = beta1
    self.beta2 = beta2
    self.weightDecay = weightDecay
  }

  /// The momentum.
  public var stateNames: [String] { ["momentum"] }

  /// α, the decays with their complements, and λ.
  public func writeScalars(step: Int, learningRate: Double, into scalars: inout [Double]) {
    scalars.append(learningRate)
    scalars.append(beta1)
    scalars.append(1 - beta1)
    scalars.append(beta2)
    scalars.append(1 - beta2)
    scalars.append(weightDecay)
  }

  /// One step of one parameter.
  public func update(
    _ parameter: Tensor, gradient: Tensor, states: [Tensor], scalars: [Tensor]
  ) -> (parameter: Tensor, states: [Tensor]) {
    let direction = (scalars[1] * states[0] + scalars[2] * gradient).sign()
    let momentum = scalars[3] * states[0] + scalars[4] * gradient
    let step = weightDecay == 0 ? direction : direction + scalars[5] * parameter
    return (parameter - scalars[0] * step, [momentum])
  }
}
