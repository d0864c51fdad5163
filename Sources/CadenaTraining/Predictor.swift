import CadenaData
import CadenaGraph
import CadenaNetworks
import CadenaRuntime
import CadenaText

/// A model's outputs for rows, block by block, as fast as the kernels allow: the forward pass is
/// recorded once for each size of a block and replayed.
///
///     let predictor = try Predictor(model, exampleShape: [4])
///     let outputs = try predictor.outputs(of: rows)    // rows.rows × predictor.width numbers
///
/// The model is used in inference mode. Blocks should have the same number of rows, except the last.
public final class Predictor {
  /// How many numbers the model gives for a row.
  public let width: Int
  private let model: any Module
  private let exampleShape: [Int]
  private let inputWidth: Int
  private let dtype: DType
  private var replays: [Int: Replay] = [:]

  /// A predictor of a bound model.
  ///
  /// - Throws: `ShapeError` with the layer's path when the model does not take such rows.
  public init(
    _ model: any Module, exampleShape: [Int], dtype: DType = .float32
  ) throws(ShapeError) {
    self.model = model
    self.exampleShape = exampleShape
    self.dtype = dtype
    inputWidth = exampleShape.reduce(1, *)
    width = try model.outputShape(for: Shape([2] + exampleShape)).count / 2
  }

  /// The outputs of rows, one row after the other.
  ///
  /// - Precondition: the rows have as many numbers as an example.
  public func outputs(of rows: DataMatrix) throws -> [Double] {
    require(
      rows.columns == inputWidth, "rows of \(rows.columns) numbers, expected \(inputWidth)")
    guard rows.rows > 0 else { return [] }
    let replay = try replay(rows.rows)
    let memory = replay.buffer(ofInput: 0)
    rows.values.withUnsafeBufferPointer { values in
      guard let source = values.baseAddress else { return }
      if dtype == .float64 {
        memory.assumingMemoryBound(to: Double.self).update(from: source, count: values.count)
      } else {
        let target = memory.assumingMemoryBound(to: Float.self)
        for index in values.indices { target[index] = Float(values[index]) }
      }
    }
    try replay.run()
    return replay.scalars(ofOutput: 0)
  }

  private func replay(_ rows: Int) throws -> Replay {
    if let replay = replays[rows] { return replay }
    // Updates that wait by now are no part of predicting.
    try evaluate([])
    let x = Tensor.placeholder(Shape([rows] + exampleShape), dtype: dtype)
    let replay = try Replay(
      outputs: [model(x)], inputs: [x], variables: model.parameters.map(\.storageVariable),
      sharesPlan: !model.isReplayable)
    if model.isReplayable { replays[rows] = replay }
    return replay
  }
}
