import CadenaGraph

/// Where a computation first left the finite numbers.
public struct NonFiniteValue: Sendable, CustomStringConvertible {
  /// The operation, or the kind of leaf.
  public let label: String
  /// The line that made the node; under `CADENA_DEBUG` for operators too.
  public let origin: SourceLocation
  /// Shape and element type of the value.
  public let type: TensorType
  /// The position of the first element that is not finite, in row-major order.
  public let position: Int
  /// That element: an infinity or NaN.
  public let value: Double
  /// How many elements are not finite.
  public let count: Int

  /// `log (Model/Loss.swift:12) : float32[3]: element 1 is -inf, 1 of 3 are not finite`.
  public var description: String {
    let place = origin.description.isEmpty ? "" : " (\(origin))"
    return "\(label)\(place) : \(type): element \(position) is \(value), "
      + "\(count) of \(type.shape.count) are not finite"
  }

  init?(_ node: Node, _ storage: Storage) {
    guard node.type.dtype.isFloatingPoint else { return nil }
    let numbers = Tensor(storage, shape: node.type.shape, dtype: node.type.dtype).scalars
    guard let first = numbers.firstIndex(where: { !$0.isFinite }) else { return nil }
    label = node.label
    origin = node.origin
    type = node.type
    position = first
    value = numbers[first]
    count = numbers.count { !$0.isFinite }
  }
}

extension Tensor {
  /// The first value behind this tensor, in the order of computation, that holds an infinity or a
  /// NaN: a leaf, or the node that made it from finite inputs. Nil when all values are finite.
  ///
  /// Computes and looks at every node of the graph, so it is for diagnosis, not for every step.
  public func firstNonFinite() throws -> NonFiniteValue? {
    let traversal = Traversal(from: [node])
    let nodes = traversal.nodes
    let missing = nodes.filter { !$0.isBoundary }
    let storages = try Execution.executor.run(missing)
    var computed: [ObjectIdentifier: Storage] = [:]
    for (node, storage) in zip(missing, storages) { computed[ObjectIdentifier(node)] = storage }
    for node in nodes where node.kind != .scalar || !node.number.isFinite {
      let storage = computed[ObjectIdentifier(node)] ?? Tensor(node).storage
      if let found = NonFiniteValue(node, storage) { return found }
    }
    return nil
  }
}

/// The fourth level of `CADENA_DEBUG`: every value that an evaluation computes.
enum ValueReport {
  /// Computes all nodes behind the roots, tells about each, and gives the roots' elements. Asking for
  /// more results changes no bit of any.
  static func run(_ roots: [Node], _ executor: any Executor) throws -> [Storage] {
    let traversal = Traversal.pending(roots)
    var nodes: [Node] = []
    for position in 0..<traversal.count where !traversal.isBoundary(position) {
      nodes.append(traversal.node(position))
    }
    let storages = try executor.run(nodes)
    var elements: [ObjectIdentifier: Storage] = [:]
    var hasTold = false
    for (node, storage) in zip(nodes, storages) {
      elements[ObjectIdentifier(node)] = storage
      DebugLevel.report(line(node, storage))
      if !hasTold, let found = NonFiniteValue(node, storage) {
        hasTold = true
        DebugLevel.report("first value that is not finite: \(found)")
      }
    }
    return roots.map { elements[ObjectIdentifier($0)] ?? Tensor($0).storage }
  }

  private static func line(_ node: Node, _ storage: Storage) -> String {
    let tensor = Tensor(storage, shape: node.type.shape, dtype: node.type.dtype)
    let numbers = tensor.scalars
    let place = node.origin.description
    let range = numbers.min().map { ": from \($0) to \(numbers.max() ?? $0)" } ?? ""
    let values = numbers.count <= 8 ? " \(numbers)" : ""
    return
      "value \(node.label)\(place.isEmpty ? "" : " (\(place))") : \(node.type)\(range)\(values)"
  }
}
