import CadenaGraph
import CadenaNetworks
import CadenaText

/// A minimiser in the place of an optimiser, so that one trainer runs both:
///
///     let trainer = try Trainer(
///       model, on: data, loss: SoftmaxCrossEntropy(), optimizer: Minimizing(by: LBFGS()),
///       options: TrainingOptions(epochs: 100, batchSize: .full))
///
/// A step of the trainer is an iteration of the minimiser. It has no rule that turns a gradient into new
/// parameters; what needs one (`Optimization.step`) stops the program.
public struct Minimizing: Optimizer {
  /// The method.
  public let minimizer: any Minimizer
  /// The learning rate of methods that have one; 0 for the others, which find their step lengths.
  public var learningRate: Double

  /// A minimiser for a trainer.
  public init(by minimizer: any Minimizer) {
    self.minimizer = minimizer
    learningRate = minimizer.learningRate ?? 0
  }

  /// One iteration on a loss, which gets the context that a model is to be called with.
  package func iterate(
    _ parameters: [Parameter], seed: UInt64, _ loss: @escaping (Context) throws -> Tensor
  ) throws {
    var method = minimizer
    method.stopping.maximumIterations = 1
    let active = parameters.filter(\.isTrainable)
    let objective = Objective(of: active, replayable: false, variables: []) { pass in
      var context = Context.inference
      context.noise = pass.noise
      return ObjectiveGraph(try loss(context))
    }
    _ = try method.minimize(objective, storingIn: active, seed: seed, onIteration: nil)
  }

  /// What a minimiser remembers is not one tensor per parameter.
  public var stateNames: [String] { [] }

  /// None.
  public func writeScalars(step: Int, learningRate: Double, into scalars: inout [Double]) {}

  /// Stops the program: there is no such rule.
  public func update(
    gradients: [Tensor], parameters: [Tensor], states: [[Tensor]], scalars: [Tensor]
  ) -> (parameters: [Tensor], states: [[Tensor]]) {
    programmingError(
      "a minimiser asks for whole functions and has no step for a gradient: use a Trainer, or "
        + "minimize(parameters:)")
  }
}
