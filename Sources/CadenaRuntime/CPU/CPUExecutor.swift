import CadenaGraph
import CadenaText

/// The executor for the processor: plans from the cache, bound and run.
struct CPUExecutor: Executor {
  /// Graphs of more nodes are computed in pieces of this many: compiling one large plan would take
  /// longer than running it, and the pieces of a long loop have equal structures and share a plan.
  private static let pieceSize = 4096

  func run(_ roots: [Node]) throws -> [Storage] {
    let traversal = Traversal.pending(roots)
    if CPUExecutor.computedCount(traversal) > CPUExecutor.pieceSize {
      try runPieces(traversal, isRoot: Set(roots.map(ObjectIdentifier.init)))
      return roots.compactMap(\.storage)
    }
    let plan = PlanCache.shared.plan(traversal, roots: roots)
    return try run(plan, traversal)
  }

  /// Nodes to compute. What is only read does not count: a piece may join any number of known
  /// values, and could not be cut any further.
  private static func computedCount(_ traversal: borrowing Traversal) -> Int {
    if traversal.count <= pieceSize { return traversal.count }
    var count = 0
    for position in 0..<traversal.count where !traversal.isBoundary(position) { count += 1 }
    return count
  }

  /// Computes and publishes the values that a later piece or the caller needs, piece by piece.
  private func runPieces(_ traversal: borrowing Traversal, isRoot: Set<ObjectIdentifier>) throws {
    let count = traversal.count
    var lastUse = [Int](repeating: -1, count: count)
    for position in 0..<count {
      for input in traversal.inputs(of: position) { lastUse[Int(input)] = position }
    }
    for start in stride(from: 0, to: count, by: CPUExecutor.pieceSize / 2) {
      let end = Swift.min(count, start + CPUExecutor.pieceSize / 2)
      let wanted = (start..<end).filter { position in
        let node = traversal.node(position)
        return !node.isEvaluated && node.kind == .operation
          && (lastUse[position] >= end || isRoot.contains(ObjectIdentifier(node)))
      }.map { traversal.node($0) }
      if wanted.isEmpty { continue }
      for (node, storage) in zip(wanted, try run(wanted)) { node.publish(storage) }
    }
  }

  /// Runs a plan on the leaves of a traversal with its structure.
  private func run(_ plan: Plan, _ traversal: borrowing Traversal) throws -> [Storage] {
    let instance = plan.checkOut()
    defer { plan.checkIn(instance) }
    // Leaves stay alive through the traversal, so their memory does too.
    var leaves: [Node] = []
    for position in 0..<traversal.count where traversal.isBoundary(position) {
      leaves.append(traversal.node(position))
    }
    for (argument, leaf) in leaves.enumerated() where leaf.kind != .scalar {
      guard let storage = leaf.storage else {
        throw EvaluationError(.placeholderNotBound, at: leaf)
      }
      instance.bind(argument: argument, to: storage.base)
    }
    for scalar in instance.scalarSlots {
      PlanInstance.store(
        leaves[scalar.argument].number, scalar.dtype, at: instance.number(slot: scalar.slot))
    }
    let results = plan.outputTypes.map { BufferPool.shared.storage(byteCount: $0.byteCount) }
    for (output, storage) in results.enumerated() {
      instance.bind(output: output, to: storage.base)
    }
    let failure =
      DebugLevel.current >= .timing
      ? DebugReport.run(plan, instance, traversal) : instance.run()
    if let failure { throw error(failure, plan, instance, traversal) }
    return share(plan.outputs, results, leaves)
  }

  /// The storage of each root; memory that two nodes show is marked, so that no update writes there.
  private func share(_ outputs: [PlanOutput], _ results: [Storage], _ leaves: [Node]) -> [Storage] {
    var isUsed = [Bool](repeating: false, count: results.count)
    return outputs.map { output in
      switch output {
      case .argument(let argument):
        let storage = leaves[argument].storage ?? Evaluation.scalarStorage(leaves[argument])
        storage.share()
        return storage
      case .computed(let index):
        if isUsed[index] { results[index].share() }
        isUsed[index] = true
        return results[index]
      }
    }
  }

  private func error(
    _ failure: (kernel: Int, position: Int), _ plan: Plan, _ instance: PlanInstance,
    _ traversal: borrowing Traversal
  ) -> EvaluationError {
    let kernel = plan.kernels[failure.kernel]
    let node = traversal.node(kernel.node)
    guard let found = instance.index(of: kernel, at: failure.position) else {
      return EvaluationError(.placeholderNotBound, at: node)
    }
    return EvaluationError(
      .indexOutOfRange(found.index, count: found.count, position: failure.position), at: node)
  }
}

extension PlanInstance {
  /// The offending index of a gather or scatter, and the extent that it should lie in.
  func index(of kernel: Kernel, at position: Int) -> (index: Int, count: Int)? {
    switch kernel.work {
    case .gather(let gather), .scatter(let gather), .check(let gather):
      guard let memory = memory(of: gather.index) else { return nil }
      let index = memory.load(fromByteOffset: position * 4, as: Int32.self)
      return (Int(index), gather.count)
    default:
      return nil
    }
  }
}
