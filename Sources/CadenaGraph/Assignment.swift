import Synchronization

/// What a variable was given, as a point of its own for differentiation.
///
/// While an assigned value waits to be computed, the variable shows an operation's node; afterwards
/// it shows a leaf without the graph behind it. Both carry the number of the assignment, so that a
/// gradient with respect to the one also sees what was computed from the other: whether a program
/// looks at a number between its steps changes nothing.
extension Tensor {
  private static let assignments = Atomic<Int>(0)

  /// A value under an operation through which no gradient flows, with the number of a new
  /// assignment.
  package static func assigned<Op: Operation>(
    _ value: Tensor, under operation: Op, file: StaticString, line: UInt
  ) -> Tensor {
    let number = assignments.wrappingAdd(1, ordering: .relaxed).newValue
    return Tensor(
      Node(
        operation, Operands(value.node), type: value.type, kind: .operation,
        number: Double(number), origin: SourceLocation(file: file, line: line)))
  }
}

extension Node {
  /// The number of the assignment that this node shows the value of, or 0.
  package var assignment: Double { kind == .scalar ? 0 : number }
}
