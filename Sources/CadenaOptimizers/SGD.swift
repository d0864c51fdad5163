import CadenaGraph
import CadenaOperations

/// Gradient descent with PyTorch's options.
///
///     g ← g + λ·w                                    (weight decay, when λ ≠ 0)
///     b ← g at the first step, then μ·b + (1 - d)·g   (momentum μ, dampening d, when μ ≠ 0)
///     step = g + μ·b with `nesterov`, else b
///     w ← w - α·step
///
/// Without momentum this is plain gradient descent, `w ← w - α·g` (lectures 000, 002, 003, row C1);
/// whether it is online, mini-batch or full-batch is a matter of the batch size. The lecture's own
/// momentum forms are `Momentum`, the look-ahead form of Nesterov's method is `Nesterov`.
public struct SGD: ElementwiseOptimizer {
  /// The learning rate α.
  public var learningRate: Double
  /// The momentum μ, 0 for none; below 1.
  public var momentum: Double
  /// The dampening d of the gradient's part in the momentum, from the second step on.
  public var dampening: Double
  /// Whether the step looks ahead along the momentum.
  public var nesterov: Bool
  /// The factor λ with which weights are added to their gradients (coupled decay).
  public var weightDecay: Double

  /// Gradient descent; momentum and decay are off unless told otherwise.
  public init(
    learningRate: Double = 0.001, momentum: Double = 0, dampening: Double = 0,
    nesterov: Bool = false, weightDecay: Double = 0
  ) {
    self.learningRate = learningRate
    self.momentum = momentum
    self.dampening = dampening
    self.nesterov = nesterov
    self.weightDecay = weightDecay
  }

  /// The momentum buffer, if there is momentum.
  public var stateNames: [String] { momentum == 0 ? [] : ["momentum"] }

  /// Only the first step with momentum differs from the others.
  public var scalarsDependOnStep: Bool { momentum != 0 }

  /// α, λ, μ and the gradient's share of the buffer, which is 1 at the first step.
  public func writeScalars(step: Int, learningRate: Double, into scalars: inout [Double]) {
    scalars.append(learningRate)
    scalars.append(weightDecay)
    scalars.append(momentum)
    scalars.append(step == 1 ? 1 : 1 - dampening)
  }

  /// One step of one parameter.
  public func update(
    _ parameter: Tensor, gradient: Tensor, states: [Tensor], scalars: [Tensor]
  ) -> (parameter: Tensor, states: [Tensor]) {
    let rate = scalars[0]
    let gradient = weightDecay == 0 ? gradient : gradient + scalars[1] * parameter
    guard momentum != 0 else { return (parameter - rate * gradient, []) }
    let share = dampening == 0 ? gradient : scalars[3] * gradient
    let buffer = scalars[2] * states[0] + share
    let step = nesterov ? gradient + scalars[2] * buffer : buffer
    return (parameter - rate * step, [buffer])
  }
}
