import CadenaData
import CadenaGraph
import CadenaNetworks
import CadenaText
import CadenaTraining

/// An experiment with everything that training needs: rows, model, trainer. Nothing is written yet.
///
///     let prepared = try PreparedExperiment(try Experiment.read(path: "wine.yaml").located())
///     try prepared.trainer.train(rows: prepared.data.training)
public final class PreparedExperiment {
  /// The experiment with its task and its loss.
  public let experiment: Experiment
  /// The rows and their parts.
  public let data: PreparedData
  /// The model, bound, with its first weights.
  public let model: Sequential
  /// The trainer.
  public let trainer: Trainer
  /// Updates in one epoch.
  public let updatesPerEpoch: Int

  /// Makes everything ready.
  ///
  /// - Parameters:
  ///   - wanted: the experiment, with the files that it names found.
  ///   - initialWeights: what the experiment's record says about the weights to begin with, when
  ///     they are not to be loaded again.
  ///   - reportsSteps: whether every update is told as an event.
  ///
  /// Throws `DataError` for rows that cannot be used, `ExperimentError` for parts that do not fit
  /// together, `CheckpointError` for a file of weights that cannot be read.
  public init(
    _ wanted: Experiment, initialWeights: InitialWeightsSpecification? = nil,
    reportsSteps: Bool = false
  ) throws {
    let builder = DataBuilder(experiment: wanted)
    let rows = try builder.rows()
    let experiment = try wanted.completed(
      task: rows.dataset.task == .classification ? .classification : .regression)
    let modelBuilder = ModelBuilder(classes: rows.dataset.targets.classCount)
    let model = try modelBuilder.model(experiment.model)
    let exampleShape = rows.dataset.features.exampleShape
    let output = try modelBuilder.outputShape(
      of: model, experiment.model, exampleShape: exampleShape)
    let labelled = try LabelWidth(experiment: experiment, output: output).fitted(rows)
    let data = try DataBuilder(experiment: experiment).prepare(labelled)
    let dtype: DType = experiment.dtype == .float64 ? .float64 : .float32
    try model.bind(
      inputShape: Shape([2] + exampleShape), dtype: dtype, seed: experiment.seed)
    try FrozenParameters.freeze(model, experiment)
    try InitialWeights.load(experiment, into: model)
    guard let loss = experiment.loss else {
      programmingError("a completed experiment has a loss")
    }
    let weights = data.classWeights.map {
      LossWeights(classes: $0, output: output, dtype: dtype)
    }
    guard let minimized = loss.loss(weights) else {
      throw ExperimentError(
        .classWeightsNeedOneOutput(loss.name),
        at: experiment.written.origin("training", "classWeights"),
        expected: .verbatim("[batch, 1]"), found: .verbatim(ModelBuilder.text([2] + output)),
        remedy: .useOneOf(["softmaxCrossEntropy"]))
    }
    let training = experiment.training
    let updates = try BatchOrder(
      rows: data.training, size: training.batchSize, shuffle: training.shuffle,
      dropLast: training.dropLast, key: RandomKey(seed: experiment.seed)
    ).batchCount
    try Self.checkMinimizer(
      experiment, batches: updates,
      weights: model.trainableParameters.filter(\.isTrainable).reduce(0) {
        $0 + ($1.shape?.count ?? 0)
      })
    let (total, overflow) = updates.multipliedReportingOverflow(by: training.epochs)
    var record = experiment
    record.model.initialWeights = experiment.model.initialWeights ?? initialWeights
    let optimizer = experiment.optimizer.optimizer()
    self.experiment = record
    self.data = data
    self.model = model
    updatesPerEpoch = updates
    do {
      trainer = try Trainer(
        model, on: data.dataset, loss: minimized,
        optimizer: experiment.averaging?.applied(to: optimizer) ?? optimizer,
        schedule: experiment.schedule.map {
          $0.schedule(updates: overflow ? .max : total)
        },
        clipping: experiment.clip?.clipping, penalties: experiment.regularization.penalties,
        dtype: dtype,
        options: TrainingOptions(
          epochs: training.epochs, batchSize: training.batchSize, shuffle: training.shuffle,
          balanced: training.balanced, dropLast: training.dropLast, seed: experiment.seed,
          earlyStopping: experiment.earlyStopping, reportsSteps: reportsSteps,
          lossLimit: training.lossLimit ?? TrainingOptions().lossLimit))
      trainer.targetScaling = data.targetScaling
    } catch {
      throw Self.lossError(error, experiment, loss, data.dataset, output)
    }
  }

  /// Outputs that the loss cannot compare with the targets, told at the last layer's line.
  private static func lossError(
    _ error: ShapeError, _ experiment: Experiment, _ loss: LossSpecification, _ dataset: Dataset,
    _ output: [Int]
  ) -> ExperimentError {
    let width = dataset.targets.classCount ?? dataset.targets.width
    return ExperimentError(
      .outputsDoNotFitLoss(loss.name), at: experiment.model.layers.last?.origin ?? Origin(),
      expected: dataset.targets.classCount == nil
        ? .outputsForTargets(width) : .oneOutputAClass(width),
      found: .verbatim(ModelBuilder.text([2] + output)), remedy: nil)
  }
}
