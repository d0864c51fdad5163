import CadenaOptimizers
import CadenaText

extension Experiment {
  /// The minimiser that trains; nil for an optimiser that takes gradients of batches.
  var minimizer: (any Minimizer)? { (optimizer.optimizer() as? Minimizing)?.minimizer }

  /// The batch that a minimiser of one function needs, where the file asks for no other.
  func withWholeBatch(_ root: YamlNode) -> Experiment {
    guard let minimizer, minimizer.needsSameFunction,
      root.value("training")?.value("batchSize") == nil
    else { return self }
    var experiment = self
    experiment.training.batchSize = .full
    return experiment
  }
}

extension ExperimentCheck {
  /// What a minimiser cannot work with, as far as it can be seen without data.
  func checkMinimizer() throws(ExperimentError) {
    guard let minimizer = experiment.minimizer else { return }
    let name = experiment.optimizer.name
    func error(_ what: Message, _ path: [String], _ remedy: Message?) -> ExperimentError {
      ExperimentError(what, at: experiment.written.origin(path), remedy: remedy)
    }
    if experiment.clip != nil {
      throw error(
        minimizer.takesGradients ? .minimizerTakesNoClipping : .nothingToClip(name), ["clip"],
        .leaveOut("clip"))
    }
    if experiment.averaging != nil {
      throw error(.minimizerTakesNoAverage(name), ["averaging"], .leaveOut("averaging"))
    }
    if experiment.schedule != nil, minimizer.learningRate == nil {
      throw error(.noRateToSchedule(name), ["schedule"], .leaveOut("schedule"))
    }
    guard minimizer.needsSameFunction else { return }
    if experiment.training.balanced {
      throw error(.minimizerNeedsAllRows, ["training", "balanced"], .minimizerNotBalanced)
    }
    if let layer = Self.dropout(experiment.model.layers) {
      throw ExperimentError(
        .minimizerNeedsNoMasks, at: root == nil ? Origin() : layer.origin,
        remedy: .minimizerNoDropout)
    }
  }

  /// The first dropout that drops something.
  private static func dropout(_ layers: [LayerSpecification]) -> LayerSpecification? {
    for layer in layers {
      if layer.name == "dropout", layer.options.numberIfGiven("rate") ?? 0 > 0 { return layer }
      if layer.options["body"] != nil, let inner = dropout(layer.options.list("body")) {
        return inner
      }
    }
    return nil
  }
}

extension PreparedExperiment {
  /// The most weights of which the whole covariance matrix is kept.
  private static let largestCovariance = 2000

  /// What a minimiser cannot work with, once rows and weights are known.
  static func checkMinimizer(
    _ experiment: Experiment, batches: Int, weights: Int
  ) throws(ExperimentError) {
    guard let minimizer = experiment.minimizer else { return }
    if minimizer.needsSameFunction, batches != 1 {
      throw ExperimentError(
        .minimizerNeedsAllRows, at: experiment.written.origin(["training", "batchSize"]),
        found: .batchesPerEpoch(batches), remedy: .minimizerFullBatch)
    }
    if let method = minimizer as? CMAES, method.covariance == .full, weights > largestCovariance {
      throw ExperimentError(
        .covarianceTooLarge(weights), at: experiment.written.origin(["optimizer", "cmaES"]),
        remedy: .covarianceDiagonal)
    }
  }
}
