import CadenaGraph
import CadenaOperations

/// Adam with weight decay apart from the gradient:
///
///     w ← w - α·λ·w, then Adam's step with the gradient taken before the decay.
///
/// Loshchilov and Hutter 2019 (row D1, decay in the optimiser). Unlike an L2 penalty, the decay is
/// not divided by √v̂.
public struct AdamW: ElementwiseOptimizer {
  /// Adam's part of the rule.
  public var adam: Adam
  /// The decay λ.
  public var weightDecay: Double

  /// The learning rate α.
  public var learningRate: Double {
    get { adam.learningRate }
    set { adam.learningRate = newValue }
  }

  /// PyTorch's values, unless told otherwise.
  public init(
    learningRate: Double = 0.001, beta1: Double = 0.9, beta2: Double = 0.999,
    epsilon: Double = 1e-8, epsilonPlacement: Adam.EpsilonPlacement = .outside,
    biasCorrection: Bool = true, weightDecay: Double = 0.01
  ) {
    adam = Adam(
      learningRate: learningRate, beta1: beta1, beta2: beta2, epsilon: epsilon,
      epsilonPlacement: epsilonPlacement, biasCorrection: biasCorrection)
    self.weightDecay = weightDecay
  }

  /// The means of the gradients and of their squares.
  public var stateNames: [String] { adam.stateNames }

  /// Adam's numbers, then 1 - α·λ.
  public func writeScalars(step: Int, learningRate: Double, into scalars: inout [Double]) {
    adam.writeScalars(step: step, learningRate: learningRate, into: &scalars)
    scalars.append(1 - learningRate * weightDecay)
  }

  /// One step of one parameter.
  public func update(
    _ parameter: Tensor, gradient: Tensor, states: [Tensor], scalars: [Tensor]
  ) -> (parameter: Tensor, states: [Tensor]) {
    adam.update(
      scalars[8] * parameter, gradient: gradient, states: states, scalars: scalars)
  }
}
