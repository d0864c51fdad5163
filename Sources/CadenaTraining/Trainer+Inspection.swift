import CadenaData
import CadenaGraph
import CadenaNetworks
import CadenaOperations
import CadenaOptimizers

extension Trainer {
  /// The floating-point operations of one example: the forward pass in training mode, and the pass
  /// with the loss and all gradients. They are counted in the graph of a batch and divided by its
  /// rows; penalties and the update do not grow with the rows and are left out.
  public func operationsPerExample(batch: Int = 32) -> (forward: Int, training: Int) {
    Self.operationsPerExample(
      model, loss: loss, form: form, exampleShape: data.features.exampleShape, dtype: dtype,
      batch: batch)
  }

  /// The floating-point operations of one example of a bound model, without data.
  public static func operationsPerExample(
    _ model: any Module, loss: any Loss, form: TargetForm, exampleShape: [Int], dtype: DType,
    batch: Int = 32
  ) -> (forward: Int, training: Int) {
    let x = Tensor.placeholder(Shape([batch] + exampleShape), dtype: dtype)
    let target = form.type(batch: batch, dtype: dtype)
    let y = Tensor.placeholder(target.shape, dtype: target.dtype)
    let prediction = model(x, .recording)
    let total = loss(prediction, y)
    let gradients = gradient(
      of: total, withRespectTo: model.trainableParameters.map(\.value))
    return (
      OperationCount.count([prediction]) / batch,
      OperationCount.count([total] + gradients) / batch
    )
  }

  /// Compares the gradients of training with differences of the loss, penalties included, on rows
  /// of the data set. The model should be in double precision; it is not changed.
  public func gradientCheck(
    rows: [Int], options: ModelGradientCheck.Options
  ) throws -> ModelGradientCheck {
    let (x, y) = tensors(of: rows)
    return try ModelGradientCheck(
      model, loss: loss, penalties: penalties, input: x, target: y, options: options)
  }

  /// The loss that a step makes smaller, penalties included, as a function of the trainable parameters:
  /// for curvature, and for comparing steps on the same rows.
  ///
  /// It is computed as in training, with the batch's own statistics and the dropout masks of one step, on
  /// a copy of the model, which stays as it is; so it is the same function every time. Coordinates are
  /// those of `trainableParameters`, one after the other. The model should be in double precision.
  ///
  /// - Parameter rows: rows of the data set, as one batch.
  public func objective(rows: [Int]) -> Objective {
    let (x, y) = tensors(of: rows)
    let copy = model.copy()
    let parameters = copy.trainableParameters
    let (loss, penalties, seed) = (loss, penalties, options.seed)
    return Objective(of: parameters) {
      var total = loss(copy(x, .training(seed: seed, step: 1)), y)
      for penalty in penalties {
        if let term = penalty(parameters) { total = total + term }
      }
      return total
    }
  }

  /// Features and targets of rows, as a step gets them.
  private func tensors(of rows: [Int]) -> (Tensor, Tensor) {
    let shape = Shape([rows.count] + data.features.exampleShape)
    let storage = Storage(byteCount: shape.count * dtype.byteCount)
    if dtype == .float64 {
      data.features.copyRows(rows[...], into: storage.base.assumingMemoryBound(to: Double.self))
    } else {
      data.features.copyRows(rows[...], into: storage.base.assumingMemoryBound(to: Float.self))
    }
    let type = form.type(batch: rows.count, dtype: dtype)
    let targets = Storage(byteCount: type.byteCount)
    form.fill(data.targets, rows[...], dtype, targets.base)
    return (
      Tensor(storage, shape: shape, dtype: dtype),
      Tensor(targets, shape: type.shape, dtype: type.dtype)
    )
  }
}
