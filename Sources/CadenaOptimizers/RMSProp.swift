import CadenaGraph
import CadenaOperations

/// RMSProp: every weight's gradient divided by the root of its mean square.
///
///     g ← g + λ·w                  (weight decay, when λ ≠ 0)
///     v ← ρ·v + (1 - ρ)·g²
///     d = √v + ε                   (ε outside the root, as in PyTorch; `.inside`: √(v + ε))
///     a ← ρ·a + (1 - ρ)·g, and v - a² in place of v       (centred)
///     b ← μ·b + g/d, w ← w - α·b                          (with momentum)
///     w ← w - α·g/d                                        (without)
///
/// Tieleman and Hinton 2012; rows C9. The lecture's form is `RMSProp(decay: 0.9, epsilon: 0)`;
/// a weight whose gradient has always been 0 then stays where it is.
public struct RMSProp: ElementwiseOptimizer {
  /// The learning rate α.
  public var learningRate: Double
  /// The decay ρ of the mean square.
  public var decay: Double
  /// The ε that keeps the denominator from 0.
  public var epsilon: Double
  /// Where ε stands.
  public var epsilonPlacement: Adam.EpsilonPlacement
  /// Whether the mean is subtracted: the root of the variance rather than of the mean square.
  public var centered: Bool
  /// The momentum μ, 0 for none.
  public var momentum: Double
  /// The factor λ with which weights are added to their gradients (coupled decay).
  public var weightDecay: Double

  /// PyTorch's values, unless told otherwise.
  public init(
    learningRate: Double = 0.01, decay: Double = 0.99, epsilon: Double = 1e-8,
    epsilonPlacement: Adam.EpsilonPlacement = .outside, centered: Bool = false,
    momentum: Double = 0, weightDecay: Double = 0
  ) {
    self.learningRate = learningRate
    self.decay = decay
    self.epsilon = epsilon
    self.epsilonPlacement = epsilonPlacement
    self.centered = centered
    self.momentum = momentum
    self.weightDecay = weightDecay
  }

  /// The mean square, then the mean and the momentum buffer if they are used.
  public var stateNames: [String] {
    ["meanSquare"] + (centered ? ["mean"] : []) + (momentum == 0 ? [] : ["momentum"])
  }

  /// The numbers are the same at every step.
  public var scalarsDependOnStep: Bool { false }

  /// α, ρ, 1 - ρ, ε, μ and λ.
  public func writeScalars(step: Int, learningRate: Double, into scalars: inout [Double]) {
    scalars.append(learningRate)
    scalars.append(decay)
    scalars.append(1 - decay)
    scalars.append(epsilon)
    scalars.append(momentum)
    scalars.append(weightDecay)
  }

  /// One step of one parameter.
  public func update(
    _ parameter: Tensor, gradient: Tensor, states: [Tensor], scalars: [Tensor]
  ) -> (parameter: Tensor, states: [Tensor]) {
    let gradient = weightDecay == 0 ? gradient : gradient + scalars[5] * parameter
    let meanSquare = scalars[1] * states[0] + scalars[2] * gradient * gradient
    var newStates = [meanSquare]
    var square = meanSquare
    if centered {
      let mean = scalars[1] * states[1] + scalars[2] * gradient
      newStates.append(mean)
      // Of gradients that are all equal, rounding may leave a little less than 0.
      square = (meanSquare - mean * mean).maximum(mean.constant(0))
    }
    let root =
      epsilonPlacement == .outside
      ? square.squareRoot() + scalars[3] : (square + scalars[3]).squareRoot()
    var step = quotient(gradient, by: root, epsilon: epsilon)
    if momentum != 0 {
      step = scalars[4] * states[states.count - 1] + step
      newStates.append(step)
    }
    return (parameter - scalars[0] * step, newStates)
  }
}
