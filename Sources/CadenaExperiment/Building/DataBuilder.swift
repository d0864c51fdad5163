import CadenaData
import CadenaGraph
import CadenaText

/// Makes the data of an experiment: reads or generates the rows, divides them, fits preprocessing
/// on the training part and applies it to all.
struct DataBuilder {
  let experiment: Experiment
  /// Whether the rows are to be looked at rather than learnt from: missing values are counted even
  /// where the experiment refuses them, and columns of text stay one column.
  var describes = false

  private var specification: DataSpecification { experiment.data }

  /// The rows as the source gives them, with those of a test file behind them.
  struct Rows {
    let dataset: Dataset
    /// How many rows at the end are the test file's; 0 without one.
    let testRows: Int
    /// How the rows of a table became numbers.
    var form: TableForm?
    /// What a person should know about the rows.
    var notes: [Message] = []
    /// What a description tells of the columns' names.
    var nameNotes: [Message] = []
  }

  /// What the experiment predicts, as far as the file tells: by `task`, by a loss of classes, or by
  /// a layer that is as wide as there are classes.
  private var task: Dataset.Task? {
    switch experiment.task {
    case .classification: return .classification
    case .regression: return .regression
    case nil:
      let namesClasses = experiment.model.layers.contains(where: ExperimentCheck.namesClasses)
      let isOfClasses = experiment.loss.map(ExperimentCheck.needsClasses) ?? false
      return isOfClasses || namesClasses ? .classification : nil
    }
  }

  /// Whether numbers must fit into single precision; a description shows them all.
  private var isSingle: Bool { experiment.dtype == .float32 && !describes }

  // MARK: - Rows

  /// Reads or generates the rows.
  func rows() throws -> Rows {
    let source = specification.source
    let files = FileSources(source: source, task: task, isSingle: isSingle)
    if let rows = try files.rows() {
      try checkTask(of: rows.dataset)
      return rows
    }
    guard source.name == "csv" else {
      let dataset = try DataSources.dataset(
        named: source.name, options: Self.numbers(source.options),
        key: RandomKey(seed: experiment.seed).derived("data"))
      try checkTask(of: dataset)
      return Rows(dataset: dataset, testRows: 0)
    }
    return try tableRows(source.options)
  }

  private func tableRows(_ source: Options) throws(DataError) -> Rows {
    var options = CSVOptions(source, task: task)
    options.isSingle = isSingle
    options.isTaskGuessed = experiment.task == nil
    if describes {
      if options.missing == .error { options.missing = .mean }
      if options.categories == .none { options.categories = .texts }
      options.keepsCodes = specification.split.testFile == nil
    }
    let table = try CSVReader.table(source.text("path"), options)
    guard let file = specification.split.testFile else {
      return Rows(
        dataset: table.dataset, testRows: 0, form: table.form, notes: table.notes,
        nameNotes: table.nameNotes)
    }
    options.form = table.form
    let test = try CSVReader.table(file, options)
    return Rows(
      dataset: table.dataset.joined(with: test.dataset), testRows: test.dataset.count,
      form: table.form, notes: table.notes + test.notes)
  }

  private static func numbers(_ options: Options) -> [String: Double] {
    var numbers: [String: Double] = [:]
    for pair in options.pairs {
      switch pair.value {
      case .integer(let value): numbers[pair.name] = Double(value)
      case .number(let value): numbers[pair.name] = value
      default: continue
      }
    }
    return numbers
  }

  /// A set whose task is fixed must be the one that the experiment wants.
  private func checkTask(of dataset: Dataset) throws(ExperimentError) {
    guard let task, task != dataset.task else { return }
    let source = specification.source
    throw ExperimentError(
      dataset.task == .classification
        ? .sourceHasClasses(source.name) : .sourceHasNumbers(source.name), at: source.origin)
  }

  // MARK: - Parts and preprocessing

  /// Divides the rows, fits preprocessing on the training part and applies it.
  func prepare(_ rows: Rows) throws -> PreparedData {
    let parts = try split(rows)
    var steps = specification.preprocess.map { $0.step() }
    if let form = rows.form, let fill = FillMissing(form) { steps.insert(fill, at: 0) }
    var pipeline = PreprocessingPipeline(steps)
    try pipeline.fit(rows.dataset, rows: parts.training)
    var dataset = try pipeline.apply(
      rows.dataset, precision: experiment.dtype == .float64 ? .double : .single)
    var scaling: TargetScaling?
    if specification.standardizesTargets {
      let fitted = try TargetScaling(dataset, rows: parts.training)
      dataset = try fitted.apply(dataset)
      scaling = fitted
    }
    let form = rows.form?.replacing(classNames: rows.dataset.targets.classNames)
    let weights = try ClassWeighing(experiment: experiment).weights(
      of: dataset.targets, training: parts.training)
    return PreparedData(
      dataset: dataset, training: parts.training, validation: parts.validation, test: parts.test,
      pipeline: pipeline, targetScaling: scaling, classWeights: weights,
      digest: rows.dataset.digest,
      record: DataRecord(rows.dataset, prepared: dataset, table: form),
      form: form,
      warnings: warnings(rows, parts))
  }

  /// Whether preprocessing brings columns to like scales.
  var isScaled: Bool {
    specification.preprocess.contains { ["standardize", "minMax"].contains($0.name) }
  }

  /// What a person should know, each thing once.
  func warnings(_ rows: Rows, _ parts: Parts) -> [Message] {
    let data = CheckedData(
      rows.dataset, training: parts.training, validation: parts.validation, test: parts.test,
      isScaled: isScaled)
    let more = data.warnings.filter { !parts.warnings.contains($0) }
    return rows.notes + parts.warnings + more
  }

  /// The rows of each part.
  typealias Parts = (
    training: [Int], validation: [Int], test: [Int], warnings: [Message]
  )

  func split(_ rows: Rows) throws(DataError) -> Parts {
    let count = rows.dataset.count - rows.testRows
    let own = rows.testRows == 0 ? rows.dataset : rows.dataset.subset(Array(0..<count))
    let split = try Split(
      own, validation: specification.split.validation, test: specification.split.test,
      stratified: specification.split.stratified,
      key: RandomKey(seed: experiment.seed).derived("split"))
    let test = rows.testRows == 0 ? split.test : Array(count..<rows.dataset.count)
    return (split.training, split.validation, test, split.warnings)
  }
}

/// The rows of an experiment, ready for training.
public struct PreparedData: Sendable {
  /// All rows, preprocessed.
  public let dataset: Dataset
  /// The rows that are learned from.
  public let training: [Int]
  /// The rows that choose the best epoch; may be empty.
  public let validation: [Int]
  /// The rows that are measured once, at the end; may be empty.
  public let test: [Int]
  /// What preprocessing learned from the training part.
  public let pipeline: PreprocessingPipeline
  /// How regression targets were standardised, if they were.
  public let targetScaling: TargetScaling?
  /// How much the rows of each class count in the loss; nil for all alike.
  public let classWeights: [Double]?
  /// A hash of the rows as the source gave them.
  public let digest: String
  /// What checkpoints tell of the rows.
  public let record: DataRecord
  /// How the rows of a table became numbers, by which other tables are read; nil for other sources.
  public let form: TableForm?
  /// What a person should know about the rows and the parts.
  public let warnings: [Message]
}
