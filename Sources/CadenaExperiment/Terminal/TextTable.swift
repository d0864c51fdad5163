/// A table of plain text: the first columns to the left, the others to the right, a rule below the
/// heading.
public struct TextTable: Sendable {
  private let heading: [String]
  private var rows: [[String]] = []

  private let left: Int

  /// A table with a heading, and so many columns of words.
  public init(_ heading: [String], left: Int = 1) {
    self.heading = heading
    self.left = left
  }

  /// Adds a row; missing cells stay empty, further ones are left out.
  public mutating func add(_ row: [String]) {
    let cells = row.prefix(heading.count)
    rows.append(cells + [String](repeating: "", count: heading.count - cells.count))
  }

  private var widths: [Int] {
    heading.indices.map { column in ([heading] + rows).map { $0[column].count }.max() ?? 0 }
  }

  /// Columns of the terminal that the table needs.
  public var width: Int { widths.reduce(0, +) + 2 * max(0, widths.count - 1) }

  /// The table, every line with its break.
  public var text: String {
    let widths = widths
    func line(_ cells: [String]) -> String {
      let padded = zip(cells, widths).enumerated().map { column, pair in
        let space = String(repeating: " ", count: pair.1 - pair.0.count)
        return column < left ? pair.0 + space : space + pair.0
      }
      var text = Substring(padded.joined(separator: "  "))
      while text.last == " " { text = text.dropLast() }
      return text + "\n"
    }
    let rule = String(repeating: "─", count: width)
    return line(heading) + rule + "\n" + rows.map(line).joined()
  }
}
