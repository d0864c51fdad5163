import CadenaGraph
import CadenaOperations

/// Gradient descent with a gain for every weight, which grows a little while the gradient keeps its
/// sign and shrinks by a factor when it does not.
///
///     gain ← gain + 0.05 where g · g_before > 0,  gain · 0.95 elsewhere      (from the second step on)
///     w ← w - α·gain·g                                  (gains begin at 1)
///     v ← μ·v - α·gain·g,   w ← w + v                    (with momentum μ ≠ 0)
///
/// Lecture 002, row C6 (Hinton's lecture 6d). Gains may be kept within limits, such as 0.1 … 10.
/// Where a gradient is exactly 0 the product is not positive, so the gain shrinks. For full or large
/// batches: the signs of small ones are noise.
public struct WeightGains: ElementwiseOptimizer {
  /// The learning rate α.
  public var learningRate: Double
  /// What is added to the gain while the sign stays.
  public var increase: Double
  /// The factor of the gain when the sign changes.
  public var decrease: Double
  /// The smallest gain; nil for none.
  public var minimumGain: Double?
  /// The largest gain; nil for none.
  public var maximumGain: Double?
  /// The momentum μ, 0 for none.
  public var momentum: Double

  /// The lecture's values, unless told otherwise.
  public init(
    learningRate: Double = 0.01, increase: Double = 0.05, decrease: Double = 0.95,
    minimumGain: Double? = nil, maximumGain: Double? = nil, momentum: Double = 0
  ) {
    self.learningRate = learningRate
    self.increase = increase
    self.decrease = decrease
    self.minimumGain = minimumGain
    self.maximumGain = maximumGain
    self.momentum = momentum
  }

  /// The gains, the gradients of the step before, and the velocities if there is momentum.
  public var stateNames: [String] {
    ["gain", "previousGradient"] + (momentum == 0 ? [] : ["velocity"])
  }

  /// 1 for the gains, 0 for the rest.
  public var initialStates: [Double] { [1, 0] + (momentum == 0 ? [] : [0]) }

  /// α, the increase and the decrease (without effect at the first step), the limits, and μ.
  public func writeScalars(step: Int, learningRate: Double, into scalars: inout [Double]) {
    scalars.append(learningRate)
    scalars.append(step == 1 ? 0 : increase)
    scalars.append(step == 1 ? 1 : decrease)
    scalars.append(minimumGain ?? 0)
    scalars.append(maximumGain ?? 0)
    scalars.append(momentum)
  }

  /// One step of one parameter.
  public func update(
    _ parameter: Tensor, gradient: Tensor, states: [Tensor], scalars: [Tensor]
  ) -> (parameter: Tensor, states: [Tensor]) {
    let product = gradient.sign() * states[1].sign()
    var gain = Tensor.where(
      product .> product.constant(0), states[0] + scalars[1], states[0] * scalars[2])
    if minimumGain != nil { gain = gain.maximum(scalars[3]) }
    if maximumGain != nil { gain = gain.minimum(scalars[4]) }
    let step = scalars[0] * gain * gradient
    guard momentum != 0 else { return (parameter - step, [gain, gradient]) }
    let velocity = scalars[5] * states[2] - step
    return (parameter + velocity, [gain, gradient, velocity])
  }
}
