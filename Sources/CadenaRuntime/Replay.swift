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
  private let outputBuffers: [Storage]
  private let requested: [PlanOutput]
  private let requestedTypes: [TensorType]
  private var bound: [BoundVariable]
  private let updates: [Update]
  // Buffers for updates that cannot be written in place; nil where the variable's own memory is
  // the target.
  private var targets: [Storage?]
  // Leaves that are neither inputs nor variables; kept alive because the plan reads their memory.
  private let constants: [Node]

  private enum InputSlot {
    case buffer
    case number(address: UnsafeMutableRawPointer, DType)
    case unused
  }

  private struct BoundVariable {
    let variable: Variable
    let argument: Int
  }

  private struct Update {
    let variable: Variable
    /// The output that holds the new value, and the variable's own argument, if it is read.
    let output: PlanOutput
    let byteCount: Int
    let mayWriteInPlace: Bool
    let isShared: Bool
  }

  /// Compiles the graph behind `outputs` and the pending values of the current task.
  ///
  /// - Parameters:
  ///   - outputs: what every run computes and keeps for reading.
  ///   - inputs: placeholders and scalars that every run binds anew.
  ///   - variables: the variables whose values are read anew by every run; other leaves are fixed.
  public init(outputs: [Tensor], inputs: [Tensor], variables: [Variable]) throws {
    let pending = PendingUpdates.take()
    let roots = outputs.map(\.node) + pending.map(\.value.node)
    let traversal = Traversal(from: roots, isBoundary: GraphStructure.isLeaf)
    let structure = GraphStructure(traversal, roots: roots)
    let plan = Plan(traversal, roots: roots, structure: structure)
    let instance = PlanInstance(plan)
    self.plan = plan
    self.instance = instance
    if DebugLevel.current >= .plans { DebugLevel.report("replay \(plan)") }

    var leaves: [Node] = []
    var argumentOf: [ObjectIdentifier: Int] = [:]
    for position in 0..<traversal.nodes.count where GraphStructure.isLeaf(traversal.nodes[position])
    {
      argumentOf[ObjectIdentifier(traversal.nodes[position])] = leaves.count
      leaves.append(traversal.nodes[position])
    }
    var isBound = [Bool](repeating: false, count: leaves.count)

    var slots: [InputSlot] = []
    var buffers: [Storage?] = []
    for input in inputs {
      let argument = argumentOf[ObjectIdentifier(input.node)]
      if let argument { isBound[argument] = true }
      if input.node.kind == .scalar {
        buffers.append(nil)
        let slot = instance.scalarSlots.first { $0.argument == argument }
        slots.append(
          slot.map { .number(address: instance.number(slot: $0.slot), $0.dtype) } ?? .unused)
      } else {
        let buffer = BufferPool.shared.storage(byteCount: input.type.byteCount)
        buffers.append(buffer)
        slots.append(.buffer)
        if let argument { instance.bind(argument: argument, to: buffer.base) }
      }
    }
    inputSlots = slots
    inputBuffers = buffers

    var bound: [BoundVariable] = []
    for variable in variables {
      guard let argument = argumentOf[ObjectIdentifier(variable.current.node)] else { continue }
      isBound[argument] = true
      bound.append(BoundVariable(variable: variable, argument: argument))
    }
    self.bound = bound

    var fixed: [Node] = []
    for (argument, leaf) in leaves.enumerated() where !isBound[argument] {
      if leaf.kind == .scalar {
        for slot in instance.scalarSlots where slot.argument == argument {
          PlanInstance.store(leaf.number, slot.dtype, at: instance.number(slot: slot.slot))
        }
        continue
      }
      guard let storage = leaf.storage else {
        throw EvaluationError(.placeholderNotBound, at: leaf)
      }
      instance.bind(argument: argument, to: storage.base)
      storage.share()
      fixed.append(leaf)
    }
    constants = fixed

    outputBuffers = plan.outputTypes.map { BufferPool.shared.storage(byteCount: $0.byteCount) }
    for (index, buffer) in outputBuffers.enumerated() {
      instance.bind(output: index, to: buffer.base)
    }
    requested = Array(plan.outputs.prefix(outputs.count))
    requestedTypes = outputs.map(\.type)
    var updates: [Update] = []
    for (index, variable) in pending.enumerated() {
      let output = plan.outputs[outputs.count + index]
      let argument = bound.first { $0.variable === variable }?.argument
      updates.append(
        Update(
          variable: variable, output: output, byteCount: variable.type.byteCount,
          mayWriteInPlace: Replay.canWriteInPlace(plan, output, argument),
          isShared: plan.outputs.filter { $0 == output }.count > 1))
      _ = variable.takePending()
    }
    self.updates = updates
    targets = Array(repeating: nil, count: updates.count)
  }

  /// Whether an update may overwrite its variable's memory: everything that reads the old value has
  /// run before, or reads each element before it is written.
  private static func canWriteInPlace(_ plan: Plan, _ output: PlanOutput, _ argument: Int?) -> Bool
  {
    guard case .computed(let index) = output,
      plan.outputs.filter({ $0 == output }).count == 1
    else { return false }
    guard let argument else { return true }
    return InPlace.isSafe(plan.kernels, argument: argument, output: index)
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
    for item in bound {
      if item.variable.isPending {
        try CadenaRuntime.evaluate([item.variable.value])
        // Another task may have made the assignment; its list does not count here.
        item.variable.settle()
      }
      // The memory outlives the run: the variable holds it, and replaces it only afterwards.
      instance.bind(argument: item.argument, to: item.variable.currentStorage.base)
    }
    for index in updates.indices { bindTarget(index) }
    if let failure = instance.run() { throw error(failure) }
    for index in updates.indices { settle(index) }
  }

  private func bindTarget(_ index: Int) {
    let update = updates[index]
    guard case .computed(let output) = update.output else { return }
    if update.mayWriteInPlace, let storage = update.variable.exclusiveStorage() {
      targets[index] = nil
      instance.bind(output: output, to: storage.base)
    } else {
      let storage = BufferPool.shared.storage(byteCount: update.byteCount)
      targets[index] = storage
      instance.bind(output: output, to: storage.base)
    }
  }

  private func settle(_ index: Int) {
    let update = updates[index]
    switch update.output {
    case .computed:
      guard let storage = targets[index] else { return }
      if update.isShared { storage.share() }
      update.variable.settle(storage)
      targets[index] = nil
    case .argument(let argument):
      // The new value is a leaf as it stands: another variable's or an input's elements.
      guard let source = instance.memory(of: Address(place: .argument(argument))) else { return }
      let storage = BufferPool.shared.storage(byteCount: update.byteCount)
      storage.base.copyMemory(from: source, byteCount: update.byteCount)
      update.variable.settle(storage)
    }
  }

  private func error(_ failure: (kernel: Int, position: Int)) -> EvaluationError {
    let kernel = plan.kernels[failure.kernel]
    let entry = plan.structure.entries[kernel.node]
    guard let found = instance.index(of: kernel, at: failure.position) else {
      return EvaluationError(.placeholderNotBound, label: entry.label, origin: entry.origin)
    }
    return EvaluationError(
      .indexOutOfRange(found.index, count: found.count, position: failure.position),
      label: entry.label, origin: entry.origin)
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
    let base = memory(ofOutput: index)
    switch requestedTypes[index].dtype {
    case .float32: return Double(base.load(as: Float.self))
    case .float64: return base.load(as: Double.self)
    case .int32: return Double(base.load(as: Int32.self))
    case .uint8, .bool: return Double(base.load(as: UInt8.self))
    case .uint32: return Double(base.load(as: UInt32.self))
    }
  }

  /// The memory of an output; valid until the next run.
  public func memory(ofOutput index: Int) -> UnsafeMutableRawPointer {
    switch requested[index] {
    case .computed(let output): return outputBuffers[output].base
    case .argument(let argument):
      guard let memory = instance.memory(of: Address(place: .argument(argument))) else {
        programmingError("output \(index) is an input that was not bound")
      }
      return memory
    }
  }

  /// The kernels, for people.
  public var planDescription: String { plan.description }
}
