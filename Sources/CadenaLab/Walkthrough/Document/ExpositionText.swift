import CadenaText

/// Writes an explanation as plain text: at most 80 columns, 100 where matrices need them.
public struct ExpositionText {
  /// Columns of sentences and formulas.
  static let width = 80
  /// Columns of matrices and tables.
  static let wideWidth = 100

  private let language: Language
  private let usesColor: Bool
  private let number: DecimalText
  private var lines: [String] = []

  /// The text of an explanation.
  ///
  /// - Parameters:
  ///   - usesColor: whether headings and notes stand out by colour, on a terminal.
  public static func text(
    of exposition: Exposition, _ language: Language, usesColor: Bool = false
  ) -> String {
    var writer = ExpositionText(
      language: language, usesColor: usesColor, number: exposition.number)
    let title = exposition.title.text(language)
    writer.lines.append(writer.styled(title, "1"))
    writer.lines.append(writer.styled(String(repeating: "═", count: title.count), "1"))
    for part in exposition.parts { writer.write(part) }
    return writer.lines.joined(separator: "\n") + "\n"
  }

  private init(language: Language, usesColor: Bool, number: DecimalText) {
    self.language = language
    self.usesColor = usesColor
    self.number = number
  }

  private func styled(_ text: String, _ code: String) -> String {
    usesColor ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }

  private mutating func write(_ part: Exposition.Part) {
    switch part {
    case .heading(let level, let message):
      let text = message.text(language)
      if level == 1 {
        lines += [
          "", styled(text, "1;36"), styled(String(repeating: "─", count: text.count), "36"),
        ]
      } else {
        lines += ["", styled(text, "1")]
      }
    case .text(let message):
      lines += [""] + Self.wrapped(message.text(language), width: Self.width)
    case .note(let message):
      let body = Self.wrapped(message.text(language), width: Self.width - 4)
      let label = body.enumerated().map { ($0.offset == 0 ? "  ▸ " : "    ") + $0.element }
      lines += [""] + label.map { styled($0, "33") }
    case .formulas(let formulas):
      lines += [""] + Self.aligned(formulas)
    case .list(let items):
      lines += [""] + list(items)
    case .table(let table):
      lines += [""] + self.table(table)
    case .matrices(let matrices):
      lines += [""] + self.matrices(matrices)
    case .code(let code):
      lines += [""] + code.map { styled("    " + $0, "32") }
    case .drawing(let drawing):
      lines += [""] + drawing.map { "    " + $0 }
    }
  }

  // MARK: - Sentences and formulas

  /// Words in lines of at most a width.
  static func wrapped(_ text: String, width: Int) -> [String] {
    var lines: [String] = []
    for paragraph in text.split(separator: "\n", omittingEmptySubsequences: false) {
      var line = ""
      for word in paragraph.split(separator: " ") {
        if !line.isEmpty, line.count + 1 + word.count > width {
          lines.append(line)
          line = ""
        }
        line += (line.isEmpty ? "" : " ") + word
      }
      lines.append(line)
    }
    return lines
  }

  /// Formulas with their relations below one another; long ones go on below their right side.
  static func aligned(_ formulas: [Exposition.Line]) -> [String] {
    let left = formulas.map(\.left.count).max() ?? 0
    return formulas.flatMap { line in
      let start =
        "  " + line.left + String(repeating: " ", count: left - line.left.count)
        + (line.relation.isEmpty ? "  " : " \(line.relation) ")
      let room = max(24, width - start.count)
      let pieces = broken(line.right, width: room)
      return pieces.enumerated().map { index, piece in
        (index == 0 ? start : String(repeating: " ", count: start.count)) + piece
      }
    }
  }

  /// A formula in pieces of at most a width, cut before an operator.
  static func broken(_ formula: String, width: Int) -> [String] {
    guard formula.count > width else { return [formula] }
    var pieces: [String] = []
    var line = ""
    var pending = ""
    for word in formula.split(separator: " ") {
      // An operator goes to the next line together with what follows it.
      if ["+", "·", "-", "=", "≈"].contains(word) {
        pending = String(word)
        continue
      }
      let next = pending.isEmpty ? String(word) : "\(pending) \(word)"
      pending = ""
      if !line.isEmpty, line.count + 1 + next.count > width {
        pieces.append(line)
        line = next
      } else {
        line += (line.isEmpty ? "" : " ") + next
      }
    }
    if !line.isEmpty { pieces.append(line) }
    return pieces
  }

  private func list(_ items: [Exposition.Item]) -> [String] {
    let labels = items.map { $0.label.text(language) }
    let indent = (labels.map(\.count).max() ?? 0) + 4
    return zip(labels, items).flatMap { label, item in
      let content = Self.wrapped(item.content.text(language), width: Self.width - indent)
      return content.enumerated().map { index, line in
        let start = index == 0 ? "  " + label : ""
        return start + String(repeating: " ", count: indent - start.count) + line
      }
    }
  }

  // MARK: - Tables and matrices

  private func table(_ table: Exposition.Table) -> [String] {
    let cells = ([table.heading] + table.rows).map { $0.map { $0.text(language) } }
    let columns = table.heading.count
    let widths = (0..<columns).map { column in
      cells.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
    }
    let written = cells.map { row -> String in
      var text = "  "
      for (column, cell) in row.prefix(columns).enumerated() {
        let space = String(repeating: " ", count: widths[column] - cell.count)
        text += (column > 0 ? "  " : "")
        let isLeft = column < table.leftColumns || table.lastIsLeft && column == columns - 1
        text += isLeft ? cell + space : space + cell
      }
      while text.last == " " { text.removeLast() }
      return text
    }
    let rule = "  " + String(repeating: "─", count: widths.reduce(0, +) + 2 * (columns - 1))
    return [styled(written[0], "1"), rule] + written.dropFirst()
  }

  private func matrices(_ matrices: [Exposition.Matrix]) -> [String] {
    var rows: [[String]] = []
    for matrix in matrices {
      let block = Self.block(matrix, number)
      let width = block.first?.count ?? 0
      if let last = rows.last, (last.first?.count ?? 0) + 4 + width <= Self.wideWidth {
        rows[rows.count - 1] = Self.beside(last, block)
      } else {
        rows.append(block)
      }
    }
    return Array(rows.map { $0.map(Self.withoutTrail) }.joined(separator: [""]))
  }

  /// A matrix as lines of one width.
  static func block(_ matrix: Exposition.Matrix, _ number: DecimalText) -> [String] {
    // A relation of its own stands between a matrix and the one before it.
    let name = matrix.isEstimate ? "  ≈ " : "  " + matrix.name + " = "
    let indent = String(repeating: " ", count: name.count)
    if matrix.isScalar { return [name + number(matrix.rows.first?.first ?? .nan)] }
    let texts = columnTexts(matrix.rows, number)
    return texts.enumerated().map { index, row in
      (index == 0 ? name : indent) + "[ " + row.joined(separator: "  ") + " ]"
    }
  }

  /// The numbers of a matrix, each column aligned at its decimal points.
  static func columnTexts(_ rows: [[Double]], _ number: DecimalText) -> [[String]] {
    let columns = rows.first?.count ?? 0
    var result = rows.map { $0.map { number($0) } }
    for column in 0..<columns {
      let fractions = result.map { fraction($0[column]) }
      let longest = fractions.max() ?? 0
      for row in result.indices {
        result[row][column] += String(repeating: " ", count: longest - fractions[row])
      }
      let width = result.map { $0[column].count }.max() ?? 0
      for row in result.indices {
        let text = result[row][column]
        result[row][column] = String(repeating: " ", count: width - text.count) + text
      }
    }
    return result
  }

  /// Characters from the decimal point on.
  private static func fraction(_ text: String) -> Int {
    guard let point = text.firstIndex(of: ".") else { return 0 }
    return text.distance(from: point, to: text.endIndex)
  }

  private static func beside(_ left: [String], _ right: [String]) -> [String] {
    let width = left.map(\.count).max() ?? 0
    return (0..<max(left.count, right.count)).map { row in
      let first = row < left.count ? left[row] : ""
      let second =
        row < right.count ? right[row] : String(repeating: " ", count: right.first?.count ?? 0)
      return first + String(repeating: " ", count: width - first.count) + "  " + second
    }
  }

  private static func withoutTrail(_ line: String) -> String {
    var line = Substring(line)
    while line.last == " " { line = line.dropLast() }
    return String(line)
  }
}
