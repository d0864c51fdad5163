import CadenaText

/// Which options of `cadena explain` belong to which kind of explanation.
///
/// An option that means nothing to what is asked for is an error: whoever typed it expects an effect.
public enum ExplainOptions {
  /// What can be explained.
  enum Kind {
    case expression, twoLayer, lesson, network

    var name: Message {
      switch self {
      case .expression: .anExpression
      case .twoLayer: .verbatim(ExplainOptions.twoLayer)
      case .lesson: .aLesson
      case .network: .aFileOrRun
      }
    }
  }

  private static let twoLayer = "--example two-layer"

  private static let owners: [(kind: Kind, options: Set<String>)] = [
    (.expression, ["--second", "--sequence"]),
    (
      .twoLayer,
      [
        "--steps", "--output-activation", "--biases", "--learning-rate", "--inputs", "--targets",
        "--weights", "--bias-values",
      ]
    ),
    (.network, ["--row", "--part", "--all", "--set", "--data-directory"]),
  ]
  private static let ofPictures: Set<String> = ["--theme", "--transparent"]

  /// Throws for the first option that does not belong to a kind or a form.
  static func check(
    _ options: [String], _ subject: [String], _ kind: Kind?, _ format: ExplanationFormat,
    writesSequence: Bool
  ) throws(UsageError) {
    guard let kind else { return }
    for option in options {
      if let owner = owners.first(where: { $0.options.contains(option) }), owner.kind != kind {
        throw error(option, owner.kind.name, not: kind.name)
      }
      if ofPictures.contains(option) {
        guard kind != .lesson else { throw error(option, .anSVG, not: kind.name) }
        if format != .svg, !writesSequence {
          throw error(option, .anSVG, not: .verbatim("--format \(format.rawValue)"))
        }
      }
    }
    if kind != .expression, let value = subject.first(where: isValue) {
      throw error(value, .anExpression, not: kind.name)
    }
  }

  /// Whether a word gives a variable its value: `x=2`.
  static func isValue(_ word: String) -> Bool {
    guard let sign = word.firstIndex(of: "="), sign > word.startIndex else { return false }
    let name = word[..<sign]
    return name.first?.isLetter == true
      && name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
      && !word[word.index(after: sign)...].contains("=")
  }

  private static func error(_ option: String, _ owner: Message, not asked: Message) -> UsageError {
    let shown = ExpressionError.shown(option)
    return UsageError(.optionBelongsTo(shown, owner, not: asked), remedy: .leaveOut(shown))
  }
}
