import CadenaGraph
import CadenaNetworks

/// A method that makes a whole function small, choosing its step lengths by itself.
///
/// An `Optimizer` takes a gradient, often of a small batch, and makes one step; a minimiser asks for
/// the function as often as it needs, so the function must be the same within an iteration, and for most
/// methods always: all examples, no dropout. Any closure will do, or the loss of a model:
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

  /// Whether gradients are asked for; false for methods that learn from values alone.
  var takesGradients: Bool { get }

  /// Whether the function must be the same in all iterations. Where it need not, a network may be
  /// trained on mini-batches and with dropout: the evaluations of one iteration share a batch and a
  /// mask.
  var needsSameFunction: Bool { get }

  /// Whether only a function of a model's layers will do, since their outputs are disturbed.
  var needsLayers: Bool { get }

  /// The learning rate, which a schedule may replace at every iteration; nil for methods that find
  /// their step lengths by themselves.
  var learningRate: Double? { get }

  /// What one run keeps between its iterations, at its beginning.
  func makeSearch() -> any DescentSearch
}

extension Minimizer {
  /// True.
  public var takesGradients: Bool { true }

  /// Whether gradients are asked for: what is known of a function is wrong for another one.
  public var needsSameFunction: Bool { takesGradients }

  /// False.
  public var needsLayers: Bool { false }

  /// Nil.
  public var learningRate: Double? { nil }

  /// Makes a function of one tensor small.
  ///
  /// - Parameters:
  ///   - function: gives a tensor with one element of the start's element type; must be the same
  ///     function at every call.
  ///   - start: where to begin, float32 or float64.
  ///   - replayable: whether the function may be followed once and replayed; see `Objective`.
  ///   - seed: from which everything random in the method derives.
  ///   - onIteration: called after every iteration; `stop()` on its argument ends the run.
  /// - Throws: what the closures throw, and `EvaluationError`.
  public func minimize(
    _ function: @escaping (Tensor) throws -> Tensor, from start: Tensor, replayable: Bool = false,
    seed: UInt64 = 0, onIteration: ((Minimization) throws -> Void)? = nil
  ) throws -> MinimizationResult {
    let objective = Objective(at: [start], replayable: replayable) { try function($0[0]) }
    return try minimize(objective, seed: seed, onIteration: onIteration)
  }

  /// Makes an objective small, from where it starts.
  public func minimize(
    _ objective: Objective, seed: UInt64 = 0,
    onIteration: ((Minimization) throws -> Void)? = nil
  ) throws -> MinimizationResult {
    let run = try Minimization(of: objective, by: self, seed: seed)
    while try run.advance() { try onIteration?(run) }
    try run.settleValue()
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
  ///   - seed: from which everything random in the method derives.
  ///   - onIteration: called after every iteration; `stop()` on its argument ends the run.
  ///   - loss: gives a tensor with one element, the same function of the parameters at every call.
  @discardableResult
  public func minimize(
    parameters: [Parameter], replayable: Bool = false, seed: UInt64 = 0,
    onIteration: ((Minimization) throws -> Void)? = nil, _ loss: @escaping () throws -> Tensor
  ) throws -> MinimizationResult {
    let active = parameters.filter(\.isTrainable)
    let objective = Objective(of: active, replayable: replayable, loss)
    return try minimize(objective, storingIn: active, seed: seed, onIteration: onIteration)
  }

  /// Makes an objective small whose coordinates are those of parameters.
  func minimize(
    _ objective: Objective, storingIn parameters: [Parameter], seed: UInt64,
    onIteration: ((Minimization) throws -> Void)?
  ) throws -> MinimizationResult {
    let run = try Minimization(of: objective, by: self, seed: seed)
    func store() {
      for (parameter, tensor) in zip(parameters, run.points) { parameter.set(tensor) }
    }
    defer { store() }
    while try run.advance() {
      guard let onIteration else { continue }
      store()
      try onIteration(run)
    }
    try run.settleValue()
    return run.result
  }
}
