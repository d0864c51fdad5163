import CadenaData
import CadenaNetworks
import CadenaOptimizers
import CadenaTraining

/// The trainer's steps written by hand, for comparison: classes as labels, softmax cross-entropy.
final class PlainLoop {
  let model: any Module
  let optimization: Optimization
  private let data: Dataset
  private let dtype: DType
  private let seed: UInt64

  init(
    _ model: any Module, on data: Dataset, optimizer: any Optimizer,
    clipping: Clipping? = nil, dtype: DType = .float64, seed: UInt64 = 0
  ) {
    self.model = model
    self.data = data
    self.dtype = dtype
    self.seed = seed
    optimization = Optimization(
      of: model.trainableParameters, by: optimizer, clipping: clipping)
  }

  /// One update; the loss before it.
  func step(rows: ArraySlice<Int>) -> Double {
    let (x, y) = batch(rows)
    let context = Context.training(seed: seed, step: optimization.updates)
    return optimization.step { SoftmaxCrossEntropy()(model(x, context), y) }.item()
  }

  /// The features and labels of rows.
  func batch(_ rows: ArraySlice<Int>) -> (x: Tensor, y: Tensor) {
    let width = data.featureCount
    let numbers = rows.flatMap { row in (0..<width).map { data.features[row, $0] } }
    return (
      Tensor(numbers, shape: [rows.count, width], dtype: dtype),
      Tensor(rows.map { Int(data.targets.labels?[$0] ?? 0) })
    )
  }
}

/// All parameters, one after the other.
func values(of model: any Module) -> [Double] { model.parameters.flatMap(\.value.scalars) }
