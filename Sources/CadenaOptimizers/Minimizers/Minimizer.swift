import CadenaGraph
import CadenaNetworks

/// A method that makes a whole function small, choosing its step lengths by itself.
///
/// An `Optimizer` takes a gradient, often of a small batch, and makes one step; a minimiser asks for
/// the function as often as it needs, so the function must be the same every time: all examples, no
/// dropout. Any closure will do, or the loss of a model:
///
///     let result = try NewtonCG().minimize(
///       { x in (x - 3).squared().sum() }, from: Tensor([0.0, 0], dtype: .float64))
///
///     try LBFGS().minimize(parameters: model.trainableParameters) { loss(model(x), y) }
///
/// Use float64 where the minimum matters to more than four digits. Vectors of the method itself are
/// kept in double precision on the host.
public protocol Minimizer: Sendable {
  /// When to end.
  var stopping: StoppingRule { get set }

  /// What one run keeps between its iterations, at its beginning.
  func makeSearch() -> any DescentSearch
}

extension Minimizer {
  /// Makes a function of one tensor small.
  ///
  /// - Parameters:
  ///   - function: gives a tensor with one element of the start's element type; must be the same
  ///     function at every call.
  ///   - start: where to begin, float32 or float64.
  ///   - replayable: whether the function may be followed once and replayed; see `Objective`.
  ///   - onIteration: called after every iteration; `stop()` on its argument ends the run.
  /// - Throws: what the closures throw, and `EvaluationError`.
  public func minimize(
    _ function: @escaping (Tensor) throws -> Tensor, from start: Tensor, replayable: Bool = false,
    onIteration: ((Minimization) throws -> Void)? = nil
  ) throws -> MinimizationResult {
    let objective = Objective(at: [start], replayable: replayable) { try function($0[0]) }
    return try minimize(objective, onIteration: onIteration)
  }

  /// Makes an objective small, from where it starts.
  public func minimize(
    _ objective: Objective, onIteration: ((Minimization) throws -> Void)? = nil
  ) throws -> MinimizationResult {
    let run = try Minimization(of: objective, by: self)
    while try run.advance() { try onIteration?(run) }
    return run.result
  }

  /// Makes a loss small by changing the parameters that it is computed from.
  ///
  /// Parameters that are not trainable stay as they are. The others hold the result afterwards, and
  /// the present point whenever `onIteration` is called; when something is thrown they hold the point
  /// of the last iteration.
  ///
  /// - Parameters:
  ///   - parameters: what may change; all must have values of one element type.
  ///   - replayable: whether the loss may be followed once and replayed; see `Objective`.
  ///   - onIteration: called after every iteration; `stop()` on its argument ends the run.
  ///   - loss: gives a tensor with one element, the same function of the parameters at every call.
  @discardableResult
  public func minimize(
    parameters: [Parameter], replayable: Bool = false,
    onIteration: ((Minimization) throws -> Void)? = nil, _ loss: @escaping () throws -> Tensor
  ) throws -> MinimizationResult {
    let active = parameters.filter(\.isTrainable)
    let objective = Objective(of: active, replayable: replayable, loss)
    let run = try Minimization(of: objective, by: self)
    func store() {
      for (parameter, tensor) in zip(active, run.points) { parameter.set(tensor) }
    }
    defer { store() }
    while try run.advance() {
      guard let onIteration else { continue }
      store()
      try onIteration(run)
    }
    return run.result
  }
}
