import CadenaOptimizers
import CadenaTraining

/// A whole experiment: data, model, loss, optimiser and training plan.
///
/// It is read from a YAML file (`Experiment.read`), changed by flags, completed once the data are
/// known, and written back as the run's resolved copy (`yaml`), which reads as an equal value.
public struct Experiment: Sendable, Hashable {
  /// Its name, which names the run directory.
  public var name: String
  /// The seed from which initialisation, split, order, dropout and augmentation derive.
  public var seed: UInt64
  /// The element type of the model.
  public var dtype: Precision
  /// Where the rows come from and what is done to them.
  public var data: DataSpecification
  /// What is predicted; nil until the target has been seen.
  public var task: LearningTask?
  /// The layers.
  public var model: ModelSpecification
  /// The loss; nil until the task is known.
  public var loss: LossSpecification?
  /// Penalties on the weights.
  public var regularization: RegularizationSpecification
  /// The optimiser.
  public var optimizer: OptimizerSpecification
  /// The schedule of the learning rate; nil keeps it constant.
  public var schedule: ScheduleSpecification?
  /// The average of the weights that is evaluated and saved in their place; nil for none.
  public var averaging: WeightAveraging?
  /// The limit of the gradients; nil for none.
  public var clip: ClipSpecification?
  /// Epochs, batches, order.
  public var training: TrainingSpecification
  /// The rule for stopping early; nil for none.
  public var earlyStopping: EarlyStopping?
  /// As it was written, for errors.
  var written = WrittenTree(root: nil)

  init(_ options: Options, defaultName: String) {
    name = options.textIfGiven("name") ?? defaultName
    seed = options.unsigned("seed")
    dtype = Precision(rawValue: options.text("dtype")) ?? .float32
    data = DataSpecification(options.section("data"))
    task = options.textIfGiven("task").flatMap(LearningTask.init(rawValue:))
    model = ModelSpecification(options.section("model"))
    loss = options.choiceIfGiven("loss")
    regularization = RegularizationSpecification(options.section("regularization"))
    optimizer = options.choice("optimizer")
    schedule = options.choiceIfGiven("schedule")
    averaging = options.sectionIfGiven("averaging").map { WeightAveraging($0) }
    clip = options.sectionIfGiven("clip").map(ClipSpecification.init)
    training = TrainingSpecification(options.section("training"))
    earlyStopping = options.sectionIfGiven("earlyStopping").map { EarlyStopping($0) }
  }

  /// The experiment as the values of the schema's keys.
  var options: Options {
    Options([
      ("name", .text(name)),
      ("seed", .unsigned(seed)),
      ("dtype", .text(dtype.rawValue)),
      ("data", .section(data.options)),
      ("task", task.map { .text($0.rawValue) }),
      ("model", .section(model.options)),
      ("loss", loss.map(OptionValue.choice)),
      ("regularization", .section(regularization.options)),
      ("optimizer", .choice(optimizer)),
      ("schedule", schedule.map(OptionValue.choice)),
      ("averaging", averaging.map { .section($0.options) }),
      ("clip", clip.map { .section($0.options) }),
      ("training", .section(training.options)),
      ("earlyStopping", earlyStopping.map { .section($0.options) }),
    ])
  }

  /// The experiment with its task, and with the loss that suits it when none was given:
  /// `softmaxCrossEntropy` for classes, `meanSquaredError` for numbers.
  ///
  /// Throws `ExperimentError` when the file says something that the task makes meaningless.
  public func completed(task found: LearningTask) throws(ExperimentError) -> Experiment {
    var completed = self
    let task = task ?? found
    completed.task = task
    completed.loss =
      loss
      ?? Catalogue.losses.defaults(
        of: task == .classification ? "softmaxCrossEntropy" : "meanSquaredError")
    try ExperimentCheck(experiment: completed, root: nil).run()
    return completed
  }

  /// The resolved copy: YAML with every default filled in; reading it gives an equal experiment.
  public var yaml: String { YamlWriter.text(of: options) }
}
