/// How formulas are written.
enum MathStyle: Sendable, Hashable {
  /// With the signs of mathematics: `∂f/∂x = 2·x²`.
  case unicode
  /// With the characters of any terminal: `df/dx = 2*x^2`.
  case ascii
  /// For LaTeX.
  case latex
}

/// A piece of a formula that knows how tightly it holds together.
struct MathTerm: Sendable, Hashable {
  /// From loosely to tightly bound.
  enum Level: Int, Sendable, Comparable {
    case sum, negative, product, power, atom

    static func < (a: Level, b: Level) -> Bool { a.rawValue < b.rawValue }
  }

  let text: String
  let level: Level
}

/// Writes formulas in one style, with parentheses only where they are needed.
struct MathWriter: Sendable, Hashable {
  let style: MathStyle

  /// The sign between factors.
  var dot: String {
    switch style {
    case .unicode: " · "
    case .ascii: " * "
    case .latex: " \\cdot "
    }
  }

  private var tightDot: String { style == .unicode ? "·" : style == .ascii ? "*" : " " }

  /// The sign of a partial derivative.
  var partial: String {
    switch style {
    case .unicode: "∂"
    case .ascii: "d"
    case .latex: "\\partial "
    }
  }

  func name(_ name: String) -> MathTerm {
    MathTerm(text: style == .latex ? LatexName.text(name) : name, level: .atom)
  }

  /// A number or a computation of numbers as it was typed.
  func constant(_ text: String) -> MathTerm {
    let isNumber = Double(text) != nil || text.allSatisfy { $0.isLetter }
    let term = style == .latex ? LatexName.constant(text) : text
    if text.hasPrefix("-") { return MathTerm(text: term, level: .negative) }
    return MathTerm(text: term, level: isNumber ? .atom : text.hasPrefix("(") ? .atom : .sum)
  }

  func number(_ value: Int) -> MathTerm {
    MathTerm(text: "\(value)", level: value < 0 ? .negative : .atom)
  }

  func sum(_ a: MathTerm, _ b: MathTerm) -> MathTerm {
    let right = b.level == .negative ? parenthesized(b) : b.text
    return MathTerm(text: "\(a.text) + \(right)", level: .sum)
  }

  func difference(_ a: MathTerm, _ b: MathTerm) -> MathTerm {
    MathTerm(text: "\(a.text) - \(at(.product, b))", level: .sum)
  }

  /// The product with wide signs, as an operation of its own.
  func product(_ a: MathTerm, _ b: MathTerm) -> MathTerm {
    MathTerm(text: at(.product, a) + dot + at(.product, b), level: .product)
  }

  /// The product with narrow signs, inside a formula.
  func tight(_ factors: MathTerm...) -> MathTerm {
    MathTerm(text: factors.map { at(.power, $0) }.joined(separator: tightDot), level: .product)
  }

  func quotient(_ a: MathTerm, _ b: MathTerm, wide: Bool = false) -> MathTerm {
    if style == .latex { return MathTerm(text: "\\frac{\(a.text)}{\(b.text)}", level: .power) }
    return MathTerm(
      text: at(.product, a) + (wide ? " / " : "/") + at(.power, b), level: .product)
  }

  func negative(_ a: MathTerm) -> MathTerm {
    MathTerm(text: "-" + at(.product, a), level: .negative)
  }

  func power(_ a: MathTerm, _ b: MathTerm) -> MathTerm {
    if style == .latex {
      return MathTerm(text: "{\(at(.atom, a))}^{\(b.text)}", level: .power)
    }
    if style == .unicode, let exponent = Self.raised(b.text) {
      return MathTerm(text: at(.atom, a) + exponent, level: .power)
    }
    return MathTerm(text: "\(at(.atom, a))^\(at(.atom, b))", level: .power)
  }

  func call(_ function: String, _ inputs: MathTerm...) -> MathTerm {
    let list = inputs.map(\.text).joined(separator: ", ")
    guard style == .latex else { return MathTerm(text: "\(function)(\(list))", level: .atom) }
    return MathTerm(text: "\(LatexName.function(function))\\left(\(list)\\right)", level: .atom)
  }

  func root(_ a: MathTerm) -> MathTerm {
    switch style {
    case .unicode: MathTerm(text: "√" + at(.atom, a), level: .power)
    case .ascii: call("sqrt", a)
    case .latex: MathTerm(text: "\\sqrt{\(a.text)}", level: .atom)
    }
  }

  /// 1 where a condition holds, 0 elsewhere.
  func indicator(_ a: MathTerm, _ relation: Relation, _ b: MathTerm) -> MathTerm {
    let condition = "\(a.text) \(relation.text(style)) \(b.text)"
    return MathTerm(
      text: style == .latex ? "\\mathbf{1}_{\(condition)}" : "1{\(condition)}", level: .atom)
  }

  /// A comparison.
  enum Relation {
    case greater, atMost, less

    func text(_ style: MathStyle) -> String {
      switch self {
      case .greater: ">"
      case .less: "<"
      case .atMost: style == .unicode ? "≤" : style == .ascii ? "<=" : "\\le"
      }
    }
  }

  /// The derivative of one thing by another.
  func derivative(_ a: String, _ b: String) -> MathTerm {
    let (a, b) = (name(a).text, name(b).text)
    if style == .latex {
      return MathTerm(text: "\\frac{\\partial \(a)}{\\partial \(b)}", level: .power)
    }
    return MathTerm(text: "\(partial)\(a)/\(partial)\(b)", level: .product)
  }

  private func at(_ level: MathTerm.Level, _ term: MathTerm) -> String {
    term.level >= level ? term.text : parenthesized(term)
  }

  private func parenthesized(_ term: MathTerm) -> String {
    style == .latex ? "\\left(\(term.text)\\right)" : "(\(term.text))"
  }

  /// An exponent of at most three digits as raised digits.
  private static func raised(_ text: String) -> String? {
    let digits: [Character: Character] = [
      "0": "⁰", "1": "¹", "2": "²", "3": "³", "4": "⁴", "5": "⁵", "6": "⁶", "7": "⁷", "8": "⁸",
      "9": "⁹", "-": "⁻",
    ]
    guard text.count <= 3, !text.isEmpty else { return nil }
    var raised = ""
    for character in text {
      guard let digit = digits[character] else { return nil }
      raised.append(digit)
    }
    return raised
  }
}
