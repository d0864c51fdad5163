import CadenaData
import CadenaText

/// Brings the classes of the rows and the outputs of the model together.
struct LabelWidth {
  let experiment: Experiment
  /// The extents of one example's output.
  let output: [Int]

  /// The rows with labels that fit the outputs.
  ///
  /// Where a table names its classes by whole numbers and the model has more outputs than there are
  /// classes, a label is the number of its output: a table without the digit 9 still trains ten
  /// outputs. A label without an output is bad data (65); text classes or an embedded set with too
  /// few outputs are a mistake of the model (78).
  func fitted(_ rows: DataBuilder.Rows) throws -> DataBuilder.Rows {
    guard case .classes(let labels, let names) = rows.dataset.targets, output.count == 1,
      let width = output.first, !(width == 1 && names.count == 2)
    else { return rows }
    let isTable = experiment.data.source.name == "csv"
    let numbers = names.compactMap { Int($0) }
    let isNumbered = isTable && numbers.count == names.count
    guard width >= names.count else {
      if isNumbered, let row = labels.firstIndex(where: { numbers[Int($0)] >= width }) {
        throw DataError(
          .labelOutOfRange(numbers[Int(labels[row])], row: row + 1, classes: width),
          place: experiment.data.source.options.text("path"), remedy: .outputsForLabels)
      }
      throw ExperimentError(
        .tooFewOutputs(width, classes: names.count),
        at: experiment.model.layers.last?.origin ?? Origin(), remedy: .outputsForLabels)
    }
    guard isNumbered, width > names.count, numbers.allSatisfy({ (0..<width).contains($0) }) else {
      return rows
    }
    let dataset = rows.dataset
    let widened = try Dataset(
      name: dataset.name, features: dataset.features,
      targets: .classes(
        labels.map { Int32(numbers[Int($0)]) }, names: (0..<width).map { "\($0)" }),
      featureNames: dataset.featureNames, targetName: dataset.targetName)
    return DataBuilder.Rows(dataset: widened, testRows: rows.testRows)
  }
}
