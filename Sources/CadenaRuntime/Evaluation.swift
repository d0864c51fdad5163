import CadenaGraph

/// The way from a requested tensor to its value.
enum Evaluation {
  /// Computes tensors and the pending values of the current task's variables.
  static func run(_ tensors: [Tensor]) throws {
    let variables = PendingUpdates.take()
    let roots = tensors.map(\.node) + variables.map(\.value.node)
    let storages = try ReferenceExecutor.run(roots)
    for (root, storage) in zip(roots, storages) { root.publish(storage) }
    for variable in variables {
      if let storage = variable.value.node.storage { variable.settle(storage) }
    }
  }

  /// The element of a scalar leaf in memory.
  static func scalarStorage(_ node: Node) -> Storage {
    node.type.dtype.withScalarType { scalar in
      func make<Scalar: TensorScalar>(_: Scalar.Type) -> Storage {
        Storage([Scalar(converting: node.number)])
      }
      return make(scalar)
    }
  }
}
