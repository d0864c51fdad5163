import CadenaGraph
import CadenaNetworks
import CadenaOperations
import CadenaRuntime
import CadenaText

/// Parameters under optimisation: an optimiser's rule with its states, a schedule and clipping.
///
///     let optimization = Optimization(of: model.trainableParameters, by: Adam())
///     for (x, y) in batches {
///       let loss = optimization.step { crossEntropy(model(x, context), y) }
///       print(loss.item())   // runs forward, backward and update as one cached plan
///     }
///
/// A step records pending values in the parameters and states, and the next evaluation computes them
/// together with what is asked for, or the next step before it begins. A parameter that is not trainable
/// at the time of a step keeps its value and states.
public final class Optimization {
  /// The rule.
  public let optimizer: any Optimizer
  /// What is optimised, in the order of the model.
  public let parameters: [Parameter]
  // These are read and written for the length of a load or a store only; `Variable` has the reason.

  /// The learning rate's course; the optimiser's own rate when nil.
  @exclusivity(unchecked) public var schedule: (any Schedule)?
  /// What happens to gradients before the rule sees them.
  public var clipping: Clipping? {
    get { clippingNow }
    set { clippingNow = newValue }
  }
  // Other modules read these through an accessor: they would check a stored property all the same.
  @exclusivity(unchecked) private var clippingNow: Clipping?
  @exclusivity(unchecked) private var updateCount = 0
  /// What the rule remembers: for each parameter, one variable per state name.
  public let states: [[Variable]]
  /// Updates made so far.
  public var updates: Int { updateCount }
  @exclusivity(unchecked) private var scalars: [Double] = []
  private let baseRate: Double

  /// Prepares the states of all parameters, which must have values.
  public init(
    of parameters: [Parameter], by optimizer: any Optimizer, schedule: (any Schedule)? = nil,
    clipping: Clipping? = nil
  ) {
    self.parameters = parameters
    self.optimizer = optimizer
    self.schedule = schedule
    clippingNow = clipping
    baseRate = optimizer.learningRate
    let first = optimizer.initialStates
    let copied = optimizer.copiedStates
    states = parameters.map { parameter in
      first.enumerated().map { index, number in
        let type = parameter.storageVariable.type
        if copied.contains(index) { return Variable(parameter.value) }
        return Variable(
          Tensor(
            [Double](repeating: number, count: type.shape.count), shape: type.shape,
            dtype: type.dtype))
      }
    }
  }

  /// All variables that a step reads or writes: parameters, then states.
  public var variables: [Variable] {
    parameters.map(\.storageVariable) + states.flatMap { $0 }
  }

  /// The learning rate of the next update. A rule that finds its own rate, such as `Polyak`,
  /// takes this as a factor.
  public var learningRate: Double {
    schedule?.rate(step: updates, base: baseRate) ?? baseRate
  }

  /// The learning rate that the next update really uses; see `Optimizer.effectiveRate`.
  public var effectiveRate: Double {
    optimizer.effectiveRate(step: updates + 1, learningRate: learningRate)
  }

  /// The learning rate that the rule found for itself in the step that was last written down as a
  /// graph; nil for rules that are given one.
  public private(set) var foundRate: Tensor?

  // MARK: - Schedules that watch the losses

  /// Tells a schedule that watches the losses how an epoch went.
  public func observe(_ epoch: ObservedEpoch) {
    guard var watching = schedule as? any WatchingSchedule else { return }
    var epoch = epoch
    epoch.step = updates
    watching.observe(epoch, base: baseRate)
    schedule = watching
  }

  /// Why the schedule changed the rate at the end of the last epoch; nil when it did not.
  public var rateChange: RateChange? { (schedule as? any WatchingSchedule)?.lastChange }

  /// What such a schedule remembers, by name; empty for all others.
  public var scheduleMemory: [String: Double] {
    (schedule as? any WatchingSchedule)?.memory ?? [:]
  }

  /// Goes on with what a schedule remembered.
  public func restoreSchedule(_ memory: [String: Double]) {
    guard var watching = schedule as? any WatchingSchedule else { return }
    watching.memory = memory
    schedule = watching
  }

  // MARK: - One step in plain Swift

  /// Takes one step on a loss that the closure computes from the parameters, and returns the loss.
  ///
  /// The closure is called once. With a look-ahead method the parameters show the point at which
  /// the gradient is to be taken while it runs.
  public func step(_ loss: () throws -> Tensor) rethrows -> Tensor {
    // A step that fails goes on waiting, and the next evaluation tells why.
    try? Evaluation.finishStep()
    let numbers = nextScalars()
    if looksAhead {
      let value = try record(scalarTensors(numbers), loss).loss
      advance()
      return value
    }
    // Taken before the closure runs: it may change variables.
    let values = parameters.map(\.value)
    let value = try loss()
    // The settings of this call, however late it is carried out.
    let settings = settings
    let record = { [self] in
      let scalars = scalarTensors(numbers)
      apply(value, gradient(of: value, withRespectTo: values), values, scalars, settings)
      return scalars
    }
    for (known, _, recipe) in recipes where known == settings {
      if recipe.postpone(value, scalars: numbers, record: { _ = record() }) {
        advance()
        return value
      }
    }
    let scalars = record()
    keepRecipe(of: value, scalars, settings)
    advance()
    return value
  }

  /// Keeps how a step is made, once a loss comes for the second time in a row.
  private func keepRecipe(of loss: Tensor, _ scalars: [Tensor], _ settings: Settings) {
    let structure = loss.structureHash
    defer { lastStructure = structure }
    guard structure == lastStructure, !refused.contains(structure) else { return }
    // A loss that does not fit recipes of its own has something about it that changes: it is not
    // compiled again and again.
    let tries = recipes.count { $0.structure == structure && $0.settings == settings }
    guard tries < 2 else { return }
    let recipe = StepRecipe(
      loss: loss, parameters: parameters.map(\.storageVariable), states: states.flatMap { $0 },
      scalars: scalars)
    guard let recipe else {
      refused.insert(structure)
      return
    }
    if recipes.count == 8 { recipes.removeFirst() }
    recipes.append((settings, structure, recipe))
  }

  private var settings: Settings {
    Settings(trainable: parameters.map(\.isTrainable), clipping: clipping)
  }

  /// What a caller may change from step to step.
  private struct Settings: Equatable {
    let trainable: [Bool]
    let clipping: Clipping?
  }

  private typealias KnownRecipe = (settings: Settings, structure: UInt64, recipe: StepRecipe)
  @exclusivity(unchecked) private var recipes: [KnownRecipe] = []
  @exclusivity(unchecked) private var lastStructure: UInt64?
  @exclusivity(unchecked) private var refused: Set<UInt64> = []

  /// Whether the rule takes its gradient elsewhere than at the parameters.
  private lazy var looksAhead: Bool = {
    let point = optimizer.evaluationPoint(
      parameters: parameters.map(\.value), states: states.map { $0.map(\.value) },
      scalars: scalarTensors(nextScalars()))
    return point != nil
  }()

  /// Takes one step with gradients that were computed elsewhere, one per parameter.
  public func step(gradients: [Tensor], file: StaticString = #fileID, line: UInt = #line) {
    require(
      gradients.count == parameters.count,
      "\(gradients.count) gradients for \(parameters.count) parameters", file: file, line: line)
    require(
      !optimizer.readsLoss, "\(type(of: optimizer)) needs the loss: use step(_:)", file: file,
      line: line)
    let scalars = scalarTensors()
    apply(nil, gradients, parameters.map(\.value), scalars, settings)
    advance()
  }

  // MARK: - Recording a step for replay

  /// The numbers of the next update as scalar tensors, in the order of `writeScalars`.
  public func scalarTensors() -> [Tensor] { scalarTensors(nextScalars()) }

  private func scalarTensors(_ numbers: [Double]) -> [Tensor] {
    let dtype = parameters.first?.storageVariable.type.dtype ?? .float32
    return numbers.map { Tensor($0, dtype: dtype) }
  }

  /// Records an update on a loss without counting it: the loss, the gradients before clipping, and
  /// the learning rate if the rule finds it by itself.
  public func record(
    _ scalars: [Tensor], _ loss: () throws -> Tensor
  ) rethrows -> (loss: Tensor, gradients: [Tensor], learningRate: Tensor?) {
    let values = parameters.map(\.value)
    let point = optimizer.evaluationPoint(
      parameters: values, states: states.map { $0.map(\.value) }, scalars: scalars)
    if let point {
      for (parameter, tensor) in zip(parameters, point) { parameter.substitute(tensor) }
    }
    defer { if point != nil { for parameter in parameters { parameter.substitute(nil) } } }
    let value = try loss()
    let gradients = gradient(of: value, withRespectTo: point ?? values)
    let rate = apply(value, gradients, values, scalars, settings)
    return (value, gradients, rate)
  }

  /// The numbers of the next update; valid until the next call, and not allocated anew.
  public func nextScalars() -> [Double] {
    if updates == 0 { copyParameters() }
    scalars.removeAll(keepingCapacity: true)
    optimizer.writeScalars(step: updates + 1, learningRate: learningRate, into: &scalars)
    return scalars
  }

  /// Gives the states that begin as copies the values that the parameters have now: before the first
  /// update these may still be set or loaded.
  private func copyParameters() {
    for index in optimizer.copiedStates {
      for (parameter, variables) in zip(parameters, states) {
        variables[index].replace(parameter.value)
      }
    }
  }

  /// Whether the numbers of the next update are those of the one before at the same learning rate.
  package var scalarsMayChange: Bool { optimizer.scalarsDependOnStep }

  /// Counts an update that was made.
  public func advance() { updateCount += 1 }

  /// Continues after a number of updates: for resuming from a checkpoint.
  public func resume(after updates: Int) { updateCount = updates }

  @discardableResult
  private func apply(
    _ loss: Tensor?, _ gradients: [Tensor], _ values: [Tensor], _ scalars: [Tensor],
    _ settings: Settings
  ) -> Tensor? {
    let active = parameters.indices.filter { settings.trainable[$0] }
    let trained = active.map { gradients[$0] }
    let clipped = settings.clipping.map { $0(trained) } ?? trained
    if let rule = tracedRule(scalars) {
      for (position, index) in active.enumerated() {
        let result = rule(
          values[index], gradient: clipped[position], states: states[index].map(\.value),
          scalars: scalars)
        assign(result.parameter, result.states, at: index)
      }
      return nil
    }
    let result = optimizer.update(
      loss: loss, gradients: clipped, parameters: active.map { values[$0] },
      states: active.map { states[$0].map(\.value) }, scalars: scalars)
    for (position, index) in active.enumerated() {
      assign(result.parameters[position], result.states[position], at: index)
    }
    foundRate = result.learningRate
    return result.learningRate
  }

  private func assign(_ value: Tensor, _ newStates: [Tensor], at index: Int) {
    parameters[index].assign(value)
    for (variable, state) in zip(states[index], newStates) { variable.assign(state) }
  }

  /// The rule of an element-wise optimiser, followed once; nil for all others.
  private func tracedRule(_ scalars: [Tensor]) -> TracedRule? {
    if let trace { return trace }
    guard !isTraced, let rule = optimizer as? any ElementwiseOptimizer,
      let dtype = parameters.first?.storageVariable.type.dtype,
      parameters.allSatisfy({ $0.storageVariable.type.dtype == dtype })
    else { return nil }
    isTraced = true
    trace = TracedRule(rule, dtype: dtype, scalarCount: scalars.count)
    return trace
  }

  private var trace: TracedRule?
  private var isTraced = false
}
