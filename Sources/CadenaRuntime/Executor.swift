import CadenaGraph

/// Something that computes nodes.
///
/// Executors know the graph and `Lowering`, never the operations. There are two: the reference,
/// which says what every lowering means, and the fast one, which is tested against it.
public protocol Executor: Sendable {
  /// The elements of each root, in order. Nothing is published: the caller decides what nodes and
  /// variables learn of it. Throws `EvaluationError` when an index is out of range or a placeholder
  /// has no value.
  func run(_ roots: [Node]) throws -> [Storage]
}
