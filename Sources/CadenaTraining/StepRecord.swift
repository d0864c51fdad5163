/// One update of the parameters.
public struct StepRecord: Sendable, Hashable {
  /// The number of the update, from 1, counted over all epochs.
  public var step: Int
  /// The loss of the step's batch before the update, penalty included.
  public var loss: Double
  /// The learning rate of the update.
  public var learningRate: Double

  /// The record of a step.
  public init(step: Int, loss: Double, learningRate: Double) {
    self.step = step
    self.loss = loss
    self.learningRate = learningRate
  }
}
