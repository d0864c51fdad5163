import CadenaData
import CadenaGraph
import CadenaNetworks

/// Measures a model on parts of a data set, in batches, with recorded programs.
final class Evaluator {
  private let model: any Module
  private let loss: any Loss
  private let form: TargetForm
  private let dtype: DType
  private let meaning: OutputMeaning
  private let labelWeights: [Double]?
  private let monitored: Metric
  private var programs: [Int: EvaluationProgram] = [:]
  var targetScaling: TargetScaling?

  /// Rows per run: enough to keep the kernels busy, few enough to stay in the cache.
  static let batch = 256

  init(
    model: any Module, loss: any Loss, form: TargetForm, dtype: DType, monitored: Metric = .loss
  ) {
    self.model = model
    self.loss = loss
    self.form = form
    self.dtype = dtype
    self.monitored = monitored
    meaning = OutputMeaning(of: loss, form: form)
    labelWeights = form == .labels ? loss.labelWeights : nil
  }

  /// What one pass over rows gives.
  private struct Pass {
    var loss = 0.0
    var outputs: [Double] = []
    var width = 0
    var confusion: ConfusionMatrix?
  }

  /// The metrics of an epoch's end: loss, accuracy and F1, or loss, R², MAE and RMSE, which cost
  /// next to nothing, and the monitored one.
  func metrics(_ data: Dataset, _ rows: [Int]) throws -> PartMetrics {
    let pass = try pass(data, rows, keepsOutputs: data.task == .regression || monitored.needsScores)
    var metrics = PartMetrics(loss: pass.loss, accuracy: pass.confusion?.value(of: .accuracy))
    if let confusion = pass.confusion {
      metrics.further[.f1] = confusion.value(of: .f1)
      if monitored.needsScores {
        let report = classification(pass, data, rows)
        metrics[monitored] = report.value(of: monitored)
        if monitored == .topK { metrics.hitClasses = report.usualTopK }
      } else if monitored != .loss {
        metrics[monitored] = confusion.value(of: monitored)
      }
    } else {
      let report = regression(pass, data, rows)
      for metric in [.r2, .mae, .rmse] as [Metric] {
        metrics.further[metric] = report.value(of: metric)
      }
      if monitored != .loss { metrics[monitored] = report.value(of: monitored) }
    }
    return metrics
  }

  /// Everything about rows.
  func result(_ data: Dataset, _ rows: [Int]) throws -> EvaluationResult {
    let pass = try pass(data, rows, keepsOutputs: true)
    var metrics = PartMetrics(loss: pass.loss, accuracy: pass.confusion?.value(of: .accuracy))
    let classes = pass.confusion.map { _ in classification(pass, data, rows) }
    let numbers = pass.confusion == nil ? regression(pass, data, rows) : nil
    for metric in Metric.allCases where metric != .loss && metric != .accuracy {
      metrics.further[metric] = classes?.value(of: metric) ?? numbers?.value(of: metric)
    }
    metrics.hitClasses = classes?.usualTopK
    let width = pass.width
    let outputs = stride(from: 0, to: pass.outputs.count, by: Swift.max(1, width)).map {
      Array(pass.outputs[$0..<($0 + width)])
    }
    let known = data.targets.classCount ?? 0
    return EvaluationResult(
      metrics: metrics,
      confusion: (pass.confusion?.table ?? []).prefix(known).map { Array($0.prefix(known)) },
      outputs: outputs,
      classification: classes, regression: numbers)
  }

  /// The loss over a few rows, in one run; nil where their labels have no weight.
  func loss(_ data: Dataset, _ rows: ArraySlice<Int>) throws -> Double? {
    guard isSum || share(of: rows, data.targets.labels) > 0 else { return nil }
    return try program(rows.count, data).run(data.features, data.targets, rows)
  }

  /// The loss over rows (that of batches weighted by their rows, or by the weights of their labels
  /// where the mean divides by those), confusions, and the outputs when
  /// they are wanted.
  private func pass(_ data: Dataset, _ rows: [Int], keepsOutputs: Bool) throws -> Pass {
    var pass = Pass()
    var (total, divisor) = (0.0, 0.0)
    let labels = data.targets.labels
    let classes = data.targets.classCount ?? 0
    var confusion = ConfusionMatrix(classes: classes)
    for start in stride(from: 0, to: rows.count, by: Evaluator.batch) {
      let part = rows[start..<Swift.min(rows.count, start + Evaluator.batch)]
      let program = try program(part.count, data)
      let loss = try program.run(data.features, data.targets, part)
      let share = isSum ? 1 : share(of: part, labels)
      total += loss * share
      divisor += share
      pass.width = program.outputWidth
      // A model may have outputs beyond the classes.
      if start == 0, labels != nil, pass.width > classes {
        confusion = ConfusionMatrix(classes: pass.width)
      }
      guard labels != nil || keepsOutputs else { continue }
      let values = program.predictions
      if let labels {
        for (position, row) in part.enumerated() {
          confusion.add(
            Int(labels[row]),
            takenFor: predictedClass(values, position * pass.width, pass.width))
        }
      }
      if keepsOutputs { pass.outputs += values }
    }
    pass.loss = isSum ? total : total / divisor
    if labels != nil { pass.confusion = confusion }
    return pass
  }

  private var isSum: Bool { loss.reduction == .sum }

  /// What the mean over a batch divides by.
  private func share(of rows: ArraySlice<Int>, _ labels: [Int32]?) -> Double {
    guard let labelWeights, let labels else { return Double(rows.count) }
    return rows.reduce(0) { $0 + labelWeights[Int(labels[$1])] }
  }

  /// The class that outputs stand for: the largest, or for one output the side of the threshold.
  private func predictedClass(_ outputs: [Double], _ start: Int, _ width: Int) -> Int {
    if case .column(_, let threshold) = form { return outputs[start] > threshold ? 1 : 0 }
    var best = 0
    for index in 0..<width where outputs[start + index] > outputs[start + best] { best = index }
    return best
  }

  private func classification(
    _ pass: Pass, _ data: Dataset, _ rows: [Int]
  ) -> ClassificationReport {
    let scores = meaning.scores(of: pass.outputs, width: pass.width)
    let labels = data.targets.labels.map { labels in rows.map { Int(labels[$0]) } } ?? []
    return ClassificationReport(
      probabilities: scores.values, classes: scores.classes, labels: labels,
      areProbabilities: scores.areProbabilities)
  }

  private func regression(_ pass: Pass, _ data: Dataset, _ rows: [Int]) -> RegressionReport {
    guard case .values(let values, let width) = data.targets, pass.width == width else {
      return RegressionReport(predictions: [], targets: [])
    }
    var targets: [Double] = []
    targets.reserveCapacity(rows.count * width)
    for row in rows { targets += values[(row * width)..<((row + 1) * width)] }
    var predictions = pass.outputs
    // This loss takes logarithms of what is counted.
    if loss is PoissonNegativeLogLikelihood {
      predictions = predictions.map(OutputMeaning.exponential)
    }
    if let targetScaling {
      for index in targets.indices {
        let column = index % width
        let (mean, deviation) = (targetScaling.means[column], targetScaling.deviations[column])
        targets[index] = targets[index] * deviation + mean
        predictions[index] = predictions[index] * deviation + mean
      }
    }
    return RegressionReport(predictions: predictions, targets: targets, width: width)
  }

  private func program(_ batch: Int, _ data: Dataset) throws -> EvaluationProgram {
    if let program = programs[batch] { return program }
    let program = try EvaluationProgram(
      model: model, loss: loss, form: form, batch: batch,
      exampleShape: data.features.exampleShape, dtype: dtype)
    if model.isReplayable { programs[batch] = program }
    return program
  }
}
