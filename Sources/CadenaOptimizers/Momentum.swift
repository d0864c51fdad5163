import CadenaGraph
import CadenaOperations

/// Momentum in the formulations of the lectures, which differ in what the learning rate multiplies.
///
/// - velocity (lecture 002): `v ← α·v - ε·g`, `w ← w + v`
/// - accumulated (lecture 003): `V ← γ·V + ε·g`, `w ← w - V`; the same path as velocity with V = -v
/// - averaged (lecture 004): `m ← β·m + (1 - β)·g`, `w ← w - ε·m`
/// - averagedLagged (lecture 004, as one slide writes it): moves with the m of the step before, then
///   renews it, so the first step does not move
///
/// States begin at 0; ε is the learning rate, α, γ, β the momentum (row C4).
public struct Momentum: ElementwiseOptimizer {
  /// Which of the formulations.
  public enum Form: String, Sendable, CaseIterable {
    /// `v ← α·v - ε·g`, `w ← w + v`.
    case velocity
    /// `V ← γ·V + ε·g`, `w ← w - V`.
    case accumulated
    /// `m ← β·m + (1 - β)·g`, `w ← w - ε·m`.
    case averaged
    /// `w ← w - ε·m`, then `m ← β·m + (1 - β)·g`.
    case averagedLagged
  }

  /// The learning rate ε.
  public var learningRate: Double
  /// The momentum, 0 up to below 1.
  public var momentum: Double
  /// The formulation.
  public var form: Form

  /// Momentum of 0.9 in the velocity form, unless told otherwise.
  public init(learningRate: Double = 0.01, momentum: Double = 0.9, form: Form = .velocity) {
    self.learningRate = learningRate
    self.momentum = momentum
    self.form = form
  }

  /// The velocity, or the mean of the gradients.
  public var stateNames: [String] { ["momentum"] }

  /// The numbers are the same at every step.
  public var scalarsDependOnStep: Bool { false }

  /// ε, the momentum and its complement.
  public func writeScalars(step: Int, learningRate: Double, into scalars: inout [Double]) {
    scalars.append(learningRate)
    scalars.append(momentum)
    scalars.append(1 - momentum)
  }

  /// One step of one parameter.
  public func update(
    _ parameter: Tensor, gradient: Tensor, states: [Tensor], scalars: [Tensor]
  ) -> (parameter: Tensor, states: [Tensor]) {
    let (rate, decay, share, state) = (scalars[0], scalars[1], scalars[2], states[0])
    switch form {
    case .velocity:
      let velocity = decay * state - rate * gradient
      return (parameter + velocity, [velocity])
    case .accumulated:
      let velocity = decay * state + rate * gradient
      return (parameter - velocity, [velocity])
    case .averaged:
      let mean = decay * state + share * gradient
      return (parameter - rate * mean, [mean])
    case .averagedLagged:
      return (parameter - rate * state, [decay * state + share * gradient])
    }
  }
}
