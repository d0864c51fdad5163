import CadenaData
import CadenaGraph
import CadenaNetworks
import CadenaRuntime

/// Predictions and loss without training, for batches of one size, recorded once.
final class EvaluationProgram {
  private let replay: Replay
  private let form: TargetForm
  private let dtype: DType
  let outputWidth: Int
  let batch: Int

  /// Records the forward pass and, when a loss is given, the loss.
  init(
    model: any Module, loss: any Loss, form: TargetForm, batch: Int, exampleShape: [Int],
    dtype: DType
  ) throws {
    // Updates that wait by now are no part of measuring.
    try evaluate([])
    self.form = form
    self.dtype = dtype
    self.batch = batch
    let x = Tensor.placeholder(Shape([batch] + exampleShape), dtype: dtype)
    let targetType = form.type(batch: batch, dtype: dtype)
    let y = Tensor.placeholder(targetType.shape, dtype: targetType.dtype)
    let prediction = model(x)
    outputWidth = prediction.count / Swift.max(1, batch)
    replay = try Replay(
      outputs: [loss(prediction, y), prediction], inputs: [x, y],
      variables: model.parameters.map(\.storageVariable), sharesPlan: !model.isReplayable)
  }

  /// The loss of rows; the predictions can be read afterwards.
  func run(_ features: Features, _ targets: Targets, _ rows: ArraySlice<Int>) throws -> Double {
    features.gather(rows, as: dtype, into: replay.buffer(ofInput: 0))
    form.fill(targets, rows, dtype, replay.buffer(ofInput: 1))
    try replay.run()
    return replay.number(ofOutput: 0)
  }

  /// The outputs of the last run, row by row.
  var predictions: [Double] { replay.scalars(ofOutput: 1) }
}
