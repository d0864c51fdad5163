import CadenaText
import CadenaTraining

/// Checks what no single key can know: values that must fit together.
struct ExperimentCheck {
  let experiment: Experiment
  /// The file's tree, for the places of errors; nil for an experiment made in code.
  let root: YamlNode?

  /// The first combination that does not hold is an error.
  func run() throws(ExperimentError) {
    try checkSplit()
    try checkLayers()
    try checkStopping()
    try checkClassWeights()
    try checkMinimizer()
    try checkTask()
  }

  private func error(
    _ what: Message, _ path: String..., found: Message? = nil, remedy: Message? = nil
  ) -> ExperimentError {
    ExperimentError(
      what, at: root?.origin(of: path) ?? Origin(), found: found, remedy: remedy)
  }

  private func checkSplit() throws(ExperimentError) {
    let split = experiment.data.split
    let sum = split.validation + split.test
    if sum >= 1 {
      throw error(
        .nothingLeftToTrain, "data", "split", found: .verbatim(NumberText.short(sum)),
        remedy: .nothingLeftRemedy)
    }
    if split.test > 0, FileSources.hasTestPart(experiment.data.source) {
      throw error(
        .testPartOfSource(experiment.data.source.name), "data", "split", "test",
        remedy: .noTestFraction)
    }
    if split.testFile != nil {
      if split.test > 0 { throw error(.testTwice, "data", "split", "test", remedy: .keepOne) }
      if experiment.data.source.name != "csv" {
        throw error(.testFileNeedsCSV, "data", "split", "testFile")
      }
    }
  }

  private func checkLayers() throws(ExperimentError) {
    if experiment.model.layers.isEmpty {
      throw error(.noLayers, "model", "layers", remedy: .noLayersRemedy)
    }
  }

  private func checkStopping() throws(ExperimentError) {
    guard experiment.data.split.validation == 0 else { return }
    if let monitor = experiment.earlyStopping?.monitor, monitor.needsValidation {
      throw error(
        .noValidationToMonitor(monitor.rawValue), "earlyStopping", "monitor",
        remedy: .noValidationRemedy)
    }
    if let monitor = scheduleMonitor, monitor.needsValidation {
      throw error(
        .noValidationToMonitor(monitor.rawValue), "schedule", "plateau", "monitor",
        remedy: .noValidationRemedy)
    }
  }

  /// What a schedule watches, when it is one particular number.
  private var scheduleMonitor: Monitor? {
    guard let schedule = experiment.schedule, schedule.name == "plateau" else { return nil }
    return schedule.options.textIfGiven("monitor").flatMap(Monitor.init(rawValue:))
  }

  private func checkClassWeights() throws(ExperimentError) {
    guard experiment.training.classWeights != nil else { return }
    let origin = experiment.written.origin("training", "classWeights")
    if experiment.task == .regression {
      throw ExperimentError(.classWeightsNeedClasses, at: origin)
    }
    guard let loss = experiment.loss,
      Catalogue.losses.entry(loss.name)?.takesClassWeights != true
    else { return }
    let losses = Catalogue.losses.entries.filter(\.takesClassWeights).map(\.name)
    throw ExperimentError(
      .lossWeighsNoClasses(loss.name), at: origin, remedy: .useOneOf(losses))
  }

  private func checkTask() throws(ExperimentError) {
    guard let task = experiment.task else { return }
    if task == .classification, experiment.data.standardizesTargets {
      throw error(.classesNotStandardized, "data", "targets", "standardize")
    }
    if let monitor = experiment.earlyStopping?.monitor { try checkMonitor(monitor, task) }
    guard task == .regression else { return }
    if let monitor = scheduleMonitor, monitor.needsClasses {
      throw error(
        .metricNeedsClasses(monitor.rawValue), "schedule", "plateau", "monitor",
        remedy: .oneOf(["loss", "validation.loss", "train.loss"]))
    }
    if experiment.training.balanced {
      throw error(.balancedNeedsClasses, "training", "balanced")
    }
    if let loss = experiment.loss, Self.needsClasses(loss) {
      throw error(
        .lossNeedsClasses(loss.name), "loss",
        remedy: .didYouMean("meanSquaredError"))
    }
    if let layer = experiment.model.layers.first(where: Self.namesClasses) {
      throw ExperimentError(
        .widthNeedsClasses, at: root == nil ? Origin() : layer.origin,
        remedy: .widthNeedsClassesRemedy)
    }
  }

  /// A metric of classes for numbers, or of numbers for classes; told with all that would do.
  private func checkMonitor(_ monitor: Monitor, _ task: LearningTask) throws(ExperimentError) {
    let isWrong = task == .regression ? monitor.needsClasses : monitor.needsNumbers
    guard isWrong else { return }
    let suitable = Monitor.allCases.filter {
      task == .regression ? !$0.needsClasses : !$0.needsNumbers
    }
    throw error(
      task == .regression
        ? .metricNeedsClasses(monitor.rawValue) : .metricNeedsNumbers(monitor.rawValue),
      "earlyStopping", "monitor", remedy: .oneOf(suitable.map(\.rawValue)))
  }

  static func needsClasses(_ loss: LossSpecification) -> Bool {
    Catalogue.losses.entry(loss.name)?.needsClasses ?? false
  }

  static func namesClasses(_ layer: LayerSpecification) -> Bool {
    layer.options["units"] == .text("classes")
      || (layer.options["body"] != nil && layer.options.list("body").contains(where: namesClasses))
  }
}
