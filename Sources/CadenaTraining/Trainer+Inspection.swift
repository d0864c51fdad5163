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
    let batch = BatchTensors(data, rows[...], form: form, dtype: dtype)
    return try ModelGradientCheck(
      model, loss: loss, penalties: penalties, input: batch.features, target: batch.targets,
      options: options)
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
    let batch = BatchTensors(data, rows[...], form: form, dtype: dtype)
    let copy = model.copy()
    let parameters = copy.trainableParameters
    let (loss, penalties, seed) = (loss, penalties, options.seed)
    return Objective(of: parameters) {
      var total = loss(
        copy(batch.features, .training(seed: seed, step: 1)), batch.targets)
      for penalty in penalties {
        if let term = penalty(parameters) { total = total + term }
      }
      return total
    }
  }
}
