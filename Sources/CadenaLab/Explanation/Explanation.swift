import Cadena
import CadenaText

/// An expression taken apart: its graph with the value and the gradient of every node, the local
/// derivative of every edge, and a check of each gradient by finite differences (lectures A1-A4).
///
///     let explanation = try Explanation(of: "(x + y) * z", at: ["x": -2, "y": 5, "z": -4])
///     explanation.value                       // -12
///     explanation.gradient(of: "x")           // -4
///     print(explanation.text(language: .english))
///     try explanation.picture().svg           // the circuit, for a slide
///
/// The numbers come from Cadena's own graph: the expression becomes float64 tensors, the gradients of
/// all nodes one reverse sweep over them, and a local derivative the same sweep over one operation by
/// itself. Every operation that is written is a node; what has a name is one node however often it is
/// used. Throws `ExpressionError` (exit code 64) for an expression or a value that makes no sense, and
/// where a value or a derivative is not finite.
public struct Explanation: Sendable {
  /// An input, a number with a name, or an operation.
  public struct Node: Sendable {
    /// What a node is.
    public enum Kind: Sendable, Hashable {
      /// A variable with a given value.
      case input
      /// A statement that is a number.
      case constant
      /// A function of other nodes and numbers.
      case operation(ScalarFunction)
    }

    /// The name: that of the expression, or a letter.
    public let name: String
    /// What it is.
    public let kind: Kind
    /// The value of the forward sweep.
    public let value: Double
    /// The derivative of the result with respect to this node.
    public let gradient: Double
    /// The edges that enter, by their position in `edges`, in the order of the operands.
    public let incoming: [Int]
    /// The edges that leave, in the order of the operations.
    public let outgoing: [Int]
    let operands: [ExpressionGraph.Operand]
    let text: String
  }

  /// The way of one value into one operation.
  public struct Edge: Sendable, Hashable {
    /// The node whose value is used, by its position in `nodes`.
    public let source: Int
    /// The operation that uses it.
    public let target: Int
    /// Which of its operands, from 0.
    public let slot: Int
    /// The derivative of the operation with respect to this operand alone.
    public let local: Double
    /// The derivative of the result with respect to the operation.
    public let upstream: Double

    /// What flows back along the edge: upstream times local.
    public var contribution: Double { upstream * local }
  }

  /// The expression as it was given.
  public let expression: String
  /// Inputs in the order of their first use, then operations in the order of computation.
  public let nodes: [Node]
  /// All edges, by their target.
  public let edges: [Edge]
  /// The position of the result in `nodes`.
  public let output: Int
  /// The gradient of every input beside its finite difference.
  public let checks: [GradientComparison]
  /// The second derivatives between the inputs, in their order, if they were asked for.
  public let secondDerivatives: [[Double]]?

  /// Reads, computes and checks an expression.
  ///
  /// - Parameters:
  ///   - expression: such as `(x + y) * z`, or statements such as `q = x + y; f = q * z`.
  ///   - values: one for each variable.
  ///   - includesSecondDerivatives: whether to compute them too.
  public init(
    of expression: String, at values: [String: Double], includesSecondDerivatives: Bool = false
  ) throws(ExpressionError) {
    let syntax = try ExpressionParser.parse(expression)
    let graph = try ExpressionGraph(syntax, values: values)
    let pass = try ExpressionPass(graph)
    self.expression = Self.line(expression)
    output = graph.output
    edges = pass.edges
    nodes = graph.nodes.indices.map { position in
      let node = graph.nodes[position]
      var text = ""
      if case .constant(let typed) = node.kind { text = typed }
      return Node(
        name: node.name, kind: Self.kind(node.kind), value: pass.values[position],
        gradient: pass.gradients[position], incoming: pass.incoming[position],
        outgoing: pass.outgoing[position], operands: node.operands, text: text)
    }
    checks = GradientComparison.all(graph, pass)
    secondDerivatives =
      includesSecondDerivatives ? try pass.secondDerivatives(of: graph) : nil
  }

  private static func kind(_ kind: ExpressionGraph.Node.Kind) -> Node.Kind {
    switch kind {
    case .input: .input
    case .constant: .constant
    case .operation(let function, _): .operation(function)
    }
  }

  /// The text on one line.
  private static func line(_ text: String) -> String {
    let shown = text.map { $0.isNewline ? ";" : ExpressionError.shownCharacter($0) }
    var line = Substring(String(shown))
    while let first = line.first, first == " " || first == ";" { line.removeFirst() }
    while let last = line.last, last == " " || last == ";" { line.removeLast() }
    return String(line)
  }

  /// The value of the expression.
  public var value: Double { nodes[output].value }

  /// The inputs, by their position in `nodes`.
  public var inputs: [Int] { nodes.indices.filter { nodes[$0].kind == .input } }

  /// The operations and named numbers, in the order of computation.
  public var operations: [Int] { nodes.indices.filter { nodes[$0].kind != .input } }

  /// The node of a name.
  public func node(named name: String) -> Node? { nodes.first { $0.name == name } }

  /// The gradient of the result with respect to a node, nil when there is none of that name.
  public func gradient(of name: String) -> Double? { node(named: name)?.gradient }

  /// Whether every gradient agrees with its finite difference, corners left out.
  public var passes: Bool { checks.allSatisfy { $0.outcome != .differs } }
}
