import Cadena

extension Explanation {
  /// The explanation for programs; the article "Explain" describes the keys.
  public var json: JSONValue {
    let write = MathWriter(style: .unicode)
    func name(_ position: Int) -> JSONValue { .string(nodes[position].name) }
    let inputs = nodes.filter { $0.kind == .input }
    var members: [JSONValue.Member] = [
      .init("format", .integer(1)),
      .init("expression", .string(expression)),
      .init("output", name(output)),
      .init("value", .number(value)),
      .init("inputs", .object(inputs.map { .init($0.name, .number($0.value)) })),
      .init("gradients", .object(inputs.map { .init($0.name, .number($0.gradient)) })),
      .init("nodes", .array(nodes.indices.map { node($0, write) })),
      .init("edges", .array(edges.indices.map { edge($0, write) })),
      .init("forward", .array(operations.map(name))),
      .init("backward", .array(operations.reversed().map(name))),
      .init("checks", .array(checks.map(\.json))),
    ]
    if let secondDerivatives {
      members.append(
        .init(
          "secondDerivatives",
          .object(
            zip(inputs, secondDerivatives).map { input, row in
              .init(
                input.name,
                .object(zip(inputs, row).map { .init($0.name, .number($1)) }))
            })))
    }
    return .object(members)
  }

  private func node(_ position: Int, _ write: MathWriter) -> JSONValue {
    let node = nodes[position]
    var members: [JSONValue.Member] = [.init("name", .string(node.name))]
    switch node.kind {
    case .input: members.append(.init("kind", .string("input")))
    case .constant: members.append(.init("kind", .string("constant")))
    case .operation(let function):
      members.append(.init("kind", .string("operation")))
      members.append(.init("operation", .string(function.rawValue)))
      members.append(.init("symbol", .string(symbol(position))))
    }
    if let formula = formula(position, write) {
      members.append(.init("formula", .string("\(node.name) = \(formula)")))
    }
    members.append(.init("value", .number(node.value)))
    members.append(.init("gradient", .number(node.gradient)))
    return .object(members)
  }

  private func edge(_ position: Int, _ write: MathWriter) -> JSONValue {
    let edge = edges[position]
    return .object([
      .init("from", .string(nodes[edge.source].name)),
      .init("to", .string(nodes[edge.target].name)),
      .init("operand", .integer(edge.slot)),
      .init("value", .number(nodes[edge.source].value)),
      .init("localFormula", .string(localFormula(position, write))),
      .init("local", .number(edge.local)),
      .init("upstream", .number(edge.upstream)),
      .init("gradient", .number(edge.contribution)),
    ])
  }
}

extension GradientComparison {
  /// One comparison for programs.
  var json: JSONValue {
    .object([
      .init("input", .string(name)),
      .init("exact", .number(exact)),
      .init("numeric", .number(numeric)),
      .init("step", .number(step)),
      .init("left", .number(left)),
      .init("right", .number(right)),
      .init("relativeError", .number(relativeError)),
      .init("outcome", .string(outcome.rawValue)),
    ])
  }
}
