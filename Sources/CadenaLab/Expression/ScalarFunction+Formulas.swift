extension ScalarFunction {
  /// The operation as a formula of its operands.
  func formula(_ operands: [MathTerm], _ write: MathWriter) -> MathTerm {
    let a = operands[0]
    switch self {
    case .add: return write.sum(a, operands[1])
    case .subtract: return write.difference(a, operands[1])
    case .multiply: return write.product(a, operands[1])
    case .divide: return write.quotient(a, operands[1], wide: true)
    case .negate: return write.negative(a)
    case .power: return write.power(a, operands[1])
    case .square: return write.power(a, write.number(2))
    case .sqrt: return write.root(a)
    case .sigmoid: return write.call(write.style == .ascii ? "sigmoid" : "σ", a)
    case .max, .min, .leakyRelu: return write.call(rawValue, a, operands[1])
    default: return write.call(rawValue, a)
    }
  }

  /// The derivative with respect to one operand, in terms of the operands and the result.
  func derivative(
    _ slot: Int, _ operands: [MathTerm], result y: MathTerm, _ write: MathWriter
  ) -> MathTerm {
    let x = operands[0]
    let one = write.number(1)
    func squared(_ term: MathTerm) -> MathTerm { write.power(term, write.number(2)) }
    let zero = write.number(0)
    switch self {
    case .add: return one
    case .subtract: return write.number(slot == 0 ? 1 : -1)
    case .multiply: return operands[1 - slot]
    case .divide:
      let b = operands[1]
      return slot == 0 ? write.quotient(one, b) : write.negative(write.quotient(x, squared(b)))
    case .negate: return write.number(-1)
    case .power: return powerDerivative(slot, operands, y, write)
    case .exp: return write.call("exp", x)
    case .ln: return write.quotient(one, x)
    case .log10: return write.quotient(one, write.tight(x, write.call("ln", write.number(10))))
    case .log2: return write.quotient(one, write.tight(x, write.call("ln", write.number(2))))
    case .sqrt: return write.quotient(one, write.tight(write.number(2), write.root(x)))
    case .square: return write.tight(write.number(2), x)
    case .abs: return write.call("sign", x)
    case .sin: return write.call("cos", x)
    case .cos: return write.negative(write.call("sin", x))
    case .tan: return write.sum(one, squared(y))
    case .asin: return write.quotient(one, write.root(write.difference(one, squared(x))))
    case .acos:
      return write.negative(
        write.quotient(one, write.root(write.difference(one, squared(x)))))
    case .atan: return write.quotient(one, write.sum(one, squared(x)))
    case .sinh: return write.call("cosh", x)
    case .cosh: return write.call("sinh", x)
    case .tanh: return write.difference(one, squared(y))
    case .sigmoid: return write.tight(y, write.difference(one, y))
    case .relu: return write.indicator(x, .greater, zero)
    case .softplus: return write.call(write.style == .ascii ? "sigmoid" : "σ", x)
    case .erf:
      let factor = write.quotient(write.number(2), write.root(write.constant("pi")))
      return write.tight(factor, write.call("exp", write.negative(squared(x))))
    case .gelu:
      return write.sum(
        write.call(write.style == .ascii ? "Phi" : "Φ", x),
        write.tight(x, write.call(write.style == .ascii ? "phi" : "φ", x)))
    case .silu:
      let gate = write.call(write.style == .ascii ? "sigmoid" : "σ", x)
      return write.sum(gate, write.tight(y, write.difference(one, gate)))
    case .leakyRelu:
      let isSmall = write.indicator(x, .atMost, zero)
      if slot == 1 { return write.tight(x, isSmall) }
      return write.sum(write.indicator(x, .greater, zero), write.tight(operands[1], isSmall))
    case .max: return write.indicator(operands[slot], .greater, operands[1 - slot])
    case .min: return write.indicator(operands[slot], .less, operands[1 - slot])
    }
  }

  private func powerDerivative(
    _ slot: Int, _ operands: [MathTerm], _ y: MathTerm, _ write: MathWriter
  ) -> MathTerm {
    let (x, n) = (operands[0], operands[1])
    if slot == 1 { return write.tight(y, write.call("ln", x)) }
    guard let exponent = Int(n.text) else {
      return write.tight(n, write.power(x, write.difference(n, write.number(1))))
    }
    switch exponent {
    case 0: return write.number(0)
    case 1: return write.number(1)
    case 2: return write.tight(n, x)
    default: return write.tight(n, write.power(x, write.number(exponent - 1)))
    }
  }

  /// The sign inside the node of a picture; operands that are numbers belong to it.
  func symbol(_ operands: [(term: MathTerm, isConstant: Bool)], _ write: MathWriter) -> String {
    let hasConstant = operands.contains { $0.isConstant }
    let number = operands.first { $0.isConstant }?.term.text ?? ""
    switch self {
    case .add: return hasConstant ? "+ \(number)" : "+"
    case .subtract:
      if operands[0].isConstant { return formula(operands.map(\.term), write).text }
      return hasConstant ? "− \(number)" : "−"
    case .multiply: return hasConstant ? "× \(number)" : "×"
    case .divide:
      if operands[0].isConstant { return formula(operands.map(\.term), write).text }
      return hasConstant ? "÷ \(number)" : "÷"
    case .negate: return "−"
    case .power: return hasConstant ? formula(operands.map(\.term), write).text : "^"
    case .square: return "x²"
    case .sqrt: return "√"
    case .abs: return "|x|"
    case .sigmoid: return "σ"
    case .leakyRelu: return "leaky"
    default: return hasConstant ? formula(operands.map(\.term), write).text : rawValue
    }
  }
}
