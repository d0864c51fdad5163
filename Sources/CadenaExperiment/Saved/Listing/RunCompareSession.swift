import CadenaData
import CadenaText
import CadenaTraining

/// What `cadena runs compare` does: where experiments differ, and which did best.
public struct RunCompareSession: Sendable {
  /// The runs, as a person names them.
  public var runs: [String]
  /// Whether the result is JSON lines, one object for each run.
  public var isJSON = false
  /// The language of everything but JSON.
  public var language = Language.english

  /// Compares runs.
  public init(runs: [String]) { self.runs = runs }

  private struct Entry {
    let overview: RunOverview
    let manifest: RunManifest
    let keys: [(key: String, value: String)]

    func value(of key: String) -> String? { keys.first { $0.key == key }?.value }
  }

  /// Writes the comparison.
  ///
  /// - Throws: a `CadenaError` when a run is missing or damaged; `OutputClosed`.
  public func compare() throws {
    var entries: [Entry] = []
    for run in runs {
      let directory = try RunDirectory.find(run)
      entries.append(
        Entry(
          overview: RunOverview(directory), manifest: try RunManifest.read(directory),
          keys: ExperimentKeys.all(try Experiment.read(path: directory.experimentPath))))
    }
    let keys = Self.differing(entries)
    try Console.write(isJSON ? json(entries, keys) : text(entries, keys))
    if Set(entries.map(\.manifest.dataDigest)).count > 1 {
      Console.log(Message.warning(.differentData).text(language) + "\n")
    }
  }

  /// The keys whose values are not the same for all, in the order of the schema.
  private static func differing(_ entries: [Entry]) -> [String] {
    var seen: Set<String> = []
    var keys: [String] = []
    for entry in entries {
      for (key, _) in entry.keys where seen.insert(key).inserted { keys.append(key) }
    }
    return keys.filter { key in
      key != "name" && Set(entries.map { $0.value(of: key) ?? "" }).count > 1
    }
  }

  private func json(_ entries: [Entry], _ keys: [String]) -> String {
    entries.map { entry in
      var json = entry.overview.json
      json["differences"] = .object(
        keys.map { .init($0, entry.value(of: $0).map(JSONValue.string) ?? .null) })
      json["dataDigest"] = .string(entry.manifest.dataDigest)
      return json.text() + "\n"
    }.joined()
  }

  // MARK: - The table

  private struct Row {
    let name: String
    let values: [Double?]
    let texts: [String]
    let isBetterWhenLarger: Bool
  }

  private func text(_ entries: [Entry], _ keys: [String]) -> String {
    var table = TextTable([""] + entries.map(\.overview.name))
    for key in keys { table.add([key] + entries.map { Self.shortened($0.value(of: key) ?? "–") }) }
    if keys.isEmpty {
      table.add([Message.sameConfiguration.text(language)])
    }
    for row in rows(entries) where row.values.contains(where: { $0 != nil }) {
      let finite = row.values.compactMap { $0 }.filter(\.isFinite)
      let best = row.isBetterWhenLarger ? finite.max() : finite.min()
      let isUseful = Set(finite).count > 1
      table.add(
        [row.name]
          + zip(row.values, row.texts).map { value, text in
            isUseful && value != nil && value == best ? text + " *" : text
          })
    }
    return table.text + Message.bestIsMarked.text(language) + "\n"
  }

  private func rows(_ entries: [Entry]) -> [Row] {
    func row(_ part: Message, _ metric: Metric, _ metrics: (Entry) -> PartMetrics?) -> Row {
      let values = entries.map { metrics($0)?[metric] }
      return Row(
        name: part.text(language) + " " + MetricText.name(of: metric).text(language),
        values: values,
        texts: values.map { $0.map { MetricText.value($0, of: metric) } ?? "–" },
        isBetterWhenLarger: metric.isBetterWhenLarger)
    }
    let shown: [Metric] = [.loss, .accuracy, .f1, .r2, .rmse]
    let seconds = entries.map { $0.overview.epochs.last?.seconds }
    let epochs = entries.map { $0.overview.epochs.last?.epoch }
    let costs = entries.map { $0.overview.epochs.last?.evaluations.tile }
    return shown.map { row(.validationPart, $0) { $0.overview.chosenEpoch?.validation } }
      + shown.map { row(.testPart, $0) { $0.manifest.test } } + [
        Row(
          name: Message.epochsColumn.text(language), values: epochs.map { $0.map { _ in .nan } },
          texts: epochs.map { $0.map { "\($0)" } ?? "–" }, isBetterWhenLarger: false),
        Row(
          name: Message.evaluationsColumn.text(language),
          values: costs.map { $0.map { _ in .nan } }, texts: costs.map { $0 ?? "–" },
          isBetterWhenLarger: false),
        Row(
          name: Message.durationColumn.text(language),
          values: seconds.map { $0.map { _ in .nan } },
          texts: seconds.map { $0.map(DurationText.length) ?? "–" }, isBetterWhenLarger: false),
      ]
  }

  private static func shortened(_ text: String) -> String {
    text.count > 40 ? text.prefix(39) + "…" : text
  }
}
