import CadenaData
import CadenaText

/// Brings the classes of the rows and the outputs of the model together.
struct LabelWidth {
  let experiment: Experiment
  /// The extents of one example's output.
  let output: [Int]

  /// The rows with labels that fit the outputs: one for each class, or it is a mistake of the model
  /// (78).
  ///
  /// Where a file names its classes by whole numbers with gaps, and arrays of images in any case, a
  /// label is the number of its output: images without the digit 9 still train ten outputs. A label
  /// that is no output is bad data (65), unless so many rows have one that the model is too narrow.
  func fitted(_ rows: DataBuilder.Rows) throws -> DataBuilder.Rows {
    guard case .classes(let labels, let names) = rows.dataset.targets, output.count == 1,
      let width = output.first, !(width == 1 && names.count == 2)
    else { return rows }
    let source = experiment.data.source
    let isFile = ["csv", "idx", "npy", "npz"].contains(source.name)
    let numbers = names.compactMap { Int($0) }
    let isNumbered = isFile && numbers.count == names.count
    let isWithoutGaps = numbers == Array(0..<names.count)
    if isNumbered, numbers.contains(0), !namesClasses {
      let strays = labels.indices.filter { !(0..<width).contains(numbers[Int(labels[$0])]) }
      let areFew = strays.count * Self.mostStrays <= labels.count || !isWithoutGaps
      if let row = strays.first, areFew || strays.count == 1 {
        throw DataError(
          .labelOutOfRange(numbers[Int(labels[row])], row: row + 1, classes: width),
          place: ["path", "labels", "target"].lazy.compactMap { source.options.textIfGiven($0) }
            .first, remedy: .outputsForLabels)
      }
    }
    let mayBeWider =
      isNumbered && numbers.allSatisfy { (0..<width).contains($0) }
      && (source.name != "csv" || !isWithoutGaps)
    guard width == names.count || width > names.count && mayBeWider else {
      throw ExperimentError(
        .outputsAreNotClasses(width, classes: names.count),
        at: experiment.model.layers.last?.origin ?? Origin(),
        expected: .oneOutputAClass(names.count), remedy: .outputsForLabels)
    }
    guard width > names.count else { return rows }
    return DataBuilder.Rows(
      dataset: widened(rows.dataset, labels.map { Int32(numbers[Int($0)]) }, width),
      testRows: rows.testRows, form: rows.form, notes: rows.notes)
  }

  /// One row in so many may have a label that is a slip; more of them make a class.
  private static let mostStrays = 20

  private var namesClasses: Bool {
    experiment.model.layers.contains(where: ExperimentCheck.namesClasses)
  }

  /// The same rows with the numbers below the width as classes.
  private func widened(_ dataset: Dataset, _ labels: [Int32], _ width: Int) -> Dataset {
    dataset.replacing(targets: .classes(labels, names: (0..<width).map { "\($0)" }))
  }
}
