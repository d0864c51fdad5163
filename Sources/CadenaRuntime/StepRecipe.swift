import CadenaGraph

/// A training step of a plain Swift loop, compiled from its loss alone.
///
/// The gradients and updates of a step follow from the loss's graph, the parameters and the rule. So
/// when a loss has the structure of an earlier one, over the same parameters, neither has to be
/// built: the recipe runs the plan of the whole step on the new loss's leaves. The caller's own code
/// runs every time and its graph is compared every time; nothing of it is frozen.
///
/// What else the loss's code assigns, such as the running statistics of batch normalisation, goes
/// along: these companions get their values by the same plan.
package final class StepRecipe {
  private let forward: GraphStructure
  private let plan: Plan
  private let instance: PlanInstance
  private let parameters: [Variable]
  private let states: [Variable]
  private let companions: [Variable]
  /// The parameters and companions that the forward graph reads, and where each stands among its
  /// leaves: it has no other variables.
  private let forwardVariables: [(variable: Variable, position: Int)]
  /// The plan's arguments: what each is bound to.
  private let arguments: [Source]
  private let updates: [Update]
  private let lossOutput: Int
  private let lossBytes: Int

  private enum Source {
    case leaf(Int)
    case state(Int)
    /// A number of the step, or one that never changes.
    case scalar(Int)
    case fixed(Double)
  }

  private struct Update {
    let variable: Variable
    let output: Int
    let byteCount: Int
    let mayWriteInPlace: Bool
  }

  /// Compiles the step that has just been recorded: the loss, and the values that parameters and
  /// states wait for. Nil when there is more to the step than the loss tells.
  package init?(
    loss: Tensor, parameters: [Variable], states: [Variable], scalars: [Tensor]
  ) {
    guard DebugLevel.current == .silent, Execution.executor is CPUExecutor else { return nil }
    let variables = parameters + states
    let companions = PendingUpdates.variables.filter { candidate in
      !variables.contains { $0 === candidate }
    }
    let targets = companions + variables.filter(\.isPending)
    let roots = [loss.node] + targets.map(\.value.node)
    let traversal = Traversal.pending(roots)
    let forwardRoots = Array(roots.prefix(1 + companions.count))
    let forwardTraversal = Traversal.pending(forwardRoots)
    let leaves = forwardTraversal.boundaryNodes
    guard !StepRecipe.hidesVariables(behind: leaves) else { return nil }
    func index(of node: Node, among nodes: [Node]) -> Int? { nodes.firstIndex { $0 === node } }

    forwardVariables = (parameters + companions).compactMap { variable in
      index(of: variable.current.node, among: leaves).map { (variable, $0) }
    }
    guard forwardVariables.count == leaves.count(where: { $0.kind == .variable }) else {
      return nil
    }
    let stateNodes = states.map(\.current.node)
    let scalarNodes = scalars.map(\.node)
    var sources: [Source] = []
    for node in traversal.boundaryNodes {
      if let leaf = index(of: node, among: leaves) {
        sources.append(.leaf(leaf))
      } else if let state = index(of: node, among: stateNodes) {
        sources.append(.state(state))
      } else if let scalar = index(of: node, among: scalarNodes) {
        sources.append(.scalar(scalar))
      } else if node.kind == .scalar {
        sources.append(.fixed(node.number))
      } else if let parameter = parameters.firstIndex(where: { $0.current.node === node }) {
        // A parameter that the loss does not read but its own decay does.
        sources.append(.state(states.count + parameter))
      } else {
        return nil
      }
    }
    arguments = sources
    self.parameters = parameters
    self.states = states
    self.companions = companions
    forward = GraphStructure(forwardTraversal, roots: forwardRoots)
    plan = Plan(
      traversal, roots: roots, structure: GraphStructure(traversal, roots: roots))
    instance = PlanInstance(plan)
    guard case .computed(let first) = plan.outputs[0] else { return nil }
    lossOutput = first
    lossBytes = loss.type.byteCount
    var updates: [Update] = []
    for (position, variable) in targets.enumerated() {
      guard case .computed(let output) = plan.outputs[position + 1],
        plan.outputs.count(where: { $0 == .computed(output) }) == 1
      else { return nil }
      let argument = sources.firstIndex { source in
        switch source {
        case .state(let index):
          (index < states.count ? states[index] : parameters[index - states.count]) === variable
        case .leaf(let index): leaves[index] === variable.current.node
        case .scalar, .fixed: false
        }
      }
      updates.append(
        Update(
          variable: variable, output: output, byteCount: variable.type.byteCount,
          mayWriteInPlace: InPlace.isSafe(plan.kernels, argument: argument, output: output)))
    }
    self.updates = updates
    for slot in instance.scalarSlots {
      if case .fixed(let number) = sources[slot.argument] {
        PlanInstance.store(number, slot.dtype, at: instance.number(slot: slot.slot))
      }
    }
  }

  /// Postpones the step of a loss, if it has this structure over these parameters.
  ///
  /// - Parameters:
  ///   - scalars: the numbers of the step.
  ///   - record: records the step's updates as tensors after all, for when something else than the
  ///     loss is asked for first.
  package func postpone(
    _ loss: Tensor, scalars: [Double], record: @escaping () -> Void
  ) -> Bool {
    guard !loss.node.isEvaluated, loss.node.kind == .operation else { return false }
    let waiting = PendingUpdates.variables
    guard waiting.count == companions.count, zip(waiting, companions).allSatisfy({ $0 === $1 })
    else { return false }
    let roots = [loss.node] + companions.map(\.value.node)
    let traversal = Traversal.pending(roots)
    guard forward.matches(traversal, roots: roots) else { return false }
    let leaves = traversal.boundaryNodes
    var variableLeaves = 0
    for leaf in leaves where leaf.kind == .variable { variableLeaves += 1 }
    guard variableLeaves == forwardVariables.count else { return false }
    for parameter in parameters where parameter.isPending { return false }
    for (variable, position) in forwardVariables where !variable.holds(leaves[position]) {
      return false
    }
    for state in states where state.isPending { return false }
    guard !StepRecipe.hidesVariables(behind: leaves) else { return false }
    _ = PendingUpdates.take()
    let step = PostponedStep(
      recipe: self, loss: loss, leaves: leaves, scalars: scalars, record: record)
    for update in updates { update.variable.postpone(step) }
    PendingUpdates.postpone(step)
    return true
  }

  /// Whether a leaf is a known value that was computed from a variable, now or before it was known:
  /// the gradient may flow on through it, into a graph that the loss's structure does not show.
  private static func hidesVariables(behind leaves: [Node]) -> Bool {
    let computed = leaves.filter { $0.kind == .operation }
    if computed.isEmpty { return false }
    return Traversal(from: computed).nodes.contains {
      $0.kind == .variable || $0.assignment != 0
    }
  }

  /// Runs the whole step and gives the loss and the variables their values.
  fileprivate func run(_ loss: Node, _ leaves: [Node], _ scalars: [Double]) throws {
    for (argument, source) in arguments.enumerated() {
      switch source {
      case .leaf(let index):
        let leaf = leaves[index]
        if leaf.kind == .scalar { continue }
        guard let storage = leaf.storage else {
          throw EvaluationError(.placeholderNotBound, at: leaf)
        }
        instance.bind(argument: argument, to: storage.base)
      case .state(let index):
        let variable = index < states.count ? states[index] : parameters[index - states.count]
        instance.bind(argument: argument, to: variable.currentStorage.base)
      case .scalar, .fixed: continue
      }
    }
    for slot in instance.scalarSlots {
      let number: Double
      switch arguments[slot.argument] {
      case .leaf(let index): number = leaves[index].number
      case .scalar(let index): number = scalars[index]
      case .state, .fixed: continue
      }
      PlanInstance.store(number, slot.dtype, at: instance.number(slot: slot.slot))
    }
    let lossStorage = BufferPool.shared.storage(byteCount: lossBytes)
    instance.bind(output: lossOutput, to: lossStorage.base)
    var fresh: [(Variable, Storage)] = []
    fresh.reserveCapacity(updates.count)
    for update in updates {
      if update.mayWriteInPlace, let storage = update.variable.exclusiveStorage() {
        instance.bind(output: update.output, to: storage.base)
      } else {
        let storage = BufferPool.shared.storage(byteCount: update.byteCount)
        instance.bind(output: update.output, to: storage.base)
        fresh.append((update.variable, storage))
      }
    }
    PlanCache.shared.countHit()
    if let failure = instance.run() { throw plan.error(failure, in: instance) }
    loss.publish(lossStorage)
    for (variable, storage) in fresh { variable.settle(storage) }
    // Those that were written in place have a pending value still.
    for companion in companions { _ = companion.takePending() }
  }

  fileprivate func release() { for update in updates { update.variable.postpone(nil) } }

  /// Makes the companions wait for the next evaluation, as before the step was postponed.
  fileprivate func restoreCompanions() {
    for companion in companions where companion.isPending { PendingUpdates.add(companion) }
  }
}

/// A step that waits for its loss to be asked for.
final class PostponedStep: @unchecked Sendable {
  // Belongs to the task that made it, as its variables do; the registry only keeps it.
  private let recipe: StepRecipe
  let loss: Tensor
  private let leaves: [Node]
  private let scalars: [Double]
  private let record: () -> Void

  init(
    recipe: StepRecipe, loss: Tensor, leaves: [Node], scalars: [Double],
    record: @escaping () -> Void
  ) {
    self.recipe = recipe
    self.loss = loss
    self.leaves = leaves
    self.scalars = scalars
    self.record = record
  }

  /// Runs the step as one plan. When it fails, it waits as recorded updates.
  func run() throws {
    recipe.release()
    do {
      try recipe.run(loss.node, leaves, scalars)
    } catch {
      recipe.restoreCompanions()
      record()
      throw error
    }
  }

  /// Records the updates as tensors: something else is asked for.
  func unfold() {
    PendingUpdates.forget(self)
    recipe.release()
    recipe.restoreCompanions()
    record()
  }
}
