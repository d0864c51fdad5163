import CadenaGraph
import CadenaOperations

/// Gradient descent without a schedule: the weights are an average of what gradient descent visits,
/// and gradients are taken between the two.
///
///     γₜ = α·min(1, t / T_warmup)
///     y = (1 - β)·z + β·x,   g = ∇J(y) + λ·y
///     z ← z - γₜ·g
///     x ← (1 - c)·x + c·z,   c = γₜ² / (γ₁² + … + γₜ²)      (x and z begin at the first weights)
///
/// The parameters are x, the average; gradients and batch statistics are those at y. Defazio et al.,
/// "The Road Less Scheduled", 2024. Rates are larger than those of gradient descent with momentum.
public struct ScheduleFreeSGD: ElementwiseOptimizer {
  /// The learning rate α.
  public var learningRate: Double
  /// The place β of the gradient between z (0) and the average (1); plays the part of momentum.
  public var momentum: Double
  /// Steps in which the learning rate rises; 0 for none.
  public var warmup: Int
  /// The factor λ with which weights are added to their gradients, at y.
  public var weightDecay: Double
  private let average = ScheduleFreeAverage()

  /// The authors' values, unless told otherwise.
  public init(
    learningRate: Double = 1, momentum: Double = 0.9, warmup: Int = 0, weightDecay: Double = 0
  ) {
    self.learningRate = learningRate
    self.momentum = momentum
    self.warmup = warmup
    self.weightDecay = weightDecay
  }

  /// What leads from the average to z.
  public var stateNames: [String] { ["offset"] }

  /// γₜ, 1 - β, c, 1 - c and λ.
  public func writeScalars(step: Int, learningRate: Double, into scalars: inout [Double]) {
    let share = { ScheduleFreeAverage.warmup($0, warmup) }
    let weight = average.weight(step: step, of: share, key: [Double(warmup), 0])
    scalars.append(learningRate * share(step))
    scalars.append(1 - momentum)
    scalars.append(weight)
    scalars.append(1 - weight)
    scalars.append(weightDecay)
  }

  /// The rate in the warm-up.
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
    var direction = gradient
    if weightDecay != 0 {
      let point = ScheduleFreeAverage.point(parameter, states[0], share: scalars[1])
      direction = gradient + scalars[4] * point
    }
    let moved = ScheduleFreeAverage.moved(
      parameter, states[0], by: scalars[0] * direction, weight: scalars[2], rest: scalars[3])
    return (moved.parameter, [moved.offset])
  }
}
