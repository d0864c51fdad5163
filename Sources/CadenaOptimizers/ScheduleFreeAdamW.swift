import CadenaGraph
import CadenaOperations

/// AdamW without a schedule: the weights are an average of what AdamW visits, and gradients are taken
/// between the two.
///
///     y = (1 - β₁)·z + β₁·x,   g = ∇J(y)
///     v ← β₂·v + (1 - β₂)·g²
///     γₜ = α·√(1 - β₂ᵗ)·min(1, t / T_warmup)
///     z ← z - γₜ·g / (√v + ε) - γₜ·λ·y
///     x ← (1 - c)·x + c·z,   c = γₜ² / (γ₁² + … + γₜ²)      (x and z begin at the first weights)
///
/// The parameters are x, the average; gradients and batch statistics are those at y. Defazio et al.,
/// "The Road Less Scheduled", 2024, algorithm 1. With `correction: .denominator` γₜ has no root and
/// √(v / (1 - β₂ᵗ)) stands in place of √v, as in the authors' later program.
public struct ScheduleFreeAdamW: ElementwiseOptimizer {
  /// Where the mean square is corrected for its start at 0.
  public enum Correction: String, Sendable, CaseIterable {
    /// In the learning rate, as in the paper: decay and average feel it too.
    case rate
    /// In the denominator, as in Adam.
    case denominator
  }

  /// The learning rate α.
  public var learningRate: Double
  /// The place β₁ of the gradient between z (0) and the average (1).
  public var beta1: Double
  /// The decay β₂ of the mean of squared gradients.
  public var beta2: Double
  /// The ε that keeps the denominator from 0.
  public var epsilon: Double
  /// Steps in which the learning rate rises; 0 for none.
  public var warmup: Int
  /// The decay λ, taken at y.
  public var weightDecay: Double
  /// Where the mean square is corrected.
  public var correction: Correction
  private let average = ScheduleFreeAverage()

  /// The authors' values, unless told otherwise.
  public init(
    learningRate: Double = 0.0025, beta1: Double = 0.9, beta2: Double = 0.999,
    epsilon: Double = 1e-8, warmup: Int = 0, weightDecay: Double = 0,
    correction: Correction = .rate
  ) {
    self.learningRate = learningRate
    self.beta1 = beta1
    self.beta2 = beta2
    self.epsilon = epsilon
    self.warmup = warmup
    self.weightDecay = weightDecay
    self.correction = correction
  }

  /// What leads from the average to z, and the mean of squared gradients.
  public var stateNames: [String] { ["offset", "meanSquare"] }

  /// γₜ, 1 - β₁, c, 1 - c, β₂, 1 - β₂, ε, λ and the factor of √v.
  public func writeScalars(step: Int, learningRate: Double, into scalars: inout [Double]) {
    let size = { (step: Int) in
      let share = ScheduleFreeAverage.warmup(step, warmup)
      guard correction == .rate else { return share }
      return share * (1 - power(beta2, step)).squareRoot()
    }
    let weight = average.weight(
      step: step, of: size, key: [Double(warmup), correction == .rate ? beta2 : 0])
    scalars.append(learningRate * size(step))
    scalars.append(1 - beta1)
    scalars.append(weight)
    scalars.append(1 - weight)
    scalars.append(beta2)
    scalars.append(1 - beta2)
    scalars.append(epsilon)
    scalars.append(weightDecay)
    scalars.append(
      correction == .rate ? 1 : 1 / (1 - power(beta2, step)).squareRoot())
  }

  /// The rate in the warm-up, without the correction.
  public func effectiveRate(step: Int, learningRate: Double) -> Double {
    learningRate * ScheduleFreeAverage.warmup(step, warmup)
  }

  /// y.
  public func evaluationPoint(
    parameters: [Tensor], states: [[Tensor]], scalars: [Tensor]
  ) -> [Tensor]? {
    zip(parameters, states).map {
      ScheduleFreeAverage.point($0, $1[0], share: scalars[1])
    }
  }

  /// One step of one parameter, with the gradient at y.
  public func update(
    _ parameter: Tensor, gradient: Tensor, states: [Tensor], scalars: [Tensor]
  ) -> (parameter: Tensor, states: [Tensor]) {
    let meanSquare = scalars[4] * states[1] + scalars[5] * gradient * gradient
    let root = meanSquare.squareRoot()
    let denominator = (correction == .rate ? root : root * scalars[8]) + scalars[6]
    var direction = quotient(gradient, by: denominator, epsilon: epsilon)
    if weightDecay != 0 {
      let point = ScheduleFreeAverage.point(parameter, states[0], share: scalars[1])
      direction = direction + scalars[7] * point
    }
    let moved = ScheduleFreeAverage.moved(
      parameter, states[0], by: scalars[0] * direction, weight: scalars[2], rest: scalars[3])
    return (moved.parameter, [moved.offset, meanSquare])
  }
}
