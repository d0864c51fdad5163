import CadenaGraph
import CadenaOperations

/// Nesterov's accelerated gradient in its look-ahead form: the gradient is taken where the velocity
/// alone would lead.
///
///     v ← α·v - ε·∇J(w + α·v),   w ← w + v        (v begins at 0)
///
/// Nesterov 1983, in the form of Sutskever et al. 2013. `SGD(nesterov: true)` is PyTorch's variant,
/// which takes the gradient at the parameters.
public struct Nesterov: ElementwiseOptimizer {
  /// The learning rate ε.
  public var learningRate: Double
  /// The momentum α.
  public var momentum: Double

  /// A momentum of 0.9, unless told otherwise.
  public init(learningRate: Double = 0.01, momentum: Double = 0.9) {
    self.learningRate = learningRate
    self.momentum = momentum
  }

  /// The velocity.
  public var stateNames: [String] { ["velocity"] }

  /// The numbers are the same at every step.
  public var scalarsDependOnStep: Bool { false }

  /// ε and α.
  public func writeScalars(step: Int, learningRate: Double, into scalars: inout [Double]) {
    scalars.append(learningRate)
    scalars.append(momentum)
  }

  /// `w + α·v`.
  public func evaluationPoint(
    parameters: [Tensor], states: [[Tensor]], scalars: [Tensor]
  ) -> [Tensor]? {
    zip(parameters, states).map { parameter, states in parameter + scalars[1] * states[0] }
  }

  /// One step of one parameter, with the gradient at the evaluation point.
  public func update(
    _ parameter: Tensor, gradient: Tensor, states: [Tensor], scalars: [Tensor]
  ) -> (parameter: Tensor, states: [Tensor]) {
    let velocity = scalars[1] * states[0] - scalars[0] * gradient
    return (parameter + velocity, [velocity])
  }
}
