/// In what form an explanation is written.
public enum ExplanationFormat: String, Sendable, CaseIterable {
  /// Plain text for a terminal.
  case text
  /// One JSON object.
  case json
  /// A LaTeX document.
  case latex
  /// A drawing.
  case svg
  /// A graph for Graphviz.
  case dot
}
