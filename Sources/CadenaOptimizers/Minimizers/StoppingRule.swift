/// When a minimiser ends.
///
/// Besides these rules a method that takes gradients ends when neither value nor gradient has become
/// smaller than ever before in three iterations and the value differs by rounding alone, or when no step
/// makes the function smaller. A method without gradients ends at `targetValue`, or when the iterations
/// are used up: that a trial brought nothing says little about the next one.
public struct StoppingRule: Sendable, Hashable {
  /// Ends when the gradient's Euclidean length is at most this.
  public var gradientTolerance: Double
  /// Ends when an iteration lowers the value by at most this, relative to the value; 0 for off.
  public var valueTolerance: Double
  /// Ends after so many iterations.
  public var maximumIterations: Int
  /// Ends when the value is at most this; nil for off.
  public var targetValue: Double?

  /// A rule; by default a gradient of 1e-8 or a thousand iterations.
  public init(
    gradientTolerance: Double = 1e-8, valueTolerance: Double = 0, maximumIterations: Int = 1000,
    targetValue: Double? = nil
  ) {
    self.gradientTolerance = gradientTolerance
    self.valueTolerance = valueTolerance
    self.maximumIterations = maximumIterations
    self.targetValue = targetValue
  }
}
