import CadenaGraph
import CadenaText

/// A graph that is built once and run many times with other inputs: a training step, a prediction.
///
/// The graph is recorded with placeholders and scalars for what varies (a batch, a learning rate, a
/// random key), its variables are found by themselves, and the values that they wait for when the
/// replay is made become its updates. A run binds inputs, reads the variables' values of that
/// moment, and writes each update into the variable's own memory when nobody else holds it, else
/// into a buffer from the pool. It allocates nothing and never looks at the graph again.
///
///     let x = Tensor.placeholder([32, 64]), y = Tensor.placeholder([32], dtype: .int32)
///     let loss = softmaxCrossEntropy(model(x, context), y)
///     optimization.apply(gradient(of: loss, withRespectTo: parameters))
///     let step = try Replay(outputs: [loss], inputs: [x, y], variables: variables)
///     step.run()
///
/// A replay belongs to one task at a time.
public final class Replay {
  private let plan: Plan
  private let instance: PlanInstance
  private let inputBuffers: [Storage?]
  private let inputSlots: [InputSlot]
  private let requested: [Source]
  private let requestedTypes: [TensorType]
  // Where requested values lie: buffers of the replay's own, or of the variables that hold them.
  @exclusivity(unchecked) private var requestedMemory: [Storage?]
  private let bound: [BoundVariable]
  private let updates: [Update]
  // Memory for updates that cannot be written in place; nil where the variable's own memory is the
  // target.
  @exclusivity(unchecked) private var targets: [Storage?]
  // Leaves that are neither inputs nor variables; kept alive because the plan reads their memory.
  private let constants: [Node]
  // Says that every pointer of the last run still holds.
  @exclusivity(unchecked) private var watch: VariableWatch
  // Whether all that a run does besides the kernels can be left out when nothing has changed.
  private let mayBeWatched: Bool

  private enum InputSlot {
    case buffer
    case number(address: UnsafeMutableRawPointer, DType)
    case unused
  }

  private struct BoundVariable {
    let variable: Variable
    /// Where the plan reads the variable, if it does.
    let argument: Int?
    let type: TensorType
  }

  /// Where a value comes from when the replay runs.
  private enum Source: Hashable {
    /// A kernel writes it to this output.
    case output(Int)
    /// It is what an argument held before the run.
    case argument(Int)
    /// It is a number of the plan's block.
    case number(UnsafeMutableRawPointer)
  }

  private struct Update {
    /// Who takes the value; several when it is the same for all.
    let variables: [Variable]
    let source: Source
    let byteCount: Int
    let mayWriteInPlace: Bool
    /// Whether the value is also an output: then the replay shows its memory until the next run.
    let isRequested: Bool
  }

  /// Compiles the graph behind `outputs` and the pending values of the current task, which become
  /// the updates of every run: evaluate what waits for other reasons before recording.
  ///
  /// - Parameters:
  ///   - outputs: what every run computes and keeps for reading.
  ///   - inputs: placeholders and scalars that every run binds anew.
  ///   - variables: the variables whose values are read anew by every run, besides those that are
  ///     updated; other leaves are fixed.
  /// - Throws: `EvaluationError` when a placeholder is no input; then nothing has changed.
  public convenience init(outputs: [Tensor], inputs: [Tensor], variables: [Variable]) throws {
    try self.init(outputs: outputs, inputs: inputs, variables: variables, sharesPlan: false)
  }

  /// With `sharesPlan`, for a graph that is recorded anew for every run, the plan is looked up in
  /// the cache by its structure and given back afterwards.
  package init(
    outputs: [Tensor], inputs: [Tensor], variables: [Variable], sharesPlan: Bool
  ) throws {
    PendingUpdates.takeStep()?.unfold()
    let pending = PendingUpdates.take()
    let roots = outputs.map(\.node) + pending.map(\.value.node)
    let traversal = Traversal.pending(roots)
    var leaves: [Node] = []
    var argumentOf: [ObjectIdentifier: Int] = [:]
    for position in 0..<traversal.count where traversal.isBoundary(position) {
      argumentOf[ObjectIdentifier(traversal.node(position))] = leaves.count
      leaves.append(traversal.node(position))
    }
    var isBound = [Bool](repeating: false, count: leaves.count)
    for input in inputs {
      if let argument = argumentOf[ObjectIdentifier(input.node)] { isBound[argument] = true }
    }
    if let leaf = leaves.indices.first(where: { !isBound[$0] && !leaves[$0].isEvaluated }) {
      for variable in pending { PendingUpdates.add(variable) }
      throw EvaluationError(.placeholderNotBound, at: leaves[leaf])
    }

    let plan =
      sharesPlan
      ? PlanCache.shared.plan(traversal, roots: roots)
      : Plan(
        traversal, roots: roots, structure: GraphStructure(traversal, roots: roots))
    let instance = plan.checkOut()
    self.plan = plan
    self.instance = instance
    if DebugLevel.current >= .plans { DebugLevel.report("replay \(plan)") }

    var slots: [InputSlot] = []
    var buffers: [Storage?] = []
    for input in inputs {
      let argument = argumentOf[ObjectIdentifier(input.node)]
      if input.node.kind == .scalar {
        buffers.append(nil)
        let slot = instance.scalarSlots.first { $0.argument == argument }
        slots.append(
          slot.map { .number(address: instance.number(slot: $0.slot), $0.dtype) } ?? .unused)
      } else {
        let buffer = BufferPool.shared.storage(byteCount: input.type.byteCount)
        if let storage = input.node.storage {
          buffer.base.copyMemory(from: storage.base, byteCount: input.type.byteCount)
        }
        buffers.append(buffer)
        slots.append(.buffer)
        if let argument { instance.bind(argument: argument, to: buffer.base) }
      }
    }
    inputSlots = slots
    inputBuffers = buffers

    var bound: [BoundVariable] = []
    for variable in variables + pending where !bound.contains(where: { $0.variable === variable }) {
      let argument = argumentOf[ObjectIdentifier(variable.current.node)]
      if let argument { isBound[argument] = true }
      bound.append(BoundVariable(variable: variable, argument: argument, type: variable.type))
    }
    self.bound = bound

    var fixed: [Node] = []
    for (argument, leaf) in leaves.enumerated() {
      if leaf.kind == .scalar {
        // An input keeps this value until it is set.
        for slot in instance.scalarSlots where slot.argument == argument {
          PlanInstance.store(leaf.number, slot.dtype, at: instance.number(slot: slot.slot))
        }
      } else if !isBound[argument], let storage = leaf.storage {
        instance.bind(argument: argument, to: storage.base)
        storage.share()
        fixed.append(leaf)
      }
    }
    constants = fixed

    let sources = plan.outputs.map { Replay.source($0, instance) }
    let requested = Array(sources.prefix(outputs.count))
    self.requested = requested
    requestedTypes = outputs.map(\.type)
    updates = Replay.updates(
      of: pending, from: sources.dropFirst(outputs.count), requested: requested, plan: plan,
      bound: bound)
    targets = Array(repeating: nil, count: updates.count)
    requestedMemory = Array(repeating: nil, count: requested.count)
    for (index, source) in requested.enumerated()
    where !updates.contains(where: { $0.isRequested && $0.source == source }) {
      if let first = requested.firstIndex(of: source), first < index {
        requestedMemory[index] = requestedMemory[first]
        continue
      }
      let buffer = BufferPool.shared.storage(byteCount: outputs[index].type.byteCount)
      requestedMemory[index] = buffer
      if case .output(let output) = source { instance.bind(output: output, to: buffer.base) }
    }
    for variable in pending { _ = variable.takePending() }
    watch = VariableWatch(bound.map(\.variable))
    mayBeWatched =
      updates.allSatisfy(\.mayWriteInPlace)
      && requested.allSatisfy { if case .output = $0 { true } else { false } }
  }

  deinit { plan.checkIn(instance) }

  private static func source(_ output: PlanOutput, _ instance: PlanInstance) -> Source {
    switch output {
    case .computed(let index): return .output(index)
    case .argument(let argument):
      let slot = instance.scalarSlots.first { $0.argument == argument }
      return slot.map { .number(instance.number(slot: $0.slot)) } ?? .argument(argument)
    }
  }

  /// One update per value that a kernel computes, and one per variable for values that are there
  /// before the run.
  private static func updates(
    of variables: [Variable], from sources: ArraySlice<Source>, requested: [Source], plan: Plan,
    bound: [BoundVariable]
  ) -> [Update] {
    var updates: [Update] = []
    for (index, source) in sources.enumerated() {
      let variable = variables[index]
      let argument = bound.first { $0.variable === variable }?.argument
      guard case .output(let output) = source else {
        updates.append(
          Update(
            variables: [variable], source: source, byteCount: variable.type.byteCount,
            mayWriteInPlace: false, isRequested: false))
        continue
      }
      let takers = zip(variables, sources).filter { $0.1 == source }.map(\.0)
      guard takers[0] === variable else { continue }
      let isRequested = requested.contains(source)
      updates.append(
        Update(
          variables: takers, source: source, byteCount: variable.type.byteCount,
          mayWriteInPlace: takers.count == 1 && !isRequested
            && InPlace.isSafe(plan.kernels, argument: argument, output: output),
          isRequested: isRequested))
    }
    return updates
  }

  // MARK: - Binding

  /// The memory of an input that is an array, to be filled before a run; it stays where it is.
  public func buffer(ofInput index: Int) -> UnsafeMutableRawPointer {
    guard let buffer = inputBuffers[index] else {
      programmingError("input \(index) of a replay is a number: use set(_:forInput:)")
    }
    return buffer.base
  }

  /// Gives an input that is a number its value for the next runs.
  public func set(_ number: Double, forInput index: Int) {
    if case .number(let address, let dtype) = inputSlots[index] {
      PlanInstance.store(number, dtype, at: address)
    }
  }

  // MARK: - Running

  /// Runs the step once. Throws `EvaluationError` when an index is out of range; then no variable
  /// has changed.
  public func run() throws {
    if watch.holds {
      if let failure = instance.run() { throw plan.error(failure, in: instance) }
      return
    }
    watch.clear()
    try bindAndRun()
  }

  private func bindAndRun() throws {
    for item in bound {
      let variable = item.variable
      if variable.isPending {
        try CadenaRuntime.evaluate([variable.value])
        // Another task may have made the assignment; its list does not count here.
        variable.settle()
      }
      require(
        variable.type == item.type,
        "a replay recorded with a variable of \(item.type) "
          + "cannot run when it holds \(variable.type): record it again")
      guard let argument = item.argument else { continue }
      // The memory outlives the run: the variable holds it, and replaces it only afterwards.
      instance.bind(argument: argument, to: variable.currentStorage.base)
    }
    for index in updates.indices { prepare(index) }
    for index in requested.indices { keepOldValue(index) }
    if let failure = instance.run() {
      for index in updates.indices { targets[index] = nil }
      throw plan.error(failure, in: instance)
    }
    let isInPlace = targets.allSatisfy { $0 == nil }
    for index in updates.indices { settle(index) }
    if mayBeWatched && isInPlace { watch.set() }
  }

  /// Finds memory for an update; a value that is there before the run is copied, since the run may
  /// overwrite it.
  private func prepare(_ index: Int) {
    let update = updates[index]
    guard case .output(let output) = update.source else {
      let storage = BufferPool.shared.storage(byteCount: update.byteCount)
      copy(update.source, to: storage)
      targets[index] = storage
      return
    }
    if update.mayWriteInPlace, let storage = update.variables[0].exclusiveStorage() {
      targets[index] = nil
      instance.bind(output: output, to: storage.base)
    } else {
      let storage = BufferPool.shared.storage(byteCount: update.byteCount)
      targets[index] = storage
      instance.bind(output: output, to: storage.base)
    }
  }

  private func keepOldValue(_ index: Int) {
    if case .output = requested[index] { return }
    if let buffer = requestedMemory[index] { copy(requested[index], to: buffer) }
  }

  private func copy(_ source: Source, to storage: Storage) {
    let memory: UnsafeMutableRawPointer? =
      switch source {
      case .output: nil
      case .argument(let argument): instance.memory(of: Address(place: .argument(argument)))
      case .number(let address): address
      }
    // Every argument is bound when a replay runs, and every number has its element in the block.
    if let memory { storage.base.copyMemory(from: memory, byteCount: storage.byteCount) }
  }

  private func settle(_ index: Int) {
    guard let storage = targets[index] else { return }
    let update = updates[index]
    targets[index] = nil
    if update.variables.count > 1 || update.isRequested { storage.share() }
    for variable in update.variables { variable.settle(storage) }
    guard update.isRequested else { return }
    for (request, source) in requested.enumerated() where source == update.source {
      requestedMemory[request] = storage
    }
  }

  // MARK: - Reading

  /// The elements of an output as the last run left them, as numbers.
  public func scalars(ofOutput index: Int) -> [Double] {
    let type = requestedTypes[index]
    let base = memory(ofOutput: index)
    return type.dtype.withScalarType { scalar in
      func read<Scalar: TensorScalar>(_: Scalar.Type) -> [Double] {
        let items = base.assumingMemoryBound(to: Scalar.self)
        return (0..<type.shape.count).map { items[$0].doubleValue }
      }
      return read(scalar)
    }
  }

  /// The first element of an output as the last run left it; does not allocate.
  public func number(ofOutput index: Int) -> Double {
    requestedStorage(index).number(requestedTypes[index].dtype)
  }

  /// The memory of an output; valid until the next run.
  public func memory(ofOutput index: Int) -> UnsafeMutableRawPointer {
    requestedStorage(index).base
  }

  private func requestedStorage(_ index: Int) -> Storage {
    guard let memory = requestedMemory[index] else {
      programmingError("output \(index) of a replay has no value before the first run")
    }
    return memory
  }

  /// The kernels, for people.
  public var planDescription: String { plan.description }
}
