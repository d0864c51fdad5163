import CadenaGraph
import CadenaText

/// Something that only the values can tell: an index outside its range.
public struct EvaluationError: CadenaError {
  /// What went wrong, with the node and the line that made it.
  public let problem: Problem
  /// Bad data.
  public var exitCode: ExitCode { .badData }

  /// An error at a node.
  init(_ what: Message, at node: Node) {
    let origin = node.origin.description
    problem = Problem(what, place: origin.isEmpty ? node.label : "\(node.label) (\(origin))")
  }
}
