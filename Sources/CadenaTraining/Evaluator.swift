import CadenaData
import CadenaGraph
import CadenaNetworks

/// A model measured on rows: loss, accuracy, confusion, outputs.
public struct EvaluationResult: Sendable, Hashable {
  /// Loss over all rows, without penalty, and accuracy.
  public var metrics: PartMetrics
  /// How often each true class (row) was taken for each class (column); empty for regression.
  public var confusion: [[Int]]
  /// The model's outputs, row by row.
  public var outputs: [[Double]]
}

/// Measures a model on parts of a data set, in batches, with recorded programs.
final class Evaluator {
  private let model: any Module
  private let loss: any Loss
  private let form: TargetForm
  private let dtype: DType
  private var programs: [Int: EvaluationProgram] = [:]

  /// Rows per run: enough to keep the kernels busy, few enough to stay in the cache.
  private static let batch = 256

  init(model: any Module, loss: any Loss, form: TargetForm, dtype: DType) {
    self.model = model
    self.loss = loss
    self.form = form
    self.dtype = dtype
  }

  /// Loss and accuracy on rows; the loss of batches is weighted by their rows.
  func metrics(_ data: Dataset, _ rows: [Int]) throws -> PartMetrics {
    try result(data, rows, keepsOutputs: false).metrics
  }

  /// Everything about rows.
  func result(
    _ data: Dataset, _ rows: [Int], keepsOutputs: Bool = true
  ) throws -> EvaluationResult {
    var total = 0.0
    var hits = 0
    let classes = data.targets.classCount ?? 0
    var confusion = [[Int]](repeating: [Int](repeating: 0, count: classes), count: classes)
    var outputs: [[Double]] = []
    let labels = data.targets.labels
    for start in stride(from: 0, to: rows.count, by: Evaluator.batch) {
      let part = rows[start..<Swift.min(rows.count, start + Evaluator.batch)]
      let program = try program(part.count, data)
      let loss = try program.run(data.features, data.targets, part)
      total += loss * (isSum ? 1 : Double(part.count))
      let values = program.predictions
      let width = program.outputWidth
      for (position, row) in part.enumerated() {
        let output = Array(values[(position * width)..<((position + 1) * width)])
        if let labels, let predicted = predictedClass(output) {
          let truth = Int(labels[row])
          if predicted == truth { hits += 1 }
          if predicted < classes { confusion[truth][predicted] += 1 }
        }
        if keepsOutputs { outputs.append(output) }
      }
    }
    let count = Double(rows.count)
    return EvaluationResult(
      metrics: PartMetrics(
        loss: isSum ? total : total / count,
        accuracy: labels == nil ? nil : Double(hits) / count),
      confusion: confusion, outputs: outputs)
  }

  private var isSum: Bool { loss.reduction == .sum }

  /// The class that outputs stand for: the largest, or for one output the side of the threshold.
  private func predictedClass(_ output: [Double]) -> Int? {
    if case .column(_, let threshold) = form { return output[0] > threshold ? 1 : 0 }
    var best = 0
    for index in output.indices where output[index] > output[best] { best = index }
    return output.isEmpty ? nil : best
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
