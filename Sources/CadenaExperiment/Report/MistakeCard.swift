import CadenaText

/// The examples that the model took for something else, drawn or in numbers.
struct MistakeCard {
  let findings: RunFindings
  let part: Message
  let language: Language

  /// The card; empty when nothing was mistaken.
  var html: String {
    guard !findings.mistakes.isEmpty else { return "" }
    let note = say(.mistakesNote(shown: findings.mistakes.count, of: findings.mistakeCount))
    return """
      <section class="card">
      <h2>\(say(.mistakes(part)))</h2>
      <p class="note">\(note)</p>
      \(findings.imageShape == nil ? table : gallery)
      </section>
      """
  }

  private func say(_ message: Message) -> String { HTMLText.escaped(message.text(language)) }

  private func percent(_ value: Double?) -> String {
    value.map { NumberText.fixed(100 * $0, decimals: 0) + " %" } ?? ""
  }

  private var gallery: String {
    let isInk = findings.imageShape?.channels == 1
    let figures = findings.mistakes.map { mistake in
      let caption =
        "<b>\(HTMLText.escaped(mistake.predicted))</b>"
        + "<s>\(HTMLText.escaped(mistake.actual))</s><i>\(percent(mistake.probability))</i>"
      let words = say(
        .mistake(
          row: mistake.row, actual: mistake.actual, predicted: mistake.predicted,
          probability: percent(mistake.probability)))
      return "<figure title=\"\(words)\"><img\(isInk ? " class=\"ink\"" : "") alt=\"\(words)\""
        + " src=\"\(mistake.picture?.address ?? "")\"><figcaption>\(caption)</figcaption></figure>"
    }
    return "<div class=\"gallery\">\n" + figures.joined(separator: "\n") + "\n</div>"
  }

  private var table: String {
    let names =
      [say(.rowNumber)] + findings.valueNames.map(HTMLText.escaped)
      + [say(.trueClass), say(.predictedClass), say(.probability)]
    let heading = names.map { "<th scope=\"col\">\($0)</th>" }.joined()
    let rows = findings.mistakes.map { mistake in
      let cells =
        ["\(mistake.row)"] + mistake.values.map(NumberText.compact)
        + [
          HTMLText.escaped(mistake.actual), HTMLText.escaped(mistake.predicted),
          percent(mistake.probability),
        ]
      return "<tr>" + cells.map { "<td>\($0)</td>" }.joined() + "</tr>"
    }
    return """
      <div class="scroll"><table class="list">
      <thead><tr>\(heading)</tr></thead>
      <tbody>
      \(rows.joined(separator: "\n"))
      </tbody>
      </table></div>
      """
  }
}
