import CadenaExperiment
import CadenaText

/// Reads expressions by operator precedence, with stacks of its own.
///
/// `^` binds tightest and to the right, then the sign, then `*` and `/`, then `+` and `-`: `-x^2` is
/// `-(x^2)` and `2^3^2` is `2^9`. A number before a name or a parenthesis multiplies: `2x`, `3(x + 1)`.
struct ExpressionParser {
  /// Longer expressions are refused.
  static let longest = 20_000
  /// More numbers, names and functions are refused.
  static let mostNodes = 2_000

  private enum Entry {
    case operation(ScalarFunction, Int)
    case parenthesis(Int)
    case call(ScalarFunction, Int, arguments: Int)
  }

  private let source: [Character]
  private let tokens: [ExpressionToken]
  private var index = 0
  private var syntax: ExpressionSyntax
  private var operands: [Int] = []
  private var entries: [Entry] = []

  /// Reads one or several statements.
  static func parse(_ text: String) throws(ExpressionError) -> ExpressionSyntax {
    // Bytes are counted before characters: that costs nothing, whatever the text is.
    guard text.utf8.count <= 4 * longest else {
      throw ExpressionError(.explainTooLong(longest), remedy: .explainTooLongRemedy)
    }
    let source = Array(text)
    guard source.count <= longest else {
      throw ExpressionError(
        .explainTooLong(longest), found: .explainCharacters(source.count),
        remedy: .explainTooLongRemedy)
    }
    var parser = ExpressionParser(source, try ExpressionScanner.tokens(of: source))
    try parser.statements()
    return parser.syntax
  }

  private init(_ source: [Character], _ tokens: [ExpressionToken]) {
    self.source = source
    self.tokens = tokens
    syntax = ExpressionSyntax(source: source)
  }

  private var token: ExpressionToken { tokens[index] }

  private mutating func statements() throws(ExpressionError) {
    while true {
      while token.kind == .separator { index += 1 }
      if token.kind == .end { break }
      try statement()
    }
    guard !syntax.statements.isEmpty else {
      throw ExpressionError(.explainEmpty, expected: .explainExpectedExpression)
    }
  }

  private mutating func statement() throws(ExpressionError) {
    var name: String?
    let position = token.start
    if case .name(let text) = token.kind, let equals = heading() {
      name = text
      index = equals + 1
    }
    let root = try expression()
    syntax.statements.append(.init(name: name, position: position, root: root))
  }

  /// Where the `=` stands in `q = …` or `f(x, y) = …`.
  private func heading() -> Int? {
    var ahead = index + 1
    if tokens[ahead].kind == .open {
      while true {
        guard ahead + 2 < tokens.count, case .name = tokens[ahead + 1].kind else { return nil }
        ahead += 2
        if tokens[ahead].kind == .close { break }
        guard tokens[ahead].kind == .comma else { return nil }
      }
      ahead += 1
    }
    return tokens[ahead].kind == .equals ? ahead : nil
  }

  /// One expression up to the end of its statement.
  private mutating func expression() throws(ExpressionError) -> Int {
    operands = []
    entries = []
    var needsOperand = true
    while true {
      if needsOperand {
        needsOperand = try !operand()
      } else if try !continuation(&needsOperand) {
        break
      }
    }
    try reduce(to: 0)
    return operands[0]
  }

  // MARK: Operands

  /// Reads what stands where a value is needed; true when the value is complete.
  private mutating func operand() throws(ExpressionError) -> Bool {
    let token = token
    switch token.kind {
    case .number(let value):
      index += 1
      try push(.number(value), token)
      return true
    case .name(let name):
      index += 1
      return try named(name, token)
    case .operation(.subtract):
      index += 1
      entries.append(.operation(.negate, token.start))
      return false
    case .operation(.add):
      index += 1
      return false
    case .open:
      index += 1
      entries.append(.parenthesis(token.start))
      return false
    default:
      throw missingOperand(token)
    }
  }

  private mutating func named(
    _ name: String, _ token: ExpressionToken
  ) throws(ExpressionError) -> Bool {
    let isCalled = self.token.kind == .open
    if name == "√", !isCalled {
      // √x takes the next value alone, as the sign of a function of one number.
      entries.append(.operation(.sqrt, token.start))
      return false
    }
    guard isCalled else {
      if ScalarFunction(named: name) != nil, name != "σ" {
        throw ExpressionError(
          .explainFunctionWithoutArguments(name), in: source, at: token.end,
          expected: .verbatim("("), found: found(self.token), remedy: .explainWrite("\(name)(x)"))
      }
      try push(.name(name), token)
      return true
    }
    guard let function = ScalarFunction(named: name) else { throw unknownFunction(name, token) }
    index += 1
    entries.append(.call(function, token.start, arguments: 0))
    return false
  }

  private func missingOperand(_ token: ExpressionToken) -> ExpressionError {
    ExpressionError(
      .explainMissingOperand, in: source, at: token.start, expected: .explainExpectedOperand,
      found: found(token))
  }

  private func unknownFunction(_ name: String, _ token: ExpressionToken) -> ExpressionError {
    if let nearest = NearestName.find(name, among: ScalarFunction.names) {
      return ExpressionError(
        .explainUnknownFunction(name), in: source, at: token.start,
        remedy: .explainDidYouMean(nearest, product: "\(name) * ("))
    }
    return ExpressionError(
      .explainUnknownFunction(name), in: source, at: token.start,
      expected: .verbatim(ScalarFunction.mainNames.joined(separator: ", ")),
      remedy: .explainProductRemedy("\(name) * ("))
  }

  private mutating func push(
    _ kind: ExpressionSyntax.Node.Kind, _ token: ExpressionToken
  ) throws(ExpressionError) {
    try append(kind, range: token.start..<token.end, position: token.start)
  }

  private mutating func append(
    _ kind: ExpressionSyntax.Node.Kind, range: Range<Int>, position: Int
  ) throws(ExpressionError) {
    guard syntax.nodes.count < Self.mostNodes else {
      throw ExpressionError(.explainTooManyNodes(Self.mostNodes), remedy: .explainTooLongRemedy)
    }
    syntax.nodes.append(.init(kind: kind, range: range, position: position))
    operands.append(syntax.nodes.count - 1)
  }

  // MARK: After an operand

  /// Reads what follows a value; false at the end of the statement.
  private mutating func continuation(_ needsOperand: inout Bool) throws(ExpressionError) -> Bool {
    let token = token
    switch token.kind {
    case .operation(let function):
      index += 1
      try push(operation: function, at: token.start)
      needsOperand = true
    case .superscript(let exponent):
      index += 1
      try push(.number(exponent), token)
      try apply(.power, count: 2, at: token.start, range: nil)
    case .close:
      index += 1
      try close(token)
    case .comma:
      try comma(token)
      needsOperand = true
    case .name, .open, .number:
      try multiplyImplicitly(token)
      needsOperand = true
    case .separator, .end:
      if let open = try unclosed() {
        throw ExpressionError(
          .explainUnclosed, in: source, at: open, expected: .verbatim(")"), found: found(token))
      }
      return false
    case .equals:
      throw ExpressionError(
        .explainStrayEquals, in: source, at: token.start, expected: .explainExpectedOperator,
        found: found(token), remedy: .explainStrayEqualsRemedy)
    }
    return true
  }

  private static func precedence(_ function: ScalarFunction) -> Int {
    switch function {
    case .add, .subtract: 1
    case .multiply, .divide: 2
    case .negate: 3
    case .power: 4
    default: 5
    }
  }

  private mutating func push(
    operation: ScalarFunction, at position: Int
  ) throws(ExpressionError) {
    let precedence = Self.precedence(operation)
    // Powers are read from the right.
    try reduce(to: operation == .power ? precedence + 1 : precedence)
    entries.append(.operation(operation, position))
  }

  /// Applies pending operations that bind at least so tightly, down to a parenthesis.
  private mutating func reduce(to precedence: Int) throws(ExpressionError) {
    while case .operation(let function, let position)? = entries.last,
      Self.precedence(function) >= precedence
    {
      entries.removeLast()
      try apply(function, count: function.arity, at: position, range: nil)
    }
  }

  private mutating func apply(
    _ function: ScalarFunction, count: Int, at position: Int, range: Range<Int>?
  ) throws(ExpressionError) {
    let inputs = Array(operands.suffix(count))
    operands.removeLast(count)
    let ranges = inputs.map { syntax.nodes[$0].range }
    let start = min(position, ranges[0].lowerBound)
    let end = ranges[ranges.count - 1].upperBound
    try append(.apply(function, inputs), range: range ?? start..<end, position: position)
  }

  private mutating func close(_ token: ExpressionToken) throws(ExpressionError) {
    try reduce(to: 0)
    switch entries.popLast() {
    case .parenthesis(let start):
      // The parentheses belong to the text of the value: so they do not get lost when it is shown.
      syntax.nodes[operands[operands.count - 1]].range = start..<token.end
    case .call(let function, let start, let arguments):
      let count = arguments + 1
      guard count == function.arity || (function == .leakyRelu && count == 1) else {
        throw wrongCount(function, count, start)
      }
      if count < function.arity {
        try append(.number(0.01), range: start..<token.end, position: start)
      }
      try apply(function, count: function.arity, at: start, range: start..<token.end)
    default:
      throw ExpressionError(
        .explainUnopened, in: source, at: token.start, expected: .explainExpectedOperator,
        found: found(token))
    }
  }

  private mutating func comma(_ token: ExpressionToken) throws(ExpressionError) {
    try reduce(to: 0)
    guard case .call(let function, let start, let arguments)? = entries.popLast() else {
      throw ExpressionError(
        .explainStrayComma, in: source, at: token.start, expected: .explainExpectedOperator,
        found: found(token), remedy: .explainDecimalPoint)
    }
    guard arguments + 1 < function.arity else {
      throw wrongCount(function, arguments + 2, start)
    }
    entries.append(.call(function, start, arguments: arguments + 1))
    index += 1
  }

  private func wrongCount(
    _ function: ScalarFunction, _ count: Int, _ position: Int
  ) -> ExpressionError {
    ExpressionError(
      .explainArguments(function.rawValue), in: source, at: position,
      expected: .explainArgumentCount(function.arity), found: .explainArgumentCount(count))
  }

  /// The place of a parenthesis that was not closed.
  private mutating func unclosed() throws(ExpressionError) -> Int? {
    try reduce(to: 0)
    switch entries.last {
    case .parenthesis(let start): return start
    case .call(_, let start, _):
      return tokens.first { $0.start > start && $0.kind == .open }?.start ?? start
    default: return nil
    }
  }

  private mutating func multiplyImplicitly(_ token: ExpressionToken) throws(ExpressionError) {
    var isNumber = false
    if case .number = tokens[index - 1].kind { isNumber = true }
    if case .number = token.kind { isNumber = false }
    var isAmbiguous = false
    if case .operation(let function, _)? = entries.last {
      isAmbiguous = function == .divide || Self.precedence(function) >= 4
    }
    guard isNumber, !isAmbiguous else {
      throw ExpressionError(
        isNumber ? .explainAmbiguousProduct : .explainMissingOperator, in: source, at: token.start,
        expected: .explainExpectedOperator, found: found(token),
        remedy: isNumber ? .explainAmbiguousProductRemedy : .explainWriteStar)
    }
    try push(operation: .multiply, at: token.start)
  }

  private func found(_ token: ExpressionToken) -> Message {
    switch token.kind {
    case .end: .explainEnd
    case .separator where source[token.start].isNewline: .explainLineEnd
    default: .verbatim("\"\(ExpressionError.shown(String(source[token.start..<token.end])))\"")
    }
  }
}
