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
  /// outputs. Labels that start at 0 must be outputs of the model unless it ends with `classes`;
  /// one that is not is bad data (65). Any other lack of outputs is a mistake of the model (78).
  func fitted(_ rows: DataBuilder.Rows) throws -> DataBuilder.Rows {
    guard case .classes(let labels, let names) = rows.dataset.targets, output.count == 1,
      let width = output.first, !(width == 1 && names.count == 2)
    else { return rows }
    let source = experiment.data.source
    let isTable = ["csv", "idx", "npy", "npz"].contains(source.name)
    let numbers = names.compactMap { Int($0) }
    let isNumbered = isTable && numbers.count == names.count
    if isNumbered, numbers.contains(0), !namesClasses,
      let row = labels.firstIndex(where: { !(0..<width).contains(numbers[Int($0)]) })
    {
      throw DataError(
        .labelOutOfRange(numbers[Int(labels[row])], row: row + 1, classes: width),
        place: ["path", "labels", "target"].lazy.compactMap { source.options.textIfGiven($0) }
          .first, remedy: .outputsForLabels)
    }
    guard width >= names.count else {
      throw ExperimentError(
        .tooFewOutputs(width, classes: names.count),
        at: experiment.model.layers.last?.origin ?? Origin(), remedy: .outputsForLabels)
    }
    guard isNumbered, width > names.count, numbers.allSatisfy({ (0..<width).contains($0) }) else {
      return rows
    }
    return DataBuilder.Rows(
      dataset: widened(rows.dataset, labels.map { Int32(numbers[Int($0)]) }, width),
      testRows: rows.testRows, form: rows.form, notes: rows.notes)
  }

  private var namesClasses: Bool {
    experiment.model.layers.contains(where: ExperimentCheck.namesClasses)
  }

  /// The same rows with the numbers below the width as classes.
  private func widened(_ dataset: Dataset, _ labels: [Int32], _ width: Int) -> Dataset {
    dataset.replacing(targets: .classes(labels, names: (0..<width).map { "\($0)" }))
  }
}
