import CadenaText

/// What a run ends with on the terminal: one row per part, then the best epoch, the time and where
/// the run was written.
public enum FinalTable {
  /// The table and its lines, ending in a line break.
  public static func text(_ summary: RunSummary, _ language: Language) -> String {
    let hasAccuracy = summary.parts.contains { $0.metrics.accuracy != nil }
    var heading = ["", Message.loss.text(language)]
    if hasAccuracy { heading.append(Message.accuracy.text(language)) }
    var table = TextTable(heading)
    for part in summary.parts {
      table.add([
        part.name.text(language), NumberText.compact(part.metrics.loss),
        part.metrics.accuracy.map(ProgressLine.percent) ?? "",
      ])
    }
    var lines: [String] = []
    if let best = summary.bestEpoch {
      lines.append(Message.bestEpoch(best, of: summary.epochs.count).text(language))
    }
    if let last = summary.epochs.last {
      lines.append(Message.trainedFor(DurationText.length(last.seconds)).text(language))
    }
    lines.append(Message.writtenTo(summary.run).text(language))
    return table.text + "\n" + lines.map { $0 + "\n" }.joined()
  }
}
