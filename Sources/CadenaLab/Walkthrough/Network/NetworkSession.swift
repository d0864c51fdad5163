import CadenaData
import CadenaExperiment
import CadenaText

/// What `cadena explain FILE` and `cadena explain RUN` do: one example through the network of an
/// experiment.
public struct NetworkSession: Sendable {
  /// The row, from 1: of the source, or of the part. The first without one.
  public var row: Int?
  /// The part that rows are counted in.
  public var part: ExampleRow.Part?
  /// In what form.
  public var format = ExplanationFormat.text
  /// Decimals; 5, in drawings 4, when nil.
  public var digits: Int?
  /// The colours of a picture.
  public var theme = PictureTheme.auto
  /// Whether a picture has no background.
  public var isTransparent = false
  /// Whether long lists are shown in full.
  public var showsAll = false
  /// The language of sentences.
  public var language = Language.english
  /// Whether colours may be used.
  public var usesColor = false

  /// A session for the first row.
  public init() {}

  /// An explanation, and what is wrong with its gradients.
  public struct Result: Sendable {
    /// The explanation.
    public let text: String
    /// The error with exit code 4 when a gradient differs from its finite difference.
    public let failure: GradientDifference?
  }

  /// The explanation of a row of an experiment.
  ///
  /// - Parameters:
  ///   - prepared: the experiment; its model has the weights that are to be shown.
  ///   - isTrained: whether these are those of a run.
  /// - Throws: `UsageError` for a row that there is not.
  public func output(of prepared: PreparedExperiment, isTrained: Bool) throws -> String {
    try result(of: prepared, isTrained: isTrained).text
  }

  /// The explanation of a row of an experiment, with the outcome of its gradient check.
  public func result(of prepared: PreparedExperiment, isTrained: Bool) throws -> Result {
    let data = prepared.data
    let row = try ExampleRow(row, in: part, of: data)
    let walk = try NetworkWalk(prepared.model, row: row.index, of: prepared.trainer)
    let exact = try prepared.inDoublePrecision()
    let differences = try NetworkDifferences(exact.model, row: row.index, of: exact.trainer)
    let width = data.dataset.featureCount
    var original = DataMatrix(
      rows: 1, columns: width, values: (0..<width).map { data.dataset.features[row.index, $0] })
    // A step that loses something, such as a projection, cannot be undone.
    let isUndone = (try? data.pipeline.invert(&original)) != nil
    let context = NetworkExposition.Context(
      name: prepared.experiment.name, row: row, rowCount: data.dataset.count,
      isTrained: isTrained, dataset: data.dataset,
      original: isUndone && original.columns == width && !data.pipeline.steps.isEmpty
        ? original.values : nil,
      targetScaling: data.targetScaling, lossName: prepared.experiment.loss?.name ?? "",
      optimizerName: prepared.experiment.optimizer.name)
    return Result(
      text: text(of: walk, differences, context),
      failure: differences.flatMap { $0.passes ? nil : GradientDifference($0.wrong) })
  }

  private func text(
    of walk: NetworkWalk, _ differences: NetworkDifferences?,
    _ context: NetworkExposition.Context
  ) -> String {
    let number = DecimalText(digits: digits ?? (format == .svg || format == .dot ? 4 : 5))
    let drawing = NetworkDrawing(
      walk: walk, differences: differences, context: context, number: number, language: language,
      theme: theme, isTransparent: isTransparent)
    let document = NetworkExposition(
      walk: walk, differences: differences, context: context, number: number, showsAll: showsAll)
    switch format {
    case .text:
      return ExpositionText.text(of: document.document, language, usesColor: usesColor)
    case .latex: return ExpositionLatex.document(of: document.document, language)
    case .json: return NetworkJSON.value(of: walk, differences, context, language).text() + "\n"
    case .svg: return drawing.svg
    case .dot: return drawing.dot
    }
  }
}
