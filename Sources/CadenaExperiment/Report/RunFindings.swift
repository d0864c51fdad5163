import CadenaData
import CadenaNetworks
import CadenaText
import CadenaTraining

/// What the report shows of a run beyond its numbers: examples, curves, layers, where it came from.
public struct RunFindings: Sendable {
  /// A row whose class was not found.
  struct Mistake: Sendable {
    /// The number of the row in the data, from 1.
    let row: Int
    let actual: String
    let predicted: String
    /// The probability of the predicted class; nil where scores are no probabilities.
    let probability: Double?
    /// The row as a picture, for data of pictures.
    let picture: PictureFile?
    /// The row's first values in their own units, for other data.
    let values: [Double]
  }

  /// The worst mistakes on the measured part, the surest first.
  var mistakes: [Mistake] = []
  /// How many mistakes there are in all.
  var mistakeCount = 0
  /// The names of the values of mistakes.
  var valueNames: [String] = []
  /// Size of the pictures.
  var imageShape: ImageShape?
  /// The curve of the second of two classes.
  var curve: ROCCurve?
  /// The class of the curve.
  var curveClass = ""
  /// Predictions and targets of a regression.
  var regression: RegressionReport?
  /// The layers with shapes and parameters.
  var layers: [ModelSummary.Row] = []
  /// The shape of one example.
  var inputShape: [Int] = []
  /// What a person should know.
  var warnings: [Message] = []
  /// Why the run ended before its time.
  var problem: Problem?
  /// Where the run came from.
  var seed: UInt64 = 0
  var dataDigest = ""
  var instructionSet = ""

  private static let mostPictures = 24
  private static let mostRows = 10
  private static let mostValues = 6

  init() {}

  /// What was found on the measured part, whose rows are `rows`.
  init(_ prepared: PreparedExperiment, _ result: EvaluationResult?, rows: [Int]) {
    let shape = prepared.data.dataset.features.exampleShape
    layers = prepared.model.summary(inputShape: Shape([1] + shape)).rows
    inputShape = shape
    warnings = prepared.data.warnings
    seed = prepared.experiment.seed
    dataDigest = prepared.data.digest
    regression = result?.regression
    guard let report = result?.classification,
      let names = prepared.data.dataset.targets.classNames, report.count == rows.count
    else { return }
    if report.classes == 2, names.count == 2 {
      curve = report.rocCurve(of: 1)
      curveClass = names[1]
    }
    addMistakes(report, names, prepared.data, rows)
  }

  private mutating func addMistakes(
    _ report: ClassificationReport, _ names: [String], _ data: PreparedData, _ rows: [Int]
  ) {
    let wrong = report.labels.indices.filter { report.labels[$0] != report.predicted[$0] }
    mistakeCount = wrong.count
    func surplus(_ index: Int) -> Double {
      report.score(row: index, class: report.predicted[index])
        - report.score(row: index, class: report.labels[index])
    }
    let shape = data.dataset.imageShape
    imageShape = shape.flatMap { $0.channels == 1 || $0.channels == 3 ? $0 : nil }
    let worst = wrong.sorted { (surplus($1), $0) < (surplus($0), $1) }
      .prefix(imageShape == nil ? Self.mostRows : Self.mostPictures)
    let features = data.dataset.features
    var matrix = DataMatrix(
      rows: worst.count, columns: features.width,
      values: worst.flatMap { index in
        (0..<features.width).map { features[rows[index], $0] }
      })
    // Values that cannot be turned back are shown as the model sees them.
    try? data.pipeline.invert(&matrix)
    let low = matrix.values.min() ?? 0
    let high = matrix.values.max() ?? 1
    let shown = min(Self.mostValues, matrix.columns)
    valueNames = imageShape == nil ? Array(data.dataset.featureNames.prefix(shown)) : []
    mistakes = worst.enumerated().map { position, index in
      let row = matrix.values[(position * matrix.columns)..<((position + 1) * matrix.columns)]
      let predicted = report.predicted[index]
      return Mistake(
        row: rows[index] + 1, actual: names[report.labels[index]],
        predicted: predicted < names.count ? names[predicted] : "\(predicted)",
        probability: report.areProbabilities ? report.score(row: index, class: predicted) : nil,
        picture: imageShape.map { PictureFile(row, shape: $0, low: low, high: high) },
        values: imageShape == nil ? Array(row.prefix(shown)) : [])
    }
  }
}
