import CadenaGraph
import CadenaOperations

/// AdaGrad: every weight's gradient divided by the root of the sum of its squares so far.
///
///     g ← g + λ·w                                    (weight decay, when λ ≠ 0)
///     F ← F + g²,   w ← w - α / (1 + (t - 1)·δ) · g / (√F + ε)
///
/// Duchi, Hazan and Singer 2011; row C8. The lecture's form without ε is `AdaGrad(epsilon: 0)`;
/// a weight whose gradient has always been 0 then stays where it is.
public struct AdaGrad: ElementwiseOptimizer {
  /// The learning rate α.
  public var learningRate: Double
  /// The ε that keeps the denominator from 0.
  public var epsilon: Double
  /// The decay δ of the learning rate.
  public var learningRateDecay: Double
  /// The number with which F begins.
  public var initialAccumulator: Double
  /// The factor λ with which weights are added to their gradients (coupled decay).
  public var weightDecay: Double

  /// PyTorch's values, unless told otherwise.
  public init(
    learningRate: Double = 0.01, epsilon: Double = 1e-10, learningRateDecay: Double = 0,
    initialAccumulator: Double = 0, weightDecay: Double = 0
  ) {
    self.learningRate = learningRate
    self.epsilon = epsilon
    self.learningRateDecay = learningRateDecay
    self.initialAccumulator = initialAccumulator
    self.weightDecay = weightDecay
  }

  /// The sum of squares.
  public var stateNames: [String] { ["sumOfSquares"] }

  /// What F begins with.
  public var initialStates: [Double] { [initialAccumulator] }

  /// The decayed α, ε and λ.
  public func writeScalars(step: Int, learningRate: Double, into scalars: inout [Double]) {
    scalars.append(effectiveRate(step: step, learningRate: learningRate))
    scalars.append(epsilon)
    scalars.append(weightDecay)
  }

  /// The decayed rate.
  public func effectiveRate(step: Int, learningRate: Double) -> Double {
    learningRate / (1 + Double(step - 1) * learningRateDecay)
  }

  /// One step of one parameter.
  public func update(
    _ parameter: Tensor, gradient: Tensor, states: [Tensor], scalars: [Tensor]
  ) -> (parameter: Tensor, states: [Tensor]) {
    let gradient = weightDecay == 0 ? gradient : gradient + scalars[2] * parameter
    let sum = states[0] + gradient * gradient
    let root = sum.squareRoot() + scalars[1]
    let step = scalars[0] * quotient(gradient, by: root, epsilon: epsilon)
    return (parameter - step, [sum])
  }
}
