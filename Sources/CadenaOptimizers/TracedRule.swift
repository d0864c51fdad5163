import CadenaGraph

/// An element-wise optimiser's rule, followed once and kept as one scalar program per result.
///
/// A rule such as Adam's is a dozen operations per parameter. A training loop in plain Swift builds
/// them anew for every parameter at every step; with the programs it builds one node per result.
/// The steps and their rounding are the same, so the bits are too.
final class TracedRule {
  /// One result of the rule: the inputs that it reads, and how.
  private struct Part {
    let inputs: [Int]
    let operation: RulePart
  }

  private let parameter: Part
  private let states: [Part]

  /// Follows a rule on placeholders; nil when it does more than element-wise arithmetic.
  init?(_ rule: any ElementwiseOptimizer, dtype: DType, scalarCount: Int) {
    // Two elements, so that numbers of the step and elements of arrays cannot be confused.
    let parameter = Tensor.placeholder([2], dtype: dtype)
    let gradient = Tensor.placeholder([2], dtype: dtype)
    let states = rule.stateNames.map { _ in Tensor.placeholder([2], dtype: dtype) }
    let scalars = (0..<scalarCount).map { _ in Tensor.placeholder(.scalar, dtype: dtype) }
    let result = rule.update(parameter, gradient: gradient, states: states, scalars: scalars)
    let inputs = [parameter, gradient] + states + scalars
    guard let first = TracedRule.part(result.parameter, inputs) else { return nil }
    self.parameter = first
    var parts: [Part] = []
    for state in result.states {
      guard let part = TracedRule.part(state, inputs) else { return nil }
      parts.append(part)
    }
    self.states = parts
  }

  /// The new value and states of a parameter.
  func callAsFunction(
    _ parameter: Tensor, gradient: Tensor, states: [Tensor], scalars: [Tensor]
  ) -> (parameter: Tensor, states: [Tensor]) {
    let inputs = [parameter, gradient] + states + scalars
    // The states come first: the parameter's program then finds them computed.
    let newStates = self.states.map { TracedRule.apply($0, inputs) }
    return (TracedRule.apply(self.parameter, inputs), newStates)
  }

  private static func apply(_ part: Part, _ inputs: [Tensor]) -> Tensor {
    .apply(part.operation, to: part.inputs.map { inputs[$0] })
  }

  /// The program of one result, or nil when a node behind it is not element-wise.
  private static func part(_ output: Tensor, _ inputs: [Tensor]) -> Part? {
    guard output.shape == [2] else { return nil }
    let traversal = Traversal(from: [output.node])
    let used = inputs.indices.filter { traversal.position(of: inputs[$0].node) >= 0 }
    var isElementwise = true
    let program = ScalarProgram(used.map { inputs[$0].dtype }) { program, values in
      var made: [Int: ScalarProgram.Value] = [:]
      for (value, input) in zip(values, used) {
        made[traversal.position(of: inputs[input].node)] = value
      }
      for position in 0..<traversal.count where made[position] == nil {
        let node = traversal.node(position)
        if node.kind == .scalar {
          made[position] = program.constant(node.number, node.type.dtype)
          continue
        }
        guard node.kind == .operation else {
          isElementwise = false
          break
        }
        let operands = traversal.inputs(of: position).compactMap { made[Int($0)] }
        switch node.operation.lowering(node.inputs, output: node.type) {
        case .constant(let number): made[position] = program.constant(number, node.type.dtype)
        case .elementwise(let inner): made[position] = program.append(inner, operands)
        default: isElementwise = false
        }
        if !isElementwise { break }
      }
      return made[traversal.count - 1] ?? program.constant(0, output.dtype)
    }
    return isElementwise ? Part(inputs: used, operation: RulePart(program)) : nil
  }
}

/// One result of an optimiser's rule as an operation.
struct RulePart: Operation {
  private final class Program: Sendable {
    let program: ScalarProgram
    let hash: Int

    init(_ program: ScalarProgram) {
      self.program = program
      hash = program.hashValue
    }
  }

  // Shared by all nodes of the rule, so that comparing and hashing them costs a pointer's.
  private let shared: Program

  init(_ program: ScalarProgram) { shared = Program(program) }

  static var name: String { "update" }
  static var examples: [OperationExample] { [] }

  static func == (a: RulePart, b: RulePart) -> Bool {
    a.shared === b.shared || a.shared.program == b.shared.program
  }

  func hash(into hasher: inout Hasher) { hasher.combine(shared.hash) }

  func infer(_ inputs: Operands) throws(ShapeError) -> TensorType {
    try inputs.broadcastType(Self.name)
  }

  func lowering(_ inputs: Operands, output: TensorType) -> Lowering {
    .elementwise(shared.program)
  }
}

extension ScalarProgram {
  /// Appends the steps of another program, reading these values.
  fileprivate mutating func append(_ inner: ScalarProgram, _ inputs: [Value]) -> Value {
    var values = inputs
    for step in inner.instructions {
      switch step.kind {
      case .constant(let number): values.append(constant(number, step.dtype))
      case .cast: values.append(cast(values[step.a], to: step.dtype))
      case .apply(let opcode):
        values.append(
          apply(opcode, [step.a, step.b, step.c].filter { $0 >= 0 }.map { values[$0] }))
      }
    }
    return values[inner.result]
  }
}
