import CadenaText

/// Operands whose shapes or element types do not fit an operation.
///
/// Shape rules throw it. Methods of `Tensor` turn it into a precondition failure at the caller's
/// line, since a wrong shape in code is a programming error; models built from an experiment file
/// report it with the layer's path and exit code 78.
public struct ShapeError: CadenaError, Hashable {
  /// The operation that refused its operands.
  public let operation: String
  /// The shapes of the operands, in order.
  public let shapes: [Shape]
  /// Where, what and how to mend it.
  public var problem: Problem

  /// The exit code for an experiment whose layers do not fit.
  public var exitCode: ExitCode { .badExperiment }

  /// An error of an operation, with the shapes it was given.
  public init(
    _ operation: String, _ what: Message, _ shapes: [Shape], remedy: Message? = nil
  ) {
    self.operation = operation
    self.shapes = shapes
    let found = shapes.map(\.description).joined(separator: ", ")
    self.problem = Problem(
      what, place: operation, found: shapes.isEmpty ? nil : .verbatim(found), remedy: remedy)
  }
}
