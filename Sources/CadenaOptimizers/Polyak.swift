import CadenaGraph
import CadenaOperations
import CadenaText

/// Polyak's step: gradient descent that finds its learning rate from the loss.
///
///     α = η·(J(w) - J*) / (c·|g|²),   at most α_max
///     w ← w - α·g
///
/// |g| is the norm of all gradients together (after clipping, if there is any), J* the smallest loss
/// that can be reached: 0 for a network that can learn every example. A loss below J* makes no step, a
/// gradient of 0 neither. Polyak 1969; on batches, with c = ½ and a largest rate, the stochastic
/// Polyak step of Loizou et al. 2021. A method without a learning rate (row C12); η = 1 is the rule
/// itself, and a schedule changes η. The record of a step holds α.
public struct Polyak: Optimizer {
  /// The factor η.
  public var learningRate: Double
  /// The smallest loss J*.
  public var target: Double
  /// The divisor c, above 0.
  public var scale: Double
  /// The largest rate α_max; nil for none.
  public var maximumRate: Double?

  /// Polyak's rule for a loss that can become 0, unless told otherwise.
  public init(
    learningRate: Double = 1, target: Double = 0, scale: Double = 1, maximumRate: Double? = nil
  ) {
    self.learningRate = learningRate
    self.target = target
    self.scale = scale
    self.maximumRate = maximumRate
  }

  /// Nothing is remembered.
  public var stateNames: [String] { [] }

  /// The numbers are the same at every step.
  public var scalarsDependOnStep: Bool { false }

  /// η, J*, c and α_max.
  public func writeScalars(step: Int, learningRate: Double, into scalars: inout [Double]) {
    scalars.append(learningRate)
    scalars.append(target)
    scalars.append(scale)
    scalars.append(maximumRate ?? 0)
  }

  /// The loss is needed.
  public var readsLoss: Bool { true }

  /// Cannot be: without the loss there is no step.
  public func update(
    gradients: [Tensor], parameters: [Tensor], states: [[Tensor]], scalars: [Tensor]
  ) -> (parameters: [Tensor], states: [[Tensor]]) {
    programmingError("Polyak needs the loss")
  }

  /// One step of all parameters.
  public func update(
    loss: Tensor?, gradients: [Tensor], parameters: [Tensor], states: [[Tensor]],
    scalars: [Tensor]
  ) -> OptimizerUpdate {
    guard let loss else { programmingError("Polyak needs the loss") }
    guard let first = gradients.first else {
      return OptimizerUpdate(parameters: parameters, states: states)
    }
    let squares = gradients.dropFirst().reduce(first.squared().sum()) { $0 + $1.squared().sum() }
    let zero = squares.constant(0)
    let excess = (loss - scalars[1]).maximum(zero)
    let quotient = excess / (scalars[2] * squares)
    var rate = scalars[0] * Tensor.where(squares .== zero, zero, quotient)
    if maximumRate != nil { rate = rate.minimum(scalars[3]) }
    return OptimizerUpdate(
      parameters: zip(parameters, gradients).map { $0 - rate * $1 }, states: states,
      learningRate: rate)
  }
}
