import CadenaGraph
import CadenaOperations

/// Rprop: only the sign of the gradient, and for every weight a step size that grows while the sign
/// stays and shrinks when it changes.
///
///     p = g · g_before                                       (g_before begins at 0)
///     s ← s·η⁺ where p > 0,  s·η⁻ where p < 0,  within s_min … s_max    (s begins at the learning rate)
///     w ← w - sign(g)·s
///
/// - withholding (the default, as in PyTorch): where p < 0 the weight does not move, and the next
///   product is 0, so that one change of sign shrinks the step once
/// - plain (lecture 002): every weight always moves
///
/// Riedmiller and Braun 1993; Igel and Hüsken 2000 for the withholding form; row C7. The lecture keeps
/// steps between 0.001 and 50, the original between 1e-6 and 50. For full batches only: the signs of
/// small batches are noise.
public struct RProp: ElementwiseOptimizer {
  /// What happens where the sign has changed.
  public enum Form: String, Sendable, CaseIterable {
    /// The weight stays where it is for one step.
    case withholding
    /// The weight moves with the smaller step.
    case plain
  }

  /// The first step size of every weight.
  public var learningRate: Double
  /// The factor η⁺ of steps whose sign stays, above 1.
  public var increase: Double
  /// The factor η⁻ of steps whose sign changes, below 1.
  public var decrease: Double
  /// The smallest step.
  public var minimumStep: Double
  /// The largest step.
  public var maximumStep: Double
  /// What happens where the sign has changed.
  public var form: Form

  /// PyTorch's values, unless told otherwise; the lecture's smallest step is 0.001.
  public init(
    learningRate: Double = 0.01, increase: Double = 1.2, decrease: Double = 0.5,
    minimumStep: Double = 1e-6, maximumStep: Double = 50, form: Form = .withholding
  ) {
    self.learningRate = learningRate
    self.increase = increase
    self.decrease = decrease
    self.minimumStep = minimumStep
    self.maximumStep = maximumStep
    self.form = form
  }

  /// The steps, and the gradients of the step before.
  public var stateNames: [String] { ["step", "previousGradient"] }

  /// The learning rate, for the withholding form within its limits as in PyTorch, and 0.
  public var initialStates: [Double] {
    let first =
      form == .plain
      ? learningRate : Swift.min(Swift.max(learningRate, minimumStep), maximumStep)
    return [first, 0]
  }

  /// The first step size: a schedule changes none.
  public func effectiveRate(step: Int, learningRate: Double) -> Double { self.learningRate }

  /// η⁺, η⁻ and the limits.
  public func writeScalars(step: Int, learningRate: Double, into scalars: inout [Double]) {
    scalars.append(increase)
    scalars.append(decrease)
    scalars.append(minimumStep)
    scalars.append(maximumStep)
  }

  /// One step of one parameter.
  public func update(
    _ parameter: Tensor, gradient: Tensor, states: [Tensor], scalars: [Tensor]
  ) -> (parameter: Tensor, states: [Tensor]) {
    let zero = gradient.constant(0)
    // The signs' product: that of the gradients may be too small for a number.
    let product = gradient.sign() * states[1].sign()
    let grown = (states[0] * scalars[0]).minimum(scalars[3])
    let shrunk = (states[0] * scalars[1]).maximum(scalars[2])
    let step = Tensor.where(
      product .> zero, grown, Tensor.where(product .< zero, shrunk, states[0]))
    let used =
      form == .plain ? gradient : Tensor.where(product .< zero, zero, gradient)
    return (parameter - used.sign() * step, [step, used])
  }
}
