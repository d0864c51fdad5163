import CadenaGraph

/// A rule that turns gradients into new parameters, written in tensors.
///
/// A rule holds hyper-parameters and no state: what it remembers of each parameter (a velocity, a
/// mean of squares) is given to it and returned. Its result is part of the step's graph, fused and
/// cached with it. Numbers that vary, the learning rate and whatever depends on the step such as
/// 1 - β^t, are computed on the host in double precision by `writeScalars` and come in as scalar
/// tensors, so a schedule can never freeze inside a plan.
public protocol Optimizer: Sendable {
  /// The learning rate α, which a schedule may replace at every step.
  var learningRate: Double { get set }

  /// Names of what is remembered of each parameter, for checkpoints; their number is the number of
  /// states.
  var stateNames: [String] { get }

  /// The number that fills each state at the beginning.
  var initialStates: [Double] { get }

  /// The states that begin as copies of their parameters instead, by their place in `stateNames`.
  var copiedStates: [Int] { get }

  /// Appends the numbers of a step, t = 1, 2, …, in the order in which `update` reads them.
  func writeScalars(step: Int, learningRate: Double, into scalars: inout [Double])

  /// Whether the numbers of a step depend on t, and not on the learning rate alone; true when in
  /// doubt. Where they do not, a trainer need not ask for them again.
  var scalarsDependOnStep: Bool { get }

  /// The learning rate that step t really uses, for records: less than the given one where the rule
  /// has a warm-up or a decay of its own.
  func effectiveRate(step: Int, learningRate: Double) -> Double

  /// The new parameters and states.
  ///
  /// - Parameters:
  ///   - gradients: one per parameter, of its shape.
  ///   - parameters: the values before the step.
  ///   - states: for each parameter, one tensor of its shape per state name.
  ///   - scalars: the step's numbers, each a scalar.
  func update(
    gradients: [Tensor], parameters: [Tensor], states: [[Tensor]], scalars: [Tensor]
  ) -> (parameters: [Tensor], states: [[Tensor]])

  /// Whether the rule needs the loss itself; it then has the `update` with a loss.
  var readsLoss: Bool { get }

  /// The new parameters and states of a rule that may read the loss, and the learning rate if the
  /// rule has found one.
  ///
  /// - Parameters:
  ///   - loss: at the point of the gradients, penalties included; a scalar. Nil when the gradients
  ///     came without one.
  ///   - gradients, parameters, states, scalars: as above.
  func update(
    loss: Tensor?, gradients: [Tensor], parameters: [Tensor], states: [[Tensor]],
    scalars: [Tensor]
  ) -> OptimizerUpdate

  /// Where the gradient is to be taken, when that is not at the parameters themselves: a look-ahead
  /// method's point, or the weights that learn while the parameters are an average of them. Nil for
  /// all other methods.
  func evaluationPoint(
    parameters: [Tensor], states: [[Tensor]], scalars: [Tensor]
  ) -> [Tensor]?
}

extension Optimizer {
  /// The parameters themselves.
  public func evaluationPoint(
    parameters: [Tensor], states: [[Tensor]], scalars: [Tensor]
  ) -> [Tensor]? { nil }

  /// True: nothing is known of the numbers.
  public var scalarsDependOnStep: Bool { true }

  /// The given rate.
  public func effectiveRate(step: Int, learningRate: Double) -> Double { learningRate }

  /// None.
  public var copiedStates: [Int] { [] }

  /// False: gradients are enough.
  public var readsLoss: Bool { false }

  /// The update without the loss.
  public func update(
    loss: Tensor?, gradients: [Tensor], parameters: [Tensor], states: [[Tensor]],
    scalars: [Tensor]
  ) -> OptimizerUpdate {
    let result = update(
      gradients: gradients, parameters: parameters, states: states, scalars: scalars)
    return OptimizerUpdate(parameters: result.parameters, states: result.states)
  }

  /// All states begin with zeros.
  public var initialStates: [Double] { stateNames.map { _ in 0 } }
}

/// What a rule makes of gradients.
public struct OptimizerUpdate {
  /// The new values of the parameters.
  public var parameters: [Tensor]
  /// The new states, for each parameter one tensor per state name.
  public var states: [[Tensor]]
  /// The learning rate that the rule has found for itself, a scalar; nil when it was given one.
  public var learningRate: Tensor?

  /// The result of one step.
  public init(parameters: [Tensor], states: [[Tensor]], learningRate: Tensor? = nil) {
    self.parameters = parameters
    self.states = states
    self.learningRate = learningRate
  }
}

/// An optimiser whose rule is the same for every parameter by itself: about twenty lines.
public protocol ElementwiseOptimizer: Optimizer {
  /// The new value and states of one parameter.
  func update(
    _ parameter: Tensor, gradient: Tensor, states: [Tensor], scalars: [Tensor]
  ) -> (parameter: Tensor, states: [Tensor])
}

extension ElementwiseOptimizer {
  /// Every parameter by itself.
  public func update(
    gradients: [Tensor], parameters: [Tensor], states: [[Tensor]], scalars: [Tensor]
  ) -> (parameters: [Tensor], states: [[Tensor]]) {
    var newParameters: [Tensor] = []
    var newStates: [[Tensor]] = []
    for (index, parameter) in parameters.enumerated() {
      let result = update(
        parameter, gradient: gradients[index], states: states[index], scalars: scalars)
      newParameters.append(result.parameter)
      newStates.append(result.states)
    }
    return (newParameters, newStates)
  }
}
