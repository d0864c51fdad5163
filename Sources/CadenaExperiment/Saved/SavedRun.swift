import CadenaData
import CadenaGraph
import CadenaNetworks
import CadenaText
import CadenaTraining

/// A run that was trained before, with its model ready for use; its data are not needed.
///
///     let run = try SavedRun("runs/digits-3")
///     let outputs = run.model(inputs)       // what the pipeline has transformed
///     run.data.classNames                   // ["0", "1", …]
///
/// The weights are those of the best epoch when the run has a validation part, else of the last.
/// `prepared` brings back the data too.
public final class SavedRun {
  /// Which of the saved weights.
  public enum Checkpoint: String, Sendable, Hashable, CaseIterable {
    /// Those of the best epoch.
    case best
    /// Those of the last.
    case last
  }

  /// The folder.
  public let directory: RunDirectory
  /// The resolved experiment.
  public let experiment: Experiment
  /// How the run stands.
  public let manifest: RunManifest
  /// Which weights the model has.
  public let checkpoint: Checkpoint
  /// The finished epochs behind the weights; 0 when they are still those of the beginning.
  public let epoch: Int
  /// What is known of the data: names of columns and classes, shapes.
  public let data: DataRecord
  /// The model with the weights, in inference mode unless told otherwise.
  public let model: Sequential
  /// The element type of the model.
  public let dtype: DType
  /// What preprocessing learnt.
  public let pipeline: PreprocessingPipeline
  /// How regression targets were standardised, if they were.
  public let targetScaling: TargetScaling?
  /// What was minimised, without penalties.
  public let loss: any Loss
  /// How targets are given to the loss.
  public let form: TargetForm
  /// The extents of one row of outputs.
  public let outputShape: [Int]

  /// The path of the file that the weights are from.
  public var checkpointPath: String { Self.path(checkpoint, directory) }

  /// Opens the run that a person names, see `RunDirectory.find`.
  public convenience init(_ name: String, checkpoint: Checkpoint? = nil) throws {
    try self.init(try RunDirectory.find(name), checkpoint: checkpoint)
  }

  /// Opens a run.
  ///
  /// - Parameter wanted: which weights; nil chooses as final metrics do.
  /// - Throws: `ExperimentError` for a record of a newer version (78) or an experiment that cannot
  ///   be read (78, or 66 when it is missing), `DataError` for a damaged record (65),
  ///   `CheckpointError` for weights that are missing (66) or damaged (65).
  public init(_ directory: RunDirectory, checkpoint wanted: Checkpoint? = nil) throws {
    self.directory = directory
    manifest = try RunManifest.read(directory)
    experiment = try Experiment.read(path: directory.experimentPath)
    checkpoint = try Self.choose(wanted, directory, experiment)
    let path = Self.path(checkpoint, directory)
    let file = try Safetensors.read(path)
    try Self.checkVersion(file, path)
    try file.checkSeal(place: path)
    guard let record = Self.json(file, "data").flatMap(DataRecord.init(json:)) else {
      throw CheckpointError(.dataRecordBroken, place: path, remedy: .trainAgain)
    }
    data = record
    epoch = file.metadata["epoch"].flatMap { Int($0) } ?? manifest.epochs
    pipeline = try PreprocessingPipeline(
      description: Self.json(file, "preprocessing") ?? .null, arrays: file, place: path)
    targetScaling =
      experiment.data.standardizesTargets ? try TargetScaling(arrays: file, place: path) : nil
    dtype = experiment.dtype == .float64 ? .float64 : .float32
    let builder = ModelBuilder(classes: record.classNames?.count)
    model = try builder.model(experiment.model)
    outputShape = try builder.outputShape(
      of: model, experiment.model, exampleShape: record.inputShape)
    let input = Shape([2] + record.inputShape)
    try model.bind(inputShape: input, dtype: dtype, seed: experiment.seed)
    try FrozenParameters.freeze(model, experiment)
    let names = Set(model.namedParameters.map(\.name))
    try model.load(file.arrays.filter { names.contains($0.name) }, place: path)
    let task: LearningTask = record.classNames == nil ? .regression : .classification
    guard let loss = try experiment.completed(task: task).loss else {
      programmingError("a completed experiment has a loss")
    }
    let (output, precision) = (outputShape, dtype)
    let weights = try Self.classWeights(file, experiment, path).map {
      LossWeights(classes: $0, output: output, dtype: precision)
    }
    guard let minimized = loss.loss(weights) else {
      throw CheckpointError(.checkpointLacks("classWeights"), place: path)
    }
    self.loss = minimized
    form = try TargetForm(
      of: record.noTargets, for: self.loss,
      prediction: TensorType(Shape([2] + outputShape), dtype))
  }

  /// What a person should know about the weights; nil when the run ended as planned.
  public var note: Message? {
    if epoch == 0 { return .weightsOfTheBeginning }
    switch manifest.state {
    case .finished: return nil
    case .running, .interrupted: return .runNotFinished(epoch)
    case .diverged, .failed: return .runWentWrong(epoch)
    }
  }

  /// The metrics of every finished epoch.
  ///
  /// - Throws: `DataError` (65) when their file is damaged.
  public func epochs() throws(DataError) -> [EpochRecord] { try MetricsLog.read(directory) }

  // MARK: - Parts

  private static func path(_ checkpoint: Checkpoint, _ directory: RunDirectory) -> String {
    checkpoint == .best ? directory.bestCheckpointPath : directory.lastCheckpointPath
  }

  private static func choose(
    _ wanted: Checkpoint?, _ directory: RunDirectory, _ experiment: Experiment
  ) throws(CheckpointError) -> Checkpoint {
    let hasBest = InputFile.exists(directory.bestCheckpointPath)
    let isValidated = experiment.data.split.validation > 0
    let chosen = wanted ?? (hasBest && isValidated ? .best : .last)
    if chosen == .best, !hasBest {
      throw CheckpointError(
        .noBestCheckpoint, place: directory.path, remedy: .useLastCheckpoint,
        exitCode: .missingInput)
    }
    if chosen == .last, !InputFile.exists(directory.lastCheckpointPath) {
      throw CheckpointError(
        .noCheckpointYet, place: directory.path, expected: .verbatim(directory.lastCheckpointPath),
        remedy: .trainAgain, exitCode: .missingInput)
    }
    return chosen
  }

  private static func checkVersion(_ file: Safetensors, _ path: String) throws {
    guard let text = file.metadata["schemaVersion"], let version = Int(text) else {
      throw CheckpointError(.checkpointLacks("schemaVersion"), place: path)
    }
    let known = CadenaExperiment.Checkpoint.schemaVersion
    guard version <= known else {
      throw ExperimentError(
        .newerCheckpoint, at: Origin(place: path), expected: .verbatim("schemaVersion ≤ \(known)"),
        found: .verbatim("schemaVersion \(version)"), remedy: .useNewerVersion)
    }
  }

  /// The weights of the classes, which may depend on the rows of the training.
  private static func classWeights(
    _ file: Safetensors, _ experiment: Experiment, _ path: String
  ) throws(CheckpointError) -> [Double]? {
    guard experiment.training.classWeights != nil else { return nil }
    let weights = json(file, "classWeights")?.elements?.compactMap(\.number)
    guard let weights, !weights.isEmpty, weights.allSatisfy({ $0 > 0 && $0.isFinite }) else {
      throw CheckpointError(.checkpointLacks("classWeights"), place: path)
    }
    return weights
  }

  private static func json(_ file: Safetensors, _ key: String) -> JSONValue? {
    file.metadata[key].flatMap { try? JSONValue.parse($0) }
  }
}

extension DataRecord {
  /// Targets of the data's kind, for no rows.
  var noTargets: Targets {
    classNames.map { .classes([], names: $0) } ?? .values([], width: targetNames.count)
  }
}
