import CadenaGraph

/// Replaced by the definition of every lowering, scalar by scalar.
public enum ReferenceExecutor {
  /// The elements of each root.
  public static func run(_ roots: [Node]) throws -> [Storage] { [] }
}
