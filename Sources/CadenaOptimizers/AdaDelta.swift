import CadenaGraph
import CadenaOperations

/// AdaDelta: steps in the units of the weights, from the mean squares of gradients and of past steps.
///
///     g ← g + λ·w                                 (weight decay, when λ ≠ 0)
///     v ← ρ·v + (1 - ρ)·g²
///     d = √(u + ε) / √(v + ε) · g                 (ε inside both roots)
///     u ← ρ·u + (1 - ρ)·d²,   w ← w - α·d
///
/// Zeiler 2012, who has no learning rate (α = 1). Both means begin at 0, so ε sets the size of the
/// first steps.
public struct AdaDelta: ElementwiseOptimizer {
  /// The factor α of the step.
  public var learningRate: Double
  /// The decay ρ of both means.
  public var decay: Double
  /// The ε inside the roots.
  public var epsilon: Double
  /// The factor λ with which weights are added to their gradients (coupled decay).
  public var weightDecay: Double

  /// The paper's and PyTorch's values, unless told otherwise.
  public init(
    learningRate: Double = 1, decay: Double = 0.9, epsilon: Double = 1e-6, weightDecay: Double = 0
  ) {
    self.learningRate = learningRate
    self.decay = decay
    self.epsilon = epsilon
    self.weightDecay = weightDecay
  }

  /// The mean squares of the gradients and of the steps.
  public var stateNames: [String] { ["meanSquare", "meanSquareStep"] }

  /// α, ρ, 1 - ρ, ε and λ.
  public func writeScalars(step: Int, learningRate: Double, into scalars: inout [Double]) {
    scalars.append(learningRate)
    scalars.append(decay)
    scalars.append(1 - decay)
    scalars.append(epsilon)
    scalars.append(weightDecay)
  }

  /// One step of one parameter.
  public func update(
    _ parameter: Tensor, gradient: Tensor, states: [Tensor], scalars: [Tensor]
  ) -> (parameter: Tensor, states: [Tensor]) {
    let gradient = weightDecay == 0 ? gradient : gradient + scalars[4] * parameter
    let meanSquare = scalars[1] * states[0] + scalars[2] * gradient * gradient
    let root = (states[1] + scalars[3]).squareRoot()
    let step = root / (meanSquare + scalars[3]).squareRoot() * gradient
    let meanSquareStep = scalars[1] * states[1] + scalars[2] * step * step
    return (parameter - scalars[0] * step, [meanSquare, meanSquareStep])
  }
}
