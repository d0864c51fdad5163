/// Names of expressions as LaTeX writes them.
enum LatexName {
  private static let greek: [Character: String] = [
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "varepsilon", "ζ": "zeta",
    "η": "eta", "θ": "theta", "ι": "iota", "κ": "kappa", "λ": "lambda", "μ": "mu", "ν": "nu",
    "ξ": "xi", "π": "pi", "ρ": "rho", "σ": "sigma", "τ": "tau", "υ": "upsilon", "φ": "varphi",
    "χ": "chi", "ψ": "psi", "ω": "omega", "Γ": "Gamma", "Δ": "Delta", "Θ": "Theta",
    "Λ": "Lambda", "Ξ": "Xi", "Π": "Pi", "Σ": "Sigma", "Φ": "Phi", "Ψ": "Psi", "Ω": "Omega",
    "ℓ": "ell",
  ]
  private static let subscripts: [Character: Character] = [
    "₀": "0", "₁": "1", "₂": "2", "₃": "3", "₄": "4", "₅": "5", "₆": "6", "₇": "7", "₈": "8",
    "₉": "9", "ᵢ": "i", "ⱼ": "j", "ₖ": "k", "ₙ": "n", "ₘ": "m", "ₜ": "t",
  ]
  /// Letters with the accents that formulas use; a letter with a combining accent is the same
  /// character.
  private static let composed: [Character: (accent: String, letter: Character)] = {
    var table: [Character: (accent: String, letter: Character)] = [:]
    let accents: [(String, String)] = [
      ("hat", "\u{302}"), ("tilde", "\u{303}"), ("bar", "\u{304}"), ("dot", "\u{307}"),
      ("ddot", "\u{308}"), ("acute", "\u{301}"), ("grave", "\u{300}"), ("vec", "\u{20D7}"),
    ]
    for (accent, mark) in accents {
      for letter in "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ" {
        for character in String(letter) + mark { table[character] = (accent, letter) }
      }
    }
    return table
  }()
  private static let words: Set<String> = [
    "alpha", "beta", "gamma", "delta", "epsilon", "eta", "theta", "lambda", "mu", "nu", "pi",
    "rho", "sigma", "tau", "phi", "psi", "omega",
  ]

  /// A name: `w0` and `w₀` become `w_{0}`, `ŷ` becomes `\hat{y}`, long names upright.
  static func text(_ name: String) -> String {
    var stem = ""
    var below = ""
    var isBelow = false
    for character in name {
      if let digit = subscripts[character] {
        isBelow = true
        below.append(digit)
      } else if character == "_" {
        isBelow = true
      } else if character.isNumber || isBelow {
        isBelow = true
        below += letter(character)
      } else {
        stem.append(character)
      }
    }
    let base: String
    if words.contains(stem) {
      base = "\\\(stem)"
    } else {
      let letters = stem.map { letter($0) }
      base = stem.isEmpty ? "\\_" : stem.count == 1 ? letters[0] : "\\mathit{\(letters.joined())}"
    }
    return below.isEmpty ? base : "\(base)_{\(below)}"
  }

  private static func letter(_ character: Character) -> String {
    if let word = greek[character] { return "\\\(word) " }
    if character == "'" || character == "′" { return "'" }
    if character.isASCII { return String(character) }
    if let (accent, letter) = composed[character] { return "\\\(accent){\(letter)}" }
    return "\\text{\(character)}"
  }

  /// A number, or a computation of numbers, as it was typed.
  static func constant(_ text: String) -> String {
    if text == "pi" || text == "π" { return "\\pi" }
    if let exponent = text.firstIndex(where: { $0 == "e" || $0 == "E" }), Double(text) != nil {
      let power = Int(text[text.index(after: exponent)...]) ?? 0
      return "\(text[..<exponent]) \\cdot 10^{\(power)}"
    }
    if Double(text) != nil { return text }
    var result = ""
    for character in text {
      switch character {
      case "*", "·", "×", "⋅": result += " \\cdot "
      case "π": result += "\\pi "
      case "−": result += "-"
      case "^", "_", "{", "}", "#", "$", "%", "&", "~", "\\": result += "\\\(character){}"
      case _ where character.isASCII: result.append(character)
      default: result += letter(character)
      }
    }
    return result
  }

  /// The name of a function.
  static func function(_ name: String) -> String {
    switch name {
    case "exp", "ln", "sin", "cos", "tan", "sinh", "cosh", "tanh", "max", "min": "\\\(name)"
    case "asin": "\\arcsin"
    case "acos": "\\arccos"
    case "atan": "\\arctan"
    case "log10": "\\log_{10}"
    case "log2": "\\log_{2}"
    case "σ": "\\sigma"
    case "Φ": "\\Phi"
    case "φ": "\\varphi"
    default: "\\operatorname{\(name)}"
    }
  }
}
