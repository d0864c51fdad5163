import Cadena
import CadenaExperiment
import CadenaText

/// The example of shifted and scaled inputs as a table, JSON lines, or a page.
struct InputScalingReport {
  private let examples: [(title: [[Double]], versions: [InputScaling])]

  init() throws { examples = try InputScaling.lecture() }

  private static let digits = SignificantDigits(6)

  private func name(_ form: InputScaling.Form) -> Message {
    switch form {
    case .given: .inputsGiven
    case .slideShift: .inputsShifted
    case .centered: .inputsCentered
    case .scaled: .inputsScaled
    }
  }

  private func columns(_ language: Language) -> [String] {
    [Message.inputsColumn, .rowsColumn].map { $0.text(language) }
      + ["λ_max", "λ_min", "κ", "2/λ_max"] + [Message.stepsToThousandthColumn.text(language)]
  }

  private func row(_ version: InputScaling, _ language: Language) -> [String] {
    let number = Self.digits
    let smallest = version.flatDirections > 0 ? 0 : version.smallest
    return [
      name(version.form).text(language), Self.rows(version.inputs), number.text(version.largest),
      number.text(smallest), number.text(version.conditionNumber),
      number.text(version.largestStableRate), "\(version.stepsToThousandth)",
    ]
  }

  private static func rows(_ rows: [[Double]]) -> String {
    let number = SignificantDigits(4)
    return "["
      + rows.map { "[" + $0.map { number.text($0) }.joined(separator: ", ") + "]" }
      .joined(separator: ", ") + "]"
  }

  private static let notes: [Message] = [.slideIsNotCentered, .scalingAloneDoesNot]

  func text(_ language: Language, width: Int) -> String {
    var text = TextLines.wrap(Message.inputScalingIntroduction.text(language), width: width) + "\n"
    for example in examples {
      var table = TextTable(columns(language), left: 2)
      for version in example.versions { table.add(row(version, language)) }
      text += "\(Self.rows(example.title)) → 2, 0\n\n" + table.text + "\n"
    }
    for note in Self.notes {
      text += TextLines.wrap(Message.warning(note).text(language), width: width)
    }
    return text
  }

  var json: String {
    examples.flatMap { example in
      example.versions.map { version in
        JSONValue.record([
          ("event", "inputs"), ("form", .string(version.form.rawValue)),
          ("given", .array(example.title.map { .array($0.map(JSONValue.number)) })),
          ("inputs", .array(version.inputs.map { .array($0.map(JSONValue.number)) })),
          ("eigenvalues", .array(version.eigenvalues.map(JSONValue.number))),
          ("flatDirections", .integer(version.flatDirections)),
          ("conditionNumber", .number(version.conditionNumber)),
          ("largestStableLearningRate", .number(version.largestStableRate)),
          ("bestLearningRate", .number(version.bestRate)),
          ("stepsToThousandth", .integer(version.stepsToThousandth)),
        ]).text() + "\n"
      }
    }.joined()
  }

  /// The contours of the error of every version, from the same distance to its lowest point.
  private func plots(_ language: Language) -> [Plot] {
    examples.flatMap { example in example.versions.map { plot($0, language) } }
  }

  private func plot(_ version: InputScaling, _ language: Language) -> Plot {
    func error(_ x: Double, _ y: Double) -> Double {
      zip(version.inputs, [2.0, 0]).reduce(0) { sum, row in
        let rest = row.1 - row.0[0] * x - row.0[1] * y
        return sum + 0.5 * rest * rest
      }
    }
    let lowest = version.solution
    let window = lowest.map { ($0 - 2)...($0 + 2) }
    var plot = Plot(
      title: Self.rows(version.inputs),
      note:
        "\(name(version.form).text(language)) · κ = \(Self.digits.text(version.conditionNumber))",
      horizontal: "w₁", vertical: "w₂",
      x: ChartScale(values: [window[0].lowerBound, window[0].upperBound], allowsLogarithm: false),
      y: ChartScale(values: [window[1].lowerBound, window[1].upperBound], allowsLogarithm: false),
      curves: [])
    let contours = ContourLines(
      x: plot.x.lower...plot.x.upper, y: plot.y.lower...plot.y.upper, error)
    plot.background = contours.levels().map { level in
      SurfacePicture.path(contours.lines(at: level), plot)
    }
    return plot
  }

  func page(_ language: Language) -> String {
    LabPage(
      title: Message.inputScalingTitle.text(language), kind: "cadena curvature --example inputs",
      language: language,
      body: [
        "<section class=\"card\"><p>\(XMLText.escaped(Message.inputScalingIntroduction.text(language)))"
          + "</p></section>"
      ]
        + examples.map { example in
          LabPage.table(
            Self.rows(example.title) + " → 2, 0", columns(language), left: 2,
            example.versions.map { row($0, language) })
        } + [LabPage.charts(plots(language))]
        + Self.notes.map {
          "<section class=\"card\"><p>\(XMLText.escaped($0.text(language)))</p></section>"
        }
    ).html
  }

  func picture(_ language: Language) -> String {
    examples.first?.versions.first.map { plot($0, language).picture } ?? ""
  }
}

extension InputScaling {
  /// The weights for which the error of targets 2 and 0 is least, the shortest where there are several.
  fileprivate var solution: [Double] {
    guard inputs.count == 2, inputs.allSatisfy({ $0.count == 2 }) else { return [0, 0] }
    let (a, b, c, d) = (inputs[0][0], inputs[0][1], inputs[1][0], inputs[1][1])
    let determinant = a * d - b * c
    guard determinant != 0 else { return [0, 1] }
    return [2 * d / determinant, -2 * c / determinant]
  }
}
