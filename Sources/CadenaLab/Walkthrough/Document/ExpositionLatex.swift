import CadenaText

/// Writes an explanation as a LaTeX document that stands by itself (`article`, `amsmath`).
public enum ExpositionLatex {
  /// The document.
  public static func document(of exposition: Exposition, _ language: Language) -> String {
    var lines = [
      "\\documentclass[a4paper]{article}", "\\usepackage[T1]{fontenc}",
      "\\usepackage[utf8]{inputenc}", "\\usepackage{amsmath,amssymb}",
      "\\usepackage[margin=2cm]{geometry}", "\\setlength{\\parindent}{0pt}",
      "\\setlength{\\parskip}{6pt}", "\\allowdisplaybreaks", "\\setcounter{MaxMatrixCols}{40}",
      "\\begin{document}", "\\section*{\(prose(exposition.title.text(language)))}",
    ]
    for part in exposition.parts { lines += text(of: part, exposition.number, language) }
    lines.append("\\end{document}")
    return lines.joined(separator: "\n") + "\n"
  }

  /// Characters of a formula from which on it goes on in the next line.
  private static let lineLength = 84
  /// The shades of drawings in characters that every font has.
  private static let shades: [Character: Character] = [
    "·": ".", "░": ":", "▒": "+", "▓": "*", "█": "#", "∂": "d",
  ]

  private static func text(
    of part: Exposition.Part, _ number: DecimalText, _ language: Language
  ) -> [String] {
    switch part {
    case .heading(let level, let message):
      let command = level == 1 ? "subsection*" : "subsubsection*"
      return ["", "\\\(command){\(prose(message.text(language)))}"]
    case .text(let message):
      return ["", prose(message.text(language))]
    case .note(let message):
      return ["", "\\begin{quote}\\itshape \(prose(message.text(language)))\\end{quote}"]
    case .formulas(let formulas):
      let rows = formulas.flatMap { line -> [String] in
        let relation = line.relation.isEmpty ? "" : LatexMath.latex(line.relation)
        let pieces = ExpositionText.broken(line.right, width: lineLength)
        return pieces.enumerated().map { index, piece in
          index == 0
            ? "  \(LatexMath.latex(line.left)) &\(relation) \(LatexMath.latex(piece))"
            : "  &\\quad \(LatexMath.latex(piece))"
        }
      }
      return ["\\begin{align*}", rows.joined(separator: " \\\\\n"), "\\end{align*}"]
    case .list(let items):
      let rows = items.map {
        prose($0.label.text(language)) + " & " + prose($0.content.text(language)) + " \\\\"
      }
      return ["", "\\begin{tabular}{lp{0.75\\linewidth}}"] + rows + ["\\end{tabular}"]
    case .table(let table):
      let columns = String(repeating: "l", count: min(table.leftColumns, table.heading.count))
      let others = String(repeating: "r", count: max(0, table.heading.count - columns.count))
      let rows = ([table.heading] + table.rows).map { row in
        row.map { prose($0.text(language)) }.joined(separator: " & ") + " \\\\"
      }
      return [
        "", "\\begin{tabular}{\(columns)\(others)}", "\\hline", rows[0], "\\hline",
      ] + rows.dropFirst() + ["\\hline", "\\end{tabular}"]
    case .matrices(let matrices):
      let blocks = matrices.map { matrix -> String in
        let name = matrix.isEstimate ? "&\\approx" : LatexMath.latex(matrix.name) + " &="
        if matrix.isScalar {
          return "\(name) \(LatexMath.latex(number(matrix.rows.first?.first ?? .nan)))"
        }
        let rows = matrix.rows.map {
          $0.map { LatexMath.latex(number($0)) }.joined(separator: " & ")
        }
        return "\(name) \\begin{bmatrix} \(rows.joined(separator: " \\\\ ")) \\end{bmatrix}"
      }
      return ["\\begin{align*}", blocks.joined(separator: " \\\\\n"), "\\end{align*}"]
    case .code(let lines):
      return ["\\begin{verbatim}"] + lines + ["\\end{verbatim}"]
    case .drawing(let lines):
      return ["\\begin{verbatim}"] + lines.map { String($0.map { shades[$0] ?? $0 }) }
        + ["\\end{verbatim}"]
    }
  }

  /// A sentence with the characters that mean something to LaTeX written so that they are shown.
  ///
  /// Words that are formulas, such as `∂E/∂w5`, `x1` and `[B, D_in]`, are set as such.
  static func prose(_ text: String) -> String {
    text.split(separator: " ", omittingEmptySubsequences: false).map { word in
      var end = word
      while let last = end.last, ",.;:".contains(last) { end = end.dropLast() }
      let rest = word[end.endIndex...]
      return isFormula(end) ? "$\(LatexMath.latex(String(end)))$\(rest)" : escaped(String(word))
    }.joined(separator: " ")
  }

  /// Whether a word has signs of formulas, or is one letter with an index.
  private static func isFormula(_ word: Substring) -> Bool {
    if word.contains(where: { "∂σŷ½·ηᵀΣ⊙²×".contains($0) }) { return true }
    let bare = word.drop { "([-".contains($0) }
    guard let first = bare.first, first.isASCII, first.isLetter else { return false }
    let index = bare.dropFirst().prefix { !")]".contains($0) }
    guard let next = index.first else { return false }
    return next == "_" || next == "^" || index.allSatisfy { $0.isASCII && $0.isNumber }
  }

  private static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "\\": result += "\\textbackslash{}"
      case "{", "}", "_", "%", "#", "&", "$": result += "\\\(character)"
      case "^": result += "\\textasciicircum{}"
      case "~": result += "\\textasciitilde{}"
      case "ŷ": result += "$\\hat{y}$"
      case "<", ">", "=": result += "$\(character)$"
      case "▸": result += "$\\triangleright$"
      case "—": result += "---"
      case "«": result += "\\guillemotleft{}"
      case "»": result += "\\guillemotright{}"
      case "½", "²", "ᵀ":
        result += "$\(character == "½" ? "" : "{}")\(LatexMath.symbols[character] ?? "")$"
      default:
        if let symbol = LatexMath.symbols[character] {
          result += "$\(symbol)$"
        } else {
          result.append(character)
        }
      }
    }
    return result
  }
}
