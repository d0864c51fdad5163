import CadenaText
import CadenaTraining

/// The tables of the report: confusion matrix, numbers per class, numbers per epoch.
struct ReportTables {
  let summary: RunSummary
  let language: Language

  /// Larger matrices are shown as their commonest confusions only.
  private static let mostClasses = 40
  private static let mostClassesBeside = 10
  private static let mostConfusions = 8
  /// Of more epochs the table shows as many, evenly, and the best.
  private static let mostEpochs = 200

  /// The tables of classes; empty for a regression.
  var classes: String {
    let cards = [matrixCard, classCard].compactMap { $0 }.joined(separator: "\n")
    // Side by side while the matrix is narrow.
    let isPair = (summary.confusion?.classNames.count ?? .max) <= Self.mostClassesBeside
    return isPair ? "<div class=\"pair\">\n\(cards)\n</div>" : cards
  }

  /// The table of epochs.
  var epochs: String { epochCard ?? "" }

  private func say(_ message: Message) -> String { HTMLText.escaped(message.text(language)) }

  private var part: Message { summary.confusionIsOfValidation ? .validationPart : .testPart }

  private var matrixCard: String? {
    guard let table = summary.confusion else { return nil }
    let matrix = table.classNames.count <= Self.mostClasses ? self.matrix(table) : ""
    return """
      <section class="card">
      <h2>\(say(.confusionMatrix(part)))</h2>
      <p class="note">\(say(.confusionNote))</p>
      \(matrix)\(confusions(table))
      </section>
      """
  }

  private func matrix(_ table: ConfusionTable) -> String {
    let names = table.classNames.map(HTMLText.escaped)
    let heading = names.map { "<th scope=\"col\">\($0)</th>" }.joined()
    let rows = table.counts.indices.map { actual in
      let total = table.rows(of: actual)
      let cells = table.counts[actual].enumerated().map { predicted, count in
        cell(count, of: total, isRight: predicted == actual)
      }
      return "<tr><th scope=\"row\">\(names[actual])</th>\(cells.joined())</tr>"
    }
    return """
      <div class="scroll"><table class="matrix">
      <thead><tr><th></th>\(heading)</tr></thead>
      <tbody>
      \(rows.joined(separator: "\n"))
      </tbody>
      </table></div>

      """
  }

  /// A cell shaded by its part of the row; wrong ones stronger, since they are few.
  private func cell(_ count: Int, of total: Int, isRight: Bool) -> String {
    guard count > 0, total > 0 else { return "<td class=\"zero\">0</td>" }
    let part = Double(count) / Double(total)
    let shade = isRight ? 0.12 + 0.78 * part : min(0.9, 0.2 + 2 * part)
    let classes = (isRight ? "r" : "w") + (shade > 0.6 ? " strong" : "")
    return "<td class=\"\(classes)\" style=\"--f:\(NumberText.fixed(shade, decimals: 2))\">"
      + "\(count)</td>"
  }

  private func confusions(_ table: ConfusionTable) -> String {
    let pairs = table.confusions(most: Self.mostConfusions)
    guard !pairs.isEmpty else { return "<p class=\"note\">\(say(.noConfusions))</p>" }
    let texts = pairs.map { pair in
      say(
        .takenFor(
          table.classNames[pair.actual], table.classNames[pair.predicted], times: pair.count))
    }
    return "<p class=\"note\">\(say(.commonConfusions)): \(texts.joined(separator: " · "))</p>"
  }

  private var classCard: String? {
    guard let table = summary.confusion else { return nil }
    let rows = table.classNames.indices.map { index in
      let cells = [table.precision(of: index), table.recall(of: index), table.f1(of: index)]
        .map { $0.map(ProgressLine.percent) ?? "–" }
      return row([HTMLText.escaped(table.classNames[index]), "\(table.rows(of: index))"] + cells)
    }
    return """
      <section class="card">
      <h2>\(say(.perClass(part)))</h2>
      <div class="scroll"><table class="list">
      <thead>\(heading([.className, .rowsOfClass, .precision, .recall, .f1]))</thead>
      <tbody>
      \(rows.joined(separator: "\n"))
      </tbody>
      </table></div>
      </section>
      """
  }

  private var epochCard: String? {
    let records = summary.epochs
    guard !records.isEmpty else { return nil }
    let hasAccuracy = records.contains { $0.train.accuracy != nil }
    let hasValidation = records.contains { $0.validation != nil }
    let hasR2 = records.contains { $0.validation?[.r2] != nil }
    var columns: [Message] = [.epoch, .ofPart(.loss, .trainingPart)]
    if hasAccuracy { columns.append(.ofPart(.accuracy, .trainingPart)) }
    if hasValidation { columns.append(.ofPart(.loss, .validationPart)) }
    if hasValidation && hasAccuracy { columns.append(.ofPart(.accuracy, .validationPart)) }
    if hasR2 { columns.append(.ofPart(.rSquared, .validationPart)) }
    columns += [.learningRate, .secondsColumn]
    let step = max(1, (records.count + Self.mostEpochs - 1) / Self.mostEpochs)
    let shown = records.enumerated().filter { index, record in
      index % step == 0 || index == records.count - 1 || record.epoch == summary.bestEpoch
    }
    let rows = shown.map { _, record in
      var cells = ["\(record.epoch)", NumberText.compact(record.train.loss)]
      if hasAccuracy { cells.append(percent(record.train.accuracy)) }
      if hasValidation {
        cells.append(record.validation.map { NumberText.compact($0.loss) } ?? "–")
        if hasAccuracy { cells.append(percent(record.validation?.accuracy)) }
      }
      if hasR2 {
        cells.append(record.validation?[.r2].map { MetricText.value($0, of: .r2) } ?? "–")
      }
      cells.append(NumberText.compact(record.learningRate))
      cells.append(NumberText.fixed(record.seconds, decimals: 2))
      return row(cells, isMarked: record.epoch == summary.bestEpoch)
    }
    return """
      <details class="card">
      <summary>\(say(step > 1 ? .everyFewEpochs(step) : .everyEpoch))</summary>
      <div class="scroll"><table class="list">
      <thead>\(heading(columns))</thead>
      <tbody>
      \(rows.joined(separator: "\n"))
      </tbody>
      </table></div>
      </details>
      """
  }

  private func percent(_ value: Double?) -> String { value.map(ProgressLine.percent) ?? "–" }

  private func heading(_ columns: [Message]) -> String {
    "<tr>" + columns.map { "<th scope=\"col\">\(say($0))</th>" }.joined() + "</tr>"
  }

  private func row(_ cells: [String], isMarked: Bool = false) -> String {
    "<tr\(isMarked ? " class=\"marked\"" : "")>" + cells.map { "<td>\($0)</td>" }.joined() + "</tr>"
  }
}
