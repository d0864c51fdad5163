import CadenaExperiment
import CadenaText

/// A page that needs nothing else: light and dark, readable on a phone, without scripts.
struct LabPage {
  let title: String
  /// The line above the title.
  let kind: String
  /// The line below it; may be empty.
  var subtitle = ""
  let language: Language
  /// Cards, one after the other.
  let body: [String]

  /// The page.
  var html: String {
    """
    <!DOCTYPE html>
    <html lang="\(language.rawValue)">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <link rel="icon" href="data:,">
    <title>\(XMLText.escaped(title)) · Cadena</title>
    <style>
    \(ReportStyle.css)
    \(PlotStyle.page)
    </style>
    </head>
    <body>
    <main>
    <header>
    <p>\(XMLText.escaped(kind))</p>
    <h1>\(XMLText.escaped(title))</h1>
    <p>\(XMLText.escaped(subtitle))</p>
    </header>
    \(body.filter { !$0.isEmpty }.joined(separator: "\n"))
    <footer>Cadena \(XMLText.escaped(CadenaVersion.current))</footer>
    </main>
    </body>
    </html>

    """
  }

  /// Figures side by side.
  static func charts(_ plots: [Plot]) -> String {
    plots.isEmpty
      ? ""
      : "<section class=\"charts\">\n" + plots.map(\.figure).joined(separator: "\n")
        + "\n</section>"
  }

  /// A table in a card; cells are text, the first columns to the left.
  static func table(
    _ heading: String, _ columns: [String], left: Int = 1, note: String = "", _ rows: [[String]],
    colors: [Int?] = []
  ) -> String {
    func cells(_ tag: String, _ cells: [String], _ color: Int? = nil) -> String {
      cells.enumerated().map { index, text in
        let key =
          index == 0
          ? color.map { "<i class=\"key s\($0 % PlotStyle.colours)\"></i>" } ?? "" : ""
        return
          "<\(tag)\(index < left ? " class=\"left\"" : "")>\(key)\(XMLText.escaped(text))</\(tag)>"
      }.joined()
    }
    let lines = rows.enumerated().map { index, row in
      "<tr>\(cells("td", row, index < colors.count ? colors[index] : nil))</tr>"
    }
    let text = note.isEmpty ? "" : "\n<p class=\"note\">\(XMLText.escaped(note))</p>"
    return """
      <section class="card"><h2>\(XMLText.escaped(heading))</h2>\(text)
      <div class="scroll"><table class="list"><thead><tr>\(cells("th", columns))</tr></thead>
      <tbody>\(lines.joined(separator: "\n"))</tbody></table></div></section>
      """
  }
}
