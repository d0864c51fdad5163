import CadenaGraph
import CadenaOperations

/// Adam: momentum and a step size for every weight from the mean of its squared gradients.
///
///     g ← g + λ·w                                     (coupled decay, when λ ≠ 0)
///     m ← β₁·m + (1 - β₁)·g,   v ← β₂·v + (1 - β₂)·g²
///     m̂ = m / (1 - β₁ᵗ),       v̂ = v / (1 - β₂ᵗ)      (bias correction; else m̂ = m, v̂ = v)
///     w ← w - α·m̂ / (√v̂ + ε)                           (ε outside the root, the default)
///     w ← w - α·m̂ / √(v̂ + ε)                           (ε inside the root)
///
/// Kingma and Ba 2015; rows C10 and C11. The lecture's form without correction and without ε is
/// `Adam(epsilon: 0, biasCorrection: false)`; a weight whose gradient has always been 0 then stays
/// where it is.
public struct Adam: ElementwiseOptimizer {
  /// Where ε stands.
  public enum EpsilonPlacement: String, Sendable, CaseIterable {
    /// `√v̂ + ε`, as in the paper and in PyTorch.
    case outside
    /// `√(v̂ + ε)`.
    case inside
  }

  /// The learning rate α.
  public var learningRate: Double
  /// The decay β₁ of the mean of the gradients.
  public var beta1: Double
  /// The decay β₂ of the mean of their squares.
  public var beta2: Double
  /// The ε that keeps the denominator from 0.
  public var epsilon: Double
  /// Where ε stands.
  public var epsilonPlacement: EpsilonPlacement
  /// Whether the means are divided by 1 - βᵗ.
  public var biasCorrection: Bool
  /// The factor λ with which weights are added to their gradients; `AdamW` decays apart from them.
  public var weightDecay: Double

  /// The paper's values, unless told otherwise.
  public init(
    learningRate: Double = 0.001, beta1: Double = 0.9, beta2: Double = 0.999,
    epsilon: Double = 1e-8, epsilonPlacement: EpsilonPlacement = .outside,
    biasCorrection: Bool = true, weightDecay: Double = 0
  ) {
    self.learningRate = learningRate
    self.beta1 = beta1
    self.beta2 = beta2
    self.epsilon = epsilon
    self.epsilonPlacement = epsilonPlacement
    self.biasCorrection = biasCorrection
    self.weightDecay = weightDecay
  }

  /// The means of the gradients and of their squares.
  public var stateNames: [String] { ["mean", "meanSquare"] }

  /// α / (1 - β₁ᵗ), the decays with their complements, ε, λ, and the factor of √v or v.
  public func writeScalars(step: Int, learningRate: Double, into scalars: inout [Double]) {
    let first = biasCorrection ? 1 - power(beta1, step) : 1
    let second = biasCorrection ? 1 - power(beta2, step) : 1
    scalars.append(learningRate / first)
    scalars.append(beta1)
    scalars.append(1 - beta1)
    scalars.append(beta2)
    scalars.append(1 - beta2)
    scalars.append(epsilon)
    scalars.append(weightDecay)
    scalars.append(epsilonPlacement == .outside ? 1 / second.squareRoot() : 1 / second)
  }

  /// One step of one parameter.
  public func update(
    _ parameter: Tensor, gradient: Tensor, states: [Tensor], scalars: [Tensor]
  ) -> (parameter: Tensor, states: [Tensor]) {
    let gradient = weightDecay == 0 ? gradient : gradient + scalars[6] * parameter
    let mean = scalars[1] * states[0] + scalars[2] * gradient
    let meanSquare = scalars[3] * states[1] + scalars[4] * gradient * gradient
    let (epsilon, factor) = (scalars[5], scalars[7])
    let denominator: Tensor
    switch epsilonPlacement {
    case .outside:
      let root = meanSquare.squareRoot()
      denominator = (biasCorrection ? root * factor : root) + epsilon
    case .inside:
      denominator = ((biasCorrection ? meanSquare * factor : meanSquare) + epsilon).squareRoot()
    }
    let direction = quotient(mean, by: denominator, epsilon: self.epsilon)
    return (parameter - scalars[0] * direction, [mean, meanSquare])
  }
}

/// A whole power by repeated squaring, in double precision.
func power(_ base: Double, _ exponent: Int) -> Double {
  var result = 1.0
  var factor = base
  var rest = exponent
  while rest > 0 {
    if rest & 1 == 1 { result *= factor }
    factor *= factor
    rest >>= 1
  }
  return result
}
