/// Formulas of explanations, written in plain text, as LaTeX.
///
///     LatexMath.latex("∂E/∂w1 = ∂E1/∂ŷ1 · 0.5")
///     // \frac{\partial E}{\partial w_{1}} = \frac{\partial E_{1}}{\partial \hat{y}_{1}} \cdot 0.5
///
/// Digits at the end of a name are its index, `_` begins one too; `∂a/∂b` becomes a fraction; words
/// of several letters are set upright.
public enum LatexMath {
  /// The formula for math mode.
  public static func latex(_ text: String) -> String {
    var scanner = Scanner(characters: Array(text))
    return scanner.formula()
  }

  static let symbols: [Character: String] = [
    "·": "\\cdot ", "σ": "\\sigma", "∇": "\\nabla ", "Σ": "\\sum", "½": "\\tfrac{1}{2}",
    "²": "^{2}", "ᵀ": "^{\\top}", "⊙": "\\odot ", "η": "\\eta", "←": "\\leftarrow ",
    "→": "\\to ", "≤": "\\le ", "≥": "\\ge ", "≠": "\\ne ", "≈": "\\approx ", "δ": "\\delta",
    "×": "\\times ", "−": "-", "∈": "\\in ", "ℝ": "\\mathbb{R}", "∂": "\\partial ", "α": "\\alpha",
    "λ": "\\lambda", "β": "\\beta", "γ": "\\gamma", "ε": "\\epsilon", "θ": "\\theta",
    "…": "\\ldots ",
    "√": "\\surd ", "█": "\\rule{0.5em}{1.4ex}", "∞": "\\infty", "μ": "\\mu", "{": "\\{",
    "}": "\\}", "%": "\\%", "#": "\\#",
    "&": "\\&", "$": "\\$",
  ]
  static let functions: Set<String> = ["exp", "log", "max", "min", "tanh"]

  private struct Scanner {
    let characters: [Character]
    var position = 0

    init(characters: [Character]) { self.characters = characters }

    private var current: Character? {
      position < characters.count ? characters[position] : nil
    }

    mutating func formula(until end: Character? = nil) -> String {
      var result = ""
      while let character = current, character != end {
        if character == "∂", let fraction = fraction() {
          result += fraction
        } else if Self.isLetter(character) {
          result += name()
        } else if character.isASCII, character.isNumber {
          result += number()
        } else if character == "^" || character == "_" {
          position += 1
          result += "\(character){" + group() + "}"
        } else {
          position += 1
          result += LatexMath.symbols[character] ?? String(character)
        }
      }
      return result
    }

    private static func isLetter(_ character: Character) -> Bool {
      character == "ŷ" || character.isASCII && character.isLetter
    }

    /// `∂a/∂b`, or nil, with nothing read, where there is none.
    private mutating func fraction() -> String? {
      let start = position
      position += 1
      guard let first = current, Self.isLetter(first) else {
        position = start
        return nil
      }
      let above = name()
      guard current == "/", position + 1 < characters.count, characters[position + 1] == "∂" else {
        position = start
        return nil
      }
      position += 2
      guard let second = current, Self.isLetter(second) else {
        position = start
        return nil
      }
      return "\\frac{\\partial \(above)}{\\partial \(name())}"
    }

    /// What follows `^`: something in brackets, or one thing.
    private mutating func group() -> String {
      guard current == "(" else {
        guard let character = current else { return "" }
        if Self.isLetter(character) { return name() }
        if character == "-" {
          position += 1
          return "-" + group()
        }
        position += 1
        return LatexMath.symbols[character] ?? String(character)
      }
      position += 1
      var depth = 1
      let start = position
      while let character = current {
        if character == "(" { depth += 1 }
        if character == ")" { depth -= 1 }
        if depth == 0 { break }
        position += 1
      }
      let inner = LatexMath.latex(String(characters[start..<position]))
      if current == ")" { position += 1 }
      return inner
    }

    /// A number, with a power of ten where it has one.
    private mutating func number() -> String {
      var text = ""
      while let character = current, character.isASCII, character.isNumber || character == "." {
        text.append(character)
        position += 1
      }
      guard current == "e", position + 2 < characters.count,
        "+-".contains(characters[position + 1]), characters[position + 2].isNumber
      else { return text }
      position += 1
      var power = ""
      while let character = current, character.isNumber || "+-".contains(character) {
        power.append(character)
        position += 1
      }
      return "\(text) \\times 10^{\(Int(power) ?? 0)}"
    }

    /// A name with its indices.
    private mutating func name() -> String {
      var letters = ""
      while let character = current, Self.isLetter(character) {
        letters.append(character)
        position += 1
      }
      var digits = ""
      while let character = current, character.isASCII, character.isNumber {
        digits.append(character)
        position += 1
      }
      var index = digits
      if current == "_" {
        position += 1
        if !index.isEmpty { index += "," }
        if let next = current, Self.isLetter(next) {
          index += name()
        } else {
          while let character = current, character.isASCII, character.isNumber {
            index.append(character)
            position += 1
          }
        }
      }
      return Self.base(letters) + (index.isEmpty ? "" : "_{\(index)}")
    }

    private static func base(_ letters: String) -> String {
      if letters == "ŷ" { return "\\hat{y}" }
      if LatexMath.functions.contains(letters) { return "\\\(letters)" }
      if letters.count == 1 { return letters }
      if letters.count == 2, letters.allSatisfy({ "ijkdB".contains($0) }) { return letters }
      return "\\mathrm{\(letters.replacing("ŷ", with: "\\hat{y}"))}"
    }
  }
}
