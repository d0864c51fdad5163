import CadenaGraph
import CadenaOperations
import CadenaOptimizers

/// Sign descent: every weight moves by the learning rate against the sign of its averaged gradient.
///
///     m ← β·m + (1 - β)·g
///     w ← w - α·sign(m)
///
/// Bernstein et al., "signSGD: compressed optimisation for non-convex problems", 2018.
public struct SignDescent: ElementwiseOptimizer {
  /// The learning rate α.
  public var learningRate: Double
  /// The decay β of the mean of the gradients, 0 up to below 1; 0 takes each gradient by itself.
  public var decay: Double

  /// A decay of 0.9, unless told otherwise.
  public init(learningRate: Double = 0.001, decay: Double = 0.9) {
    self.learningRate = learningRate
    self.decay = decay
  }

  /// The mean of the gradients.
  public var stateNames: [String] { ["mean"] }

  /// α, β and 1 - β.
  public func writeScalars(step: Int, learningRate: Double, into scalars: inout [Double]) {
    scalars.append(learningRate)
    scalars.append(decay)
    scalars.append(1 - decay)
  }

  /// One step of one parameter.
  public func update(
    _ parameter: Tensor, gradient: Tensor, states: [Tensor], scalars: [Tensor]
  ) -> (parameter: Tensor, states: [Tensor]) {
    let mean = scalars[1] * states[0] + scalars[2] * gradient
    return (parameter - scalars[0] * mean.sign(), [mean])
  }
}
