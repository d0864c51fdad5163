import CadenaData
import CadenaNetworks
import CadenaText

/// A gradient check as a table or as JSON lines.
struct GradientCheckReport {
  private let check: ModelGradientCheck
  private let options: ModelGradientCheck.Options

  init(_ check: ModelGradientCheck, options: ModelGradientCheck.Options) {
    self.check = check
    self.options = options
  }

  func text(_ language: Language) -> String {
    var table = TextTable(
      [
        Message.checkedParameterColumn, .errorColumn, .elementColumn, .gradientColumn,
        .slopeColumn, .verdictColumn,
      ].map { $0.text(language) })
    for result in check.results {
      let worst = result.worst
      table.add([
        result.name, worst.map { NumberText.compact($0.error) } ?? "",
        worst.map { Self.index($0.index) } ?? "",
        worst.map { NumberText.compact($0.gradient) } ?? "",
        worst.map { NumberText.compact($0.slope) } ?? "",
        (result.passes ? Message.gradientRight : .gradientIsWrong).text(language),
      ])
    }
    var text = table.text + "\n"
    let corners = check.results.reduce(0) { $0 + $1.corners }
    if corners > 0 { text += Message.gradientCorners(corners).text(language) + "\n" }
    let compared = check.results.reduce(0) { $0 + $1.compared }
    return text
      + Message.gradientCheckOutcome(
        passed: check.passes, compared: compared, evaluations: check.evaluations,
        tolerance: NumberText.short(options.tolerance)
      ).text(language) + "\n"
  }

  /// A position: `[3, 17]`.
  static func index(_ index: [Int]) -> String {
    "[" + index.map { "\($0)" }.joined(separator: ", ") + "]"
  }

  /// One object per parameter and one for all.
  var json: String {
    let lines = check.results.map { result in
      JSONValue.record([
        ("event", "parameter"), ("name", .string(result.name)),
        ("shape", .array(result.shape.map { .integer($0) })),
        ("compared", .integer(result.compared)), ("corners", .integer(result.corners)),
        ("error", result.worst.map { .number($0.error) }),
        ("index", result.worst.map { .array($0.index.map { .integer($0) }) }),
        ("gradient", result.worst.map { .number($0.gradient) }),
        ("difference", result.worst.map { .number($0.slope) }),
        ("passed", .boolean(result.passes)),
      ])
    }
    let last = JSONValue.record([
      ("event", "gradcheck"), ("passed", .boolean(check.passes)), ("loss", .number(check.loss)),
      ("error", check.worst?.worst.map { .number($0.error) }),
      ("parameter", check.worst.map { .string($0.name) }),
      ("tolerance", .number(options.tolerance)), ("epsilon", .number(options.step)),
      ("evaluations", .integer(check.evaluations)),
    ])
    return (lines + [last]).map { $0.text() + "\n" }.joined()
  }
}
