import CadenaData
import CadenaText

extension DataDescription {
  /// The description for a terminal of 80 columns, ending in a line break.
  public func text(_ language: Language) -> String {
    var blocks = [head(language)]
    if !columns.isEmpty { blocks += [numbers(language), texts(language)].compactMap { $0 } }
    if columns.isEmpty { blocks.append(overallText(language)) }
    if let classes = classes(language) { blocks.append(classes) }
    blocks += [targetCorrelations(language), pairs(language)].compactMap { $0 }
    if !warnings.isEmpty {
      blocks.append(
        warnings.map { Message.warning($0).text(language) + "\n" }.joined())
    }
    return blocks.joined(separator: "\n")
  }

  private func head(_ language: Language) -> String {
    var lines = [
      Message.describedHead(
        name, rows: dataset.count, features: dataset.featureCount,
        classes: dataset.targets.classCount, target: dataset.targetName
      ).text(language)
    ]
    if let image = dataset.imageShape {
      lines.append(
        Message.describedImages(image.height, image.width, image.channels).text(language))
    }
    if let parts {
      lines.append(
        Message.describedParts(parts.training, parts.validation, parts.test).text(language))
    }
    lines.append(
      (missing == 0 ? Message.nothingMissing : .missingInAll(missing)).text(language))
    return lines.map { $0 + "\n" }.joined()
  }

  private func numbers(_ language: Language) -> String? {
    let shown = columns.filter { $0.frequent == nil } + targets
    guard !shown.isEmpty else { return nil }
    let hasMissing = shown.contains { $0.missing > 0 }
    var heading: [Message] = [.columnHeading]
    if hasMissing { heading.append(.missingHeading) }
    heading += [
      .distinctHeading, .lowestHeading, .meanHeading, .deviationHeading, .medianHeading,
      .highestHeading,
    ]
    var table = TextTable(heading.map { $0.text(language) })
    for column in shown {
      var row = [Self.short(column.name)]
      if hasMissing { row.append("\(column.missing)") }
      row.append("\(column.distinct)")
      row += [column.lowest, column.mean, column.deviation, column.median, column.highest].map {
        $0.isNaN ? "-" : NumberText.compact($0)
      }
      table.add(row)
    }
    return table.text
  }

  private func texts(_ language: Language) -> String? {
    let shown = columns.filter { $0.frequent != nil }
    guard !shown.isEmpty else { return nil }
    var table = TextTable(
      [Message.textColumnHeading, .missingHeading, .distinctHeading, .mostFrequentHeading].map {
        $0.text(language)
      })
    for column in shown {
      // As many as there is room for beside the counts, and the first in any case.
      var most = ""
      for value in column.frequent ?? [] {
        let text = "\(Self.short(value.name)) (\(value.rows))"
        guard most.isEmpty || most.count + text.count <= 36 else {
          most += ", …"
          break
        }
        most += (most.isEmpty ? "" : ", ") + text
      }
      table.add([Self.short(column.name), "\(column.missing)", "\(column.distinct)", most])
    }
    return table.text
  }

  private func overallText(_ language: Language) -> String {
    Message.allColumns(
      dataset.featureCount, lowest: NumberText.compact(overall.lowest),
      mean: NumberText.compact(overall.mean), highest: NumberText.compact(overall.highest),
      varying: overall.varying
    ).text(language) + "\n"
  }

  private func classes(_ language: Language) -> String? {
    guard let names = dataset.targets.classNames, let counts = dataset.targets.classCounts,
      let most = counts.max(), most > 0
    else { return nil }
    var table = TextTable(
      [Message.classHeading, .rowsHeading, .shareHeading].map { $0.text(language) } + [""])
    for (name, count) in zip(names, counts).prefix(40) {
      let length = Int((30 * Double(count) / Double(most)).rounded())
      let bar = String(repeating: "█", count: length)
      table.add([
        Self.short(name), "\(count)",
        NumberText.fixed(100 * Double(count) / Double(dataset.count), decimals: 1) + " %",
        bar + String(repeating: " ", count: 30 - length),
      ])
    }
    let others = names.count - 40
    return table.text + (others > 0 ? Message.andMoreRows(others).text(language) + "\n" : "")
  }

  private func targetCorrelations(_ language: Language) -> String? {
    let known = columns.compactMap { column in
      column.targetCorrelation.map { (column.name, $0) }
    }
    guard !known.isEmpty else { return nil }
    let strongest = known.sorted { $0.1.magnitude > $1.1.magnitude }.prefix(8)
    let heading: Message = dataset.task == .regression ? .rHeading : .etaHeading
    var table = TextTable([
      Message.strongestHeading(dataset.targetName).text(language), heading.text(language),
    ])
    for (name, value) in strongest {
      table.add([Self.short(name), NumberText.fixed(value, decimals: 3)])
    }
    return table.text
  }

  private func pairs(_ language: Language) -> String? {
    guard !correlations.pairs.isEmpty else { return nil }
    var table = TextTable([Message.pairsHeading.text(language), "r"])
    for pair in correlations.pairs.prefix(8) {
      let names = [pair.first, pair.second].map { Self.short(dataset.featureNames[$0]) }
      table.add([
        names.joined(separator: " – "), NumberText.fixed(pair.coefficient, decimals: 3),
      ])
    }
    let others = correlations.pairs.count - 8
    let more = others > 0 ? Message.andMoreRows(others).text(language) + "\n" : ""
    let isSample = correlations.rows < dataset.count || correlations.columns < dataset.featureCount
    let sample =
      isSample
      ? Message.comparedOnly(correlations.columns, rows: correlations.rows).text(language) + "\n"
      : ""
    return table.text + more + sample
  }

  /// Names that leave room for numbers on 80 columns.
  private static func short(_ name: String) -> String {
    let line = String(name.map { $0.isNewline ? " " : $0 })
    return line.count <= 18 ? line : line.prefix(17) + "…"
  }
}
