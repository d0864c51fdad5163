import CadenaGraph

/// A function put together from other operations: it has no node of its own, no gradient rule and
/// no lowering, only a name and examples.
public protocol ComposedOperation: SendableMetatype {
  /// The name in documentation and error messages, in lower camel case.
  static var name: String { get }

  /// Small cases with which the function is checked and documented.
  static var examples: [OperationExample] { get }
}
