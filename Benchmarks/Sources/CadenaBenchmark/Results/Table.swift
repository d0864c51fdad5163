/// A table with an optional paragraph before it.
struct Table: Codable {
  var introduction: String?
  let heads: [String]
  let rows: [[String]]

  /// The table as Markdown, figures to the right.
  var markdown: String {
    var lines = ["| \(heads.joined(separator: " | ")) |"]
    lines.append("|---|" + String(repeating: "---:|", count: heads.count - 1))
    lines += rows.map { "| \($0.joined(separator: " | ")) |" }
    let table = lines.joined(separator: "\n")
    return introduction.map { "\($0)\n\n\(table)" } ?? table
  }
}
