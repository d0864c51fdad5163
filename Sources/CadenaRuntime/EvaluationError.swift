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
    self.init(what, label: node.label, origin: node.origin)
  }

  /// An error at a node that is known by its name and line.
  init(_ what: Message, label: String, origin: SourceLocation) {
    let place = origin.description
    problem = Problem(what, place: place.isEmpty ? label : "\(label) (\(place))")
  }
}
