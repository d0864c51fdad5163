import Cadena
import CadenaText

/// The forward and the backward sweep of an expression, on tensors.
struct ExpressionPass {
  private(set) var values: [Double] = []
  private(set) var gradients: [Double] = []
  private(set) var edges: [Explanation.Edge] = []
  private(set) var incoming: [[Int]] = []
  private(set) var outgoing: [[Int]] = []
  private let tensors: [Tensor]

  init(_ graph: ExpressionGraph) throws(ExpressionError) {
    tensors = Self.tensors(of: graph, inputs: graph.inputs.map { graph.nodes[$0].value ?? 0 })
    let swept = gradient(of: tensors[graph.output], withRespectTo: tensors)
    // Nothing here gathers by index, which is all that an evaluation can throw at.
    try? evaluate(tensors)
    values = tensors.map { $0.item() }
    try Self.checkValues(values, graph)
    try? evaluate(swept)
    gradients = swept.map { $0.item() }
    try connect(graph)
  }

  /// The expression as tensors of scalar shape.
  static func tensors(of graph: ExpressionGraph, inputs: [Double]) -> [Tensor] {
    tensors(of: graph, inputs: inputs.map { Tensor($0, dtype: .float64) })
  }

  /// The expression as tensors; inputs may have any common shape, for many points at once.
  static func tensors(of graph: ExpressionGraph, inputs: [Tensor]) -> [Tensor] {
    var inputs = inputs[...]
    var tensors: [Tensor] = []
    tensors.reserveCapacity(graph.nodes.count)
    for node in graph.nodes {
      switch node.kind {
      case .input: tensors.append(inputs.popFirst() ?? Tensor(0, dtype: .float64))
      case .constant: tensors.append(Tensor(node.value ?? 0, dtype: .float64))
      case .operation(let function, let operands):
        let parts = operands.map { operand in
          switch operand {
          case .node(let source): tensors[source]
          case .constant(_, let value): Tensor(value, dtype: .float64)
          }
        }
        tensors.append(function.apply(parts, constants: operands.map(\.constant)))
      }
    }
    return tensors
  }

  /// The value of every operand of an operation.
  private static func operandValues(
    _ operands: [ExpressionGraph.Operand], _ values: [Double]
  ) -> [Double] {
    operands.map { operand in
      switch operand {
      case .node(let source): values[source]
      case .constant(_, let value): value
      }
    }
  }

  private static func checkValues(
    _ values: [Double], _ graph: ExpressionGraph
  ) throws(ExpressionError) {
    for (position, node) in graph.nodes.enumerated() where !values[position].isFinite {
      guard case .operation(let function, let operands) = node.kind else { continue }
      let write = MathWriter(style: .unicode)
      let formula = "\(node.name) = " + graph.formula(position, write)
      throw ExpressionError(
        .explainNotFinite(formula, function.fault(at: operandValues(operands, values)).message),
        in: graph.source, at: node.position, found: graph.shownValues(of: position, values))
    }
  }

  /// The local derivative of each operand, from the operation by itself on leaves of its own.
  private mutating func connect(_ graph: ExpressionGraph) throws(ExpressionError) {
    incoming = [[Int]](repeating: [], count: graph.nodes.count)
    outgoing = incoming
    var locals: [Tensor] = []
    var places: [(source: Int, target: Int, slot: Int)] = []
    for (target, node) in graph.nodes.enumerated() {
      guard case .operation(let function, let operands) = node.kind else { continue }
      let leaves = Self.operandValues(operands, values).map { Tensor($0, dtype: .float64) }
      let result = function.apply(leaves, constants: operands.map(\.constant))
      let slots = operands.indices.filter { operands[$0].node != nil }
      locals += gradient(of: result, withRespectTo: slots.map { leaves[$0] })
      places += slots.compactMap { slot in operands[slot].node.map { ($0, target, slot) } }
    }
    try? evaluate(locals)
    for (place, local) in zip(places, locals) {
      let local = local.item()
      let upstream = gradients[place.target]
      guard local.isFinite, (upstream * local).isFinite else {
        throw noDerivative(graph, place.source, place.target)
      }
      incoming[place.target].append(edges.count)
      outgoing[place.source].append(edges.count)
      edges.append(
        .init(
          source: place.source, target: place.target, slot: place.slot, local: local,
          upstream: upstream))
    }
  }

  private func noDerivative(
    _ graph: ExpressionGraph, _ source: Int, _ target: Int
  ) -> ExpressionError {
    let write = MathWriter(style: .unicode)
    let (input, operation) = (graph.nodes[source], graph.nodes[target])
    return ExpressionError(
      .explainNoDerivative(
        write.derivative(operation.name, input.name).text,
        "\(operation.name) = " + graph.formula(target, write)),
      in: graph.source, at: operation.position, found: graph.shownValues(of: target, values))
  }

  /// The derivative of every first derivative: the sweep of a sweep.
  func secondDerivatives(of graph: ExpressionGraph) throws(ExpressionError) -> [[Double]] {
    let inputs = graph.inputs.map { tensors[$0] }
    let first = gradient(of: tensors[graph.output], withRespectTo: inputs)
    var rows: [[Double]] = []
    for (position, slope) in first.enumerated() {
      let row = gradient(of: slope, withRespectTo: inputs)
      try? evaluate(row)
      let numbers = row.map { $0.item() }
      guard numbers.allSatisfy(\.isFinite) else {
        let name = graph.nodes[graph.inputs[position]].name
        throw ExpressionError(.explainNoSecondDerivative(name))
      }
      rows.append(numbers)
    }
    return rows
  }
}

extension ExpressionGraph {
  /// The right side of a node's formula.
  func formula(_ position: Int, _ write: MathWriter) -> String {
    guard case .operation(let function, let operands) = nodes[position].kind else { return "" }
    let terms = operands.map { operand in
      switch operand {
      case .node(let source): write.name(nodes[source].name)
      case .constant(let text, _): write.constant(text)
      }
    }
    return function.formula(terms, write).text
  }

  /// The values that an operation works on: `x = 0, y = 3`.
  func shownValues(of position: Int, _ values: [Double]) -> Message {
    var seen: Set<Int> = []
    let list = nodes[position].operands.compactMap(\.node).filter { seen.insert($0).inserted }
    let number = SignificantDigits(6)
    return .verbatim(
      list.map { "\(nodes[$0].name) = \(number.text(values[$0]))" }.joined(separator: ", "))
  }
}
