import CadenaData
import CadenaText
import CadenaTraining

/// A run's model measured on rows, as text and as JSON.
public struct EvaluationReport: Sendable {
  /// The run's folder.
  public var run: String
  /// The part of the data; nil for a file of its own.
  public var part: Quantity.Part?
  /// The file, when it is not a part of the run's data.
  public var file: String?
  /// How many rows were measured.
  public var rows: Int
  /// Which weights.
  public var checkpoint: SavedRun.Checkpoint
  /// The epoch of the weights.
  public var epoch: Int
  /// What was measured.
  public var result: EvaluationResult
  /// The names of the classes; nil for regression.
  public var classNames: [String]?
  /// How often the test part has been measured, this time included; nil for other rows.
  public var testUses: Int?

  /// More classes than this make a table that nobody can read.
  static let mostClasses = 12

  /// The object of `--json`, without a line break.
  public var jsonLine: String {
    let metrics = result.metrics.json.members ?? []
    let names = classNames.map { JSONValue.array($0.map(JSONValue.string)) }
    let counts = JSONValue.array(result.confusion.map { .array($0.map(JSONValue.integer)) })
    var json = JSONValue.record([
      ("event", "evaluation"), ("run", .string(run)),
      ("split", part.map { .string($0.rawValue) }), ("data", file.map(JSONValue.string)),
      ("rows", .integer(rows)), ("checkpoint", .string(checkpoint.rawValue)),
      ("epoch", .integer(epoch)),
    ])
    for member in metrics { json[member.key] = member.value }
    json["classes"] = names
    if classNames != nil { json["confusion"] = counts }
    json["testUses"] = testUses.map(JSONValue.integer)
    return json.text()
  }

  /// The tables, ending in a line break.
  public func text(_ language: Language) -> String {
    let what = part.map { Self.name(of: $0).text(language) } ?? file ?? ""
    var text =
      Message.evaluationHeading(run, what: what, rows: rows, epoch: epoch).text(language) + "\n\n"
    var table = TextTable(["", Message.valueColumn.text(language)])
    for metric in Metric.allCases {
      guard let value = result.metrics[metric] else { continue }
      table.add([
        MetricText.name(of: metric, in: result.metrics).text(language),
        MetricText.value(value, of: metric),
      ])
    }
    text += table.text
    guard let classNames,
      let confusion = ConfusionTable(classNames: classNames, counts: result.confusion)
    else { return text }
    if classNames.count <= Self.mostClasses {
      text += "\n" + Message.confusionRows.text(language) + "\n" + matrix(confusion)
    }
    return text + "\n" + perClass(confusion, language)
  }

  private func matrix(_ confusion: ConfusionTable) -> String {
    let names = confusion.classNames.map { Self.shortened($0) }
    var table = TextTable([""] + names)
    for (index, counts) in confusion.counts.enumerated() {
      table.add([names[index]] + counts.map { $0 == 0 ? "·" : "\($0)" })
    }
    return table.text
  }

  private func perClass(_ confusion: ConfusionTable, _ language: Language) -> String {
    let heading: [Message] = [.className, .rowsOfClass, .precision, .recall, .f1]
    var table = TextTable(heading.map { $0.text(language) })
    for (index, name) in confusion.classNames.enumerated() {
      let values = [
        confusion.precision(of: index), confusion.recall(of: index), confusion.f1(of: index),
      ]
      table.add(
        [name, "\(confusion.rows(of: index))"] + values.map { $0.map(ProgressLine.percent) ?? "–" })
    }
    return table.text
  }

  private static func shortened(_ name: String) -> String {
    name.count > 14 ? name.prefix(13) + "…" : name
  }

  static func name(of part: Quantity.Part) -> Message {
    switch part {
    case .test: .testPart
    case .validation: .validationPart
    case .train: .trainingPart
    }
  }
}
