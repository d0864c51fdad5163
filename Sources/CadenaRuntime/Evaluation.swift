import CadenaGraph
import CadenaText

/// The way from a requested tensor to its value.
package enum Evaluation {
  /// Computes tensors and the pending values of the current task's variables.
  static func run(_ tensors: [Tensor]) throws {
    if let step = PendingUpdates.takeStep() {
      // With its loss, or when nothing but what waits is asked for, the step runs as a whole.
      if tensors.allSatisfy({ $0.node === step.loss.node }) && !PendingUpdates.hasEntries {
        return try step.run()
      }
      step.unfold()
    }
    let variables = PendingUpdates.take()
    var roots: [Node] = []
    for tensor in tensors { roots.append(tensor.node) }
    for variable in variables { roots.append(variable.value.node) }
    let missing = roots.filter { !$0.isEvaluated }
    if !missing.isEmpty {
      do {
        let storages =
          DebugLevel.current >= .values
          ? try ValueReport.run(missing, Execution.executor)
          : try Execution.executor.run(missing)
        for (root, storage) in zip(missing, storages) { root.publish(storage) }
      } catch {
        // Nothing has changed: what waits goes on waiting.
        for variable in variables { PendingUpdates.add(variable) }
        throw error
      }
    }
    for variable in variables { variable.settle() }
  }

  /// Runs the step of a plain loop that waits, before the next one: nobody has looked at the values
  /// that it gives, so it need not be taken apart.
  package static func finishStep() throws {
    if let step = PendingUpdates.waitingStep { try run([step.loss]) }
  }

  /// The element of a scalar leaf in memory.
  static func scalarStorage(_ node: Node) -> Storage {
    let storage = Storage(byteCount: 8)
    PlanInstance.store(node.number, node.type.dtype, at: storage.base)
    return storage
  }
}
