/// An expression as it was read: a flat list of nodes, operands before what uses them, so that no
/// depth of nesting costs stack.
struct ExpressionSyntax: Sendable {
  /// One number, name or function of earlier nodes.
  struct Node: Sendable {
    enum Kind: Sendable {
      case number(Double)
      case name(String)
      case apply(ScalarFunction, [Int])
    }

    let kind: Kind
    /// The characters it covers, its own parentheses left out.
    var range: Range<Int>
    /// The characters of the function's sign or name.
    let position: Int
  }

  /// `q = x + y`, or an expression without a name.
  struct Statement: Sendable {
    let name: String?
    let position: Int
    let root: Int
  }

  var nodes: [Node] = []
  var statements: [Statement] = []
  /// The text.
  let source: [Character]

  init(source: [Character]) { self.source = source }

  /// The text of a node.
  func text(_ node: Int) -> String { String(source[nodes[node].range]) }
}
