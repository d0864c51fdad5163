import CadenaText
import CadenaTraining

/// What a run ends with on the terminal: one row per part, then the best epoch, the time and where
/// the run was written.
public enum FinalTable {
  /// A column of the table: loss, accuracy and F1, or loss, R² and errors.
  private static let columns: [(metric: Metric, name: Message)] = [
    (.loss, .loss), (.accuracy, .accuracy), (.f1, .f1), (.r2, .rSquared),
    (.mae, .meanAbsoluteError), (.rmse, .rootMeanSquaredError),
  ]

  /// The table and its lines, ending in a line break.
  ///
  /// - Parameter width: columns of the terminal, if it is one: what does not fit is left out, the
  ///   last first, so that no row is broken.
  public static func text(
    _ summary: RunSummary, _ language: Language, width: Int? = nil
  ) -> String {
    var shown = columns.filter { column in
      summary.parts.contains { $0.metrics[column.metric] != nil }
    }
    var table = table(summary, shown, language)
    while let width, shown.count > 1, table.width > width {
      shown.removeLast()
      table = self.table(summary, shown, language)
    }
    var lines: [String] = []
    if let best = summary.bestEpoch {
      lines.append(Message.bestEpoch(best, of: summary.epochs.count).text(language))
    }
    if let last = summary.epochs.last {
      lines.append(Message.trainedFor(DurationText.length(last.seconds)).text(language))
      if let cost = last.evaluations.message { lines.append(cost.text(language)) }
    }
    lines.append(Message.writtenTo(summary.run).text(language))
    return table.text + "\n" + lines.map { $0 + "\n" }.joined()
  }

  private static func table(
    _ summary: RunSummary, _ columns: [(metric: Metric, name: Message)], _ language: Language
  ) -> TextTable {
    var table = TextTable([""] + columns.map { $0.name.text(language) })
    for part in summary.parts {
      table.add(
        [part.name.text(language)]
          + columns.map { column in
            part.metrics[column.metric].map { MetricText.value($0, of: column.metric) } ?? ""
          })
    }
    return table
  }
}
