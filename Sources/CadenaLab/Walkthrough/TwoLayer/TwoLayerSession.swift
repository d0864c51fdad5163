import CadenaText

/// What `cadena explain --example two-layer` does.
public struct TwoLayerSession: Sendable {
  /// The network.
  public var network = TwoLayerNetwork()
  /// Number of updates, at least 1.
  public var steps = 1
  /// In what form.
  public var format = ExplanationFormat.text
  /// Decimals.
  public var digits = 5
  /// The colours of the picture.
  public var theme = PictureTheme.auto
  /// Whether the picture has no background.
  public var isTransparent = false
  /// The language of sentences.
  public var language = Language.english
  /// Whether colours may be used.
  public var usesColor = false

  /// A session with the lecture's network.
  public init() {}

  /// The explanation.
  ///
  /// Throws `UsageError` for numbers that make no network.
  public func output() throws(UsageError) -> String {
    try check()
    let walk = TwoLayerWalk(network, steps: steps)
    let number = DecimalText(digits: digits)
    switch format {
    case .text:
      return ExpositionText.text(
        of: TwoLayerExposition(walk, number: number).document, language, usesColor: usesColor)
    case .latex:
      return ExpositionLatex.document(
        of: TwoLayerExposition(walk, number: number).document, language)
    case .json: return TwoLayerJSON.value(of: walk, language).text() + "\n"
    case .svg:
      return TwoLayerPicture(
        step: walk.last, network: network,
        number: DecimalText(digits: min(digits, TwoLayerPicture.mostDigits)), language: language,
        theme: theme, isTransparent: isTransparent
      ).svg
    case .dot:
      throw UsageError(.formatNotOffered("dot", ["text", "json", "latex", "svg"]))
    }
  }

  /// The most updates that are computed.
  public static let mostSteps = 1_000_000

  private func check() throws(UsageError) {
    if steps < 1 || steps > Self.mostSteps {
      throw UsageError(
        .flagOutOfRange("--steps", 1, Self.mostSteps), found: .verbatim("\(steps)"))
    }
    if digits < 1 || digits > 15 {
      throw UsageError(.flagOutOfRange("--digits", 1, 15), found: .verbatim("\(digits)"))
    }
    try check("--inputs", network.inputs, 2)
    try check("--targets", network.targets, 2)
    try check("--weights", network.weights, 8)
    try check("--bias-values", network.biasValues, 2)
    guard network.learningRate.isFinite, network.learningRate >= 0 else {
      throw UsageError(
        .flagNeedsRate("--learning-rate"), found: .verbatim("\(network.learningRate)"))
    }
  }

  private func check(_ flag: String, _ values: [Double], _ count: Int) throws(UsageError) {
    guard values.count == count, values.allSatisfy(\.isFinite) else {
      throw UsageError(
        .flagNeedsNumbers(flag, count),
        found: .verbatim(values.map { DecimalText()($0) }.joined(separator: ",")))
    }
  }
}
