import Cadena
import CadenaExperiment

/// What `cadena explain "EXPRESSION" name=value …` does.
public struct ExpressionSession: Sendable {
  /// The expression, then `name=value` for each variable.
  public var arguments: [String] = []
  /// A worked example instead of an expression; values given replace its own.
  public var example: ExpressionExample?
  /// How it is shown.
  public var format = ExplanationFormat.text
  /// The file to write; standard output when nil.
  public var output: String?
  /// Significant digits; 6 in text, 4 in pictures when nil.
  public var digits: Int?
  /// Whether second derivatives are shown.
  public var includesSecondDerivatives = false
  /// The colours of a picture.
  public var theme = PictureTheme.auto
  /// Whether a picture has no background.
  public var isTransparent = false
  /// A folder for one picture per step.
  public var sequence: String?
  /// The language.
  public var language = Language.english
  /// The environment, which says whether the terminal can show the signs of mathematics.
  public var environment: [String: String] = [:]

  /// A session with nothing to explain yet.
  public init() {}

  /// Writes the explanation.
  ///
  /// - Throws: a `CadenaError` with its exit code, 4 when a gradient differs from its finite difference.
  public func run() throws {
    let explanation = try explanation()
    if let sequence { try writeSequence(of: explanation, to: sequence) }
    if sequence == nil || output != nil { try write(text(of: explanation)) }
    if !explanation.passes { throw GradientDifference(explanation) }
  }

  private func explanation() throws(ExpressionError) -> Explanation {
    if let example {
      let given = try ExpressionValues.parse(arguments)
      return try Explanation(
        of: example.expression, at: example.values.merging(given) { $1 },
        includesSecondDerivatives: includesSecondDerivatives)
    }
    guard let expression = arguments.first else {
      throw ExpressionError(
        .explainEmpty, expected: .explainExpectedExpression, remedy: .explainOneRemedy)
    }
    return try Explanation(
      of: expression, at: try ExpressionValues.parse(Array(arguments.dropFirst())),
      includesSecondDerivatives: includesSecondDerivatives)
  }

  private func text(of explanation: Explanation) -> String {
    switch format {
    case .text:
      explanation.text(language: language, digits: digits ?? 6, isUnicode: isUnicode)
    case .dot: explanation.dot(digits: digits ?? 4)
    case .json: explanation.json.text() + "\n"
    case .svg: picture(of: explanation).svg()
    case .latex: explanation.latex(language: language, digits: digits ?? 6)
    }
  }

  private func picture(of explanation: Explanation) -> GraphPicture {
    explanation.picture(
      language: language, digits: digits ?? 4, theme: theme, isTransparent: isTransparent)
  }

  /// Files hold UTF-8; a terminal shows what its locale says.
  private var isUnicode: Bool {
    if output != nil { return true }
    let names = ["LC_ALL", "LC_CTYPE", "LANG"]
    let locale = names.lazy.compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
    let encoding = locale.lowercased()
    return encoding.contains("utf-8") || encoding.contains("utf8")
  }

  private func write(_ text: String) throws {
    if let output { try AtomicFile.write(text, to: output) } else { try Console.write(text) }
  }

  private func writeSequence(of explanation: Explanation, to folder: String) throws {
    let frames = picture(of: explanation).frames()
    try Folder.create(folder)
    let width = "\(frames.count)".count
    for (number, frame) in frames.enumerated() {
      let digits = "\(number + 1)"
      let name = String(repeating: "0", count: width - digits.count) + digits
      try AtomicFile.write(frame, to: "\(folder)/step-\(name).svg")
    }
  }
}
