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
  /// In what form; drawings there are none.
  public var format = ExplanationFormat.text
  /// Decimals.
  public var digits = 5
  /// Whether long lists are shown in full.
  public var showsAll = false
  /// The language of sentences.
  public var language = Language.english
  /// Whether colours may be used.
  public var usesColor = false

  /// A session for the first row.
  public init() {}

  /// The explanation of a row of an experiment.
  ///
  /// - Parameters:
  ///   - prepared: the experiment; its model has the weights that are to be shown.
  ///   - isTrained: whether these are those of a run.
  /// - Throws: `UsageError` for a row that there is not, or a form that there is not.
  public func output(of prepared: PreparedExperiment, isTrained: Bool) throws -> String {
    guard format != .svg, format != .dot else {
      throw UsageError(.formatNotOffered(format.rawValue, ["text", "json", "latex"]))
    }
    let data = prepared.data
    let row = try ExampleRow(row, in: part, of: data)
    let walk = try NetworkWalk(prepared.model, row: row.index, of: prepared.trainer)
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
    if format == .json {
      return NetworkJSON.value(of: walk, context, language).text() + "\n"
    }
    let document = NetworkExposition(
      walk: walk, context: context, number: DecimalText(digits: digits), showsAll: showsAll
    ).document
    return format == .latex
      ? ExpositionLatex.document(of: document, language)
      : ExpositionText.text(of: document, language, usesColor: usesColor)
  }
}
