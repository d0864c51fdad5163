import CadenaData
import CadenaText

extension DataDescription {
  /// The description as one line of JSON.
  public var json: JSONValue {
    .record([
      ("event", "description"), ("name", .string(name)), ("rows", .integer(dataset.count)),
      ("features", .integer(dataset.featureCount)),
      ("shape", .array(dataset.features.exampleShape.map(JSONValue.integer))),
      ("task", .string(dataset.task.rawValue)), ("target", .string(dataset.targetName)),
      (
        "parts",
        parts.map { parts in
          .record([
            ("training", .integer(parts.training)), ("validation", .integer(parts.validation)),
            ("test", .integer(parts.test)),
          ])
        }
      ),
      ("missing", .integer(missing)), ("lowest", .number(overall.lowest)),
      ("mean", .number(overall.mean)), ("highest", .number(overall.highest)),
      ("varyingColumns", .integer(overall.varying)),
      ("columns", columns.isEmpty ? nil : .array(columns.map(Self.json))),
      ("targets", targets.isEmpty ? nil : .array(targets.map(Self.json))),
      ("classes", classesJSON), ("correlatedPairs", pairsJSON),
      ("comparedColumns", .integer(correlations.columns)),
      ("comparedRows", .integer(correlations.rows)),
      ("warnings", .array(warnings.map { .string($0.text(.english)) })),
    ])
  }

  private static func json(_ column: Column) -> JSONValue {
    let isText = column.frequent != nil
    func number(_ value: Double) -> JSONValue? { isText || value.isNaN ? nil : .number(value) }
    return .record([
      ("name", .string(column.name)), ("type", .string(isText ? "text" : "number")),
      ("missing", .integer(column.missing)), ("distinct", .integer(column.distinct)),
      ("min", number(column.lowest)), ("mean", number(column.mean)),
      ("std", number(column.deviation)), ("median", number(column.median)),
      ("max", number(column.highest)),
      (
        "values",
        column.frequent.map { values in
          .array(
            values.prefix(20).map { value in
              .record([("name", .string(value.name)), ("rows", .integer(value.rows))])
            })
        }
      ),
      ("targetCorrelation", column.targetCorrelation.map(JSONValue.number)),
    ])
  }

  private var classesJSON: JSONValue? {
    guard let names = dataset.targets.classNames, let counts = dataset.targets.classCounts else {
      return nil
    }
    return .array(
      zip(names, counts).map { name, count in
        .record([
          ("name", .string(name)), ("rows", .integer(count)),
          ("share", .number(Double(count) / Double(max(1, dataset.count)))),
        ])
      })
  }

  private var pairsJSON: JSONValue {
    .array(
      correlations.pairs.prefix(100).map { pair in
        .record([
          ("first", .string(dataset.featureNames[pair.first])),
          ("second", .string(dataset.featureNames[pair.second])),
          ("r", .number(pair.coefficient)),
        ])
      })
  }
}
