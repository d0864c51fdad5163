import CadenaTraining

/// The parts of the data, measured once at the end with the best weights.
struct Measurement {
  /// The test part, if there is one.
  let test: EvaluationResult?
  /// The validation part, if there is one.
  let validation: EvaluationResult?
  /// The training part in inference mode: for a regression, or when an expectation asks for it.
  let train: EvaluationResult?

  /// Measures with the weights that the model has now.
  init(_ prepared: PreparedExperiment, _ expectations: [RunExpectation]) throws {
    let data = prepared.data
    func result(_ rows: [Int]) throws -> EvaluationResult? {
      rows.isEmpty ? nil : try prepared.trainer.evaluate(rows: rows)
    }
    let isAsked = expectations.contains { expectation in
      guard case .metric(.train, let metric) = expectation.quantity else { return false }
      return metric != .loss && metric != .accuracy
    }
    test = try result(data.test)
    validation = try result(data.validation)
    train = isAsked || data.dataset.task == .regression ? try result(data.training) : nil
  }

  /// That every expectation is about something that will be measured.
  static func check(
    _ expectations: [RunExpectation], _ prepared: PreparedExperiment
  ) throws(ExperimentError) {
    for expectation in expectations {
      try expectation.check(
        task: prepared.data.dataset.task == .classification ? .classification : .regression,
        hasValidation: !prepared.data.validation.isEmpty, hasTest: !prepared.data.test.isEmpty,
        classes: prepared.data.dataset.targets.classCount)
    }
  }
}
