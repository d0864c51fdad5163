import Cadena
import CadenaExperiment

/// An expression as a graph of inputs, numbers with a name and operations, not yet computed.
///
/// Every operation that is written is a node of its own, also when it is written twice: `x*x + x*x`
/// has three. What has a name, inputs and `q` of `q = x + y`, is one node however often it is used.
/// Numbers without a name belong to the operation that uses them.
struct ExpressionGraph: Sendable {
  /// What an operation works on.
  enum Operand: Sendable, Hashable {
    case node(Int)
    case constant(text: String, value: Double)

    var node: Int? {
      if case .node(let node) = self { node } else { nil }
    }

    var constant: Double? {
      if case .constant(_, let value) = self { value } else { nil }
    }
  }

  /// A node.
  struct Node: Sendable {
    enum Kind: Sendable, Hashable {
      case input
      case constant(text: String)
      case operation(ScalarFunction, [Operand])
    }

    var name: String
    let kind: Kind
    /// The value of an input or number.
    let value: Double?
    /// The place in the text.
    let position: Int

    var operands: [Operand] {
      if case .operation(_, let operands) = kind { operands } else { [] }
    }
  }

  /// Inputs in the order in which the text uses them, then operations in the order of computation.
  private(set) var nodes: [Node] = []
  /// The node of the last statement.
  private(set) var output = 0
  let source: [Character]

  /// The positions of the inputs.
  var inputs: [Int] { nodes.indices.filter { nodes[$0].kind == .input } }

  /// Numbers with a name; a value or a statement of that name comes before.
  static let constants: [String: Double] = [
    "pi": .pi, "π": .pi, "e": 2.718281828459045, "tau": 2 * .pi, "τ": 2 * .pi,
  ]

  /// Connects what was read.
  ///
  /// - Parameters:
  ///   - syntax: what was read.
  ///   - values: one per variable, none over.
  ///   - outputName: of the last statement if it has no name.
  init(
    _ syntax: ExpressionSyntax, values: [String: Double], outputName: String = "f"
  ) throws(ExpressionError) {
    source = syntax.source
    var builder = Builder(syntax: syntax, values: values)
    try builder.addInputs()
    try builder.addOperations()
    try builder.checkUse()
    nodes = builder.nodes
    output = builder.output
    name(builder.usedConstants, preferring: outputName)
  }

  /// Names what has none: the output f, the others a, b, c … in the order of computation.
  private mutating func name(_ constants: Set<String>, preferring outputName: String) {
    var taken = Set(nodes.map(\.name)).union(constants)
    taken.remove("")
    if nodes[output].name.isEmpty {
      let free = [outputName, "F", "y", "out"] + (1...).prefix(nodes.count + 1).map { "f\($0)" }
      nodes[output].name = free.first { !taken.contains($0) } ?? outputName
    }
    // The letter f stays free for functions even when the output has another name.
    taken.formUnion([nodes[output].name, "f"])
    let letters = "abcdefghijklmnopqrstuvwxyz".map { String($0) }
    var candidates = (letters + (1...).prefix(2 * nodes.count).map { "v\($0)" })[...]
    for position in nodes.indices where nodes[position].name.isEmpty {
      while let candidate = candidates.popFirst() {
        if taken.contains(candidate) { continue }
        nodes[position].name = candidate
        break
      }
    }
  }
}

extension ExpressionGraph {
  /// Turns the syntax into nodes, one after the other.
  private struct Builder {
    let syntax: ExpressionSyntax
    let values: [String: Double]
    var nodes: [Node] = []
    var output = 0
    var usedConstants: Set<String> = []
    private var inputs: [String: Int] = [:]
    private var statements: [String: Operand] = [:]

    init(syntax: ExpressionSyntax, values: [String: Double]) {
      self.syntax = syntax
      self.values = values
    }

    /// Makes a node of every variable; all missing and unused values are told at once.
    mutating func addInputs() throws(ExpressionError) {
      var names: [(name: String, position: Int)] = []
      var seen: Set<String> = []
      var statement = 0
      var defined: Set<String> = []
      for (index, node) in syntax.nodes.enumerated() {
        // A name is an input until the statement that defines it has ended.
        while index > syntax.statements[statement].root {
          if let name = syntax.statements[statement].name { defined.insert(name) }
          statement += 1
        }
        guard case .name(let name) = node.kind, !defined.contains(name) else { continue }
        if seen.insert(name).inserted { names.append((name, node.position)) }
      }
      try checkDefinitions(names.map(\.name))
      var missing: [String] = []
      for (name, position) in names {
        if let value = values[name] {
          inputs[name] = nodes.count
          nodes.append(Node(name: name, kind: .input, value: value, position: position))
        } else if ExpressionGraph.constants[name] != nil {
          usedConstants.insert(name)
        } else {
          missing.append(name)
        }
      }
      try checkValues(missing: missing, names: names.map(\.name))
    }

    private func checkDefinitions(_ variables: [String]) throws(ExpressionError) {
      var defined: Set<String> = []
      for statement in syntax.statements {
        guard let name = statement.name else { continue }
        if !defined.insert(name).inserted || variables.contains(name) || values[name] != nil {
          throw ExpressionError(
            .explainDefinedTwice(name), in: syntax.source, at: statement.position,
            remedy: .explainDefinedTwiceRemedy)
        }
      }
    }

    private func checkValues(missing: [String], names: [String]) throws(ExpressionError) {
      guard missing.isEmpty else {
        let example = missing.map { "\($0)=1" }.joined(separator: " ")
        throw ExpressionError(
          .explainMissingValues(missing), remedy: .explainMissingValuesRemedy(example))
      }
      let unused = values.keys.filter { !names.contains($0) }.sorted()
      guard unused.isEmpty else {
        throw ExpressionError(
          .explainUnusedValues(unused),
          expected: names.isEmpty
            ? nil : .verbatim(names.map { "\($0)=…" }.joined(separator: " ")))
      }
    }

    mutating func addOperations() throws(ExpressionError) {
      var operands: [Operand] = []
      operands.reserveCapacity(syntax.nodes.count)
      var next = 0
      for statement in syntax.statements {
        while next <= statement.root {
          operands.append(try operand(next, operands))
          next += 1
        }
        let isLast = statement.root == syntax.statements[syntax.statements.count - 1].root
        try finish(statement, operands[statement.root], isLast: isLast)
      }
    }

    private mutating func operand(
      _ index: Int, _ operands: [Operand]
    ) throws(ExpressionError) -> Operand {
      let node = syntax.nodes[index]
      switch node.kind {
      case .number(let value): return .constant(text: syntax.text(index), value: value)
      case .name(let name):
        if let operand = statements[name] { return operand }
        if let input = inputs[name] { return .node(input) }
        return .constant(text: name, value: ExpressionGraph.constants[name] ?? 0)
      case .apply(let function, let parts):
        let parts = parts.map { operands[$0] }
        let numbers = parts.compactMap(\.constant)
        if numbers.count == parts.count {
          return try constant(index, function, numbers)
        }
        nodes.append(
          Node(
            name: "", kind: .operation(function, parts), value: nil, position: node.position))
        return .node(nodes.count - 1)
      }
    }

    /// Numbers alone are computed at once, by the same operations.
    private func constant(
      _ index: Int, _ function: ScalarFunction, _ numbers: [Double]
    ) throws(ExpressionError) -> Operand {
      let tensors = numbers.map { Tensor($0, dtype: .float64) }
      let value = function.apply(tensors, constants: numbers).item()
      guard value.isFinite else {
        let text = ExpressionError.shown(syntax.text(index))
        throw ExpressionError(
          .explainNotFinite(text, function.fault(at: numbers).message), in: syntax.source,
          at: syntax.nodes[index].position)
      }
      return .constant(text: syntax.text(index), value: value)
    }

    private mutating func finish(
      _ statement: ExpressionSyntax.Statement, _ operand: Operand, isLast: Bool
    ) throws(ExpressionError) {
      guard isLast || statement.name != nil else {
        throw ExpressionError(
          .explainNamelessStatement, in: syntax.source, at: statement.position,
          remedy: .explainNamelessStatementRemedy)
      }
      var result = operand
      switch operand {
      case .node(let node):
        if let name = statement.name, nodes[node].name.isEmpty { nodes[node].name = name }
      case .constant(let text, let value):
        nodes.append(
          Node(
            name: statement.name ?? "", kind: .constant(text: text), value: value,
            position: statement.position))
        result = .node(nodes.count - 1)
      }
      if let name = statement.name { statements[name] = result }
      if isLast, case .node(let node) = result { output = node }
    }

    /// Every node has a way to the output.
    func checkUse() throws(ExpressionError) {
      var isUsed = [Bool](repeating: false, count: nodes.count)
      isUsed[output] = true
      for position in nodes.indices.reversed() where isUsed[position] {
        for operand in nodes[position].operands {
          if let node = operand.node { isUsed[node] = true }
        }
      }
      guard let unused = isUsed.lastIndex(of: false) else { return }
      let node = nodes[unused]
      throw ExpressionError(
        .explainUnusedNode(node.name), in: syntax.source, at: node.position,
        remedy: .explainUnusedNodeRemedy)
    }
  }
}
