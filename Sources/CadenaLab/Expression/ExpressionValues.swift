import CadenaText

/// The values of variables, as they are typed: `x=-2`, `w₀=0.5`, `t=pi/2`.
enum ExpressionValues {
  /// Reads `name=value` arguments.
  static func parse(_ arguments: [String]) throws(ExpressionError) -> [String: Double] {
    var values: [String: Double] = [:]
    for argument in arguments {
      guard let equals = argument.firstIndex(of: "=") else {
        throw notAnAssignment(argument)
      }
      let name = trimmed(argument[..<equals])
      guard ExpressionScanner.isName(name) else { throw notAnAssignment(argument) }
      guard values[name] == nil else {
        throw ExpressionError(.explainValueTwice(name), found: .verbatim(shown(argument)))
      }
      let text = trimmed(argument[argument.index(after: equals)...])
      guard let value = number(text) else {
        throw ExpressionError(
          .explainNotANumber(ExpressionError.shown(name)), expected: .explainExpectedValue,
          found: .verbatim("\"\(ExpressionError.shown(text))\""))
      }
      values[name] = value
    }
    return values
  }

  private static func notAnAssignment(_ argument: String) -> ExpressionError {
    ExpressionError(
      .explainNotAnAssignment(ExpressionError.shown(argument)),
      expected: .explainExpectedAssignment, remedy: .explainQuoteRemedy)
  }

  /// A number, or an expression of numbers such as `1/3`.
  private static func number(_ text: String) -> Double? {
    guard let syntax = try? ExpressionParser.parse(text), syntax.statements.count == 1,
      let graph = try? ExpressionGraph(syntax, values: [:]), graph.nodes.count == 1
    else { return nil }
    return graph.nodes[0].value
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }

  private static func shown(_ argument: String) -> String { ExpressionError.shown(argument) }
}

extension ScalarFault {
  /// The reason in words.
  var message: Message {
    let number = SignificantDigits(6)
    return switch self {
    case .divisionByZero: .explainDivisionByZero
    case .logarithm(let x): .explainLogarithm(number.text(x))
    case .squareRoot(let x): .explainSquareRoot(number.text(x))
    case .power(let x, let y): .explainPower(number.text(x), number.text(y))
    case .outsideUnit(let x): .explainOutsideUnit(number.text(x))
    case .tooLarge: .explainTooLarge
    }
  }
}
