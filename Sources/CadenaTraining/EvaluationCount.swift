/// How often a training has asked for its loss: what a method costs, whatever the machine.
///
/// An evaluation is of one batch: all rows for methods on the full batch. Measuring a part of the data
/// is none, nor is the pass that finds the accuracy of a minimiser's step.
public struct EvaluationCount: Sendable, Hashable {
  /// How often the loss was computed, alone or with its gradient.
  public var function: Int
  /// How often its gradient was computed.
  public var gradient: Int
  /// How often its Hessian was multiplied with a vector.
  public var hessianVector: Int

  /// Counts; none unless told otherwise.
  public init(function: Int = 0, gradient: Int = 0, hessianVector: Int = 0) {
    self.function = function
    self.gradient = gradient
    self.hessianVector = hessianVector
  }
}
