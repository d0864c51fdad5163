/// A learning rate that changes while training goes on.
///
/// Schedules compute on the host; the rate enters a plan as a number that is bound at every step.
public protocol Schedule: Sendable {
  /// The rate of update k = 0, 1, …, given the rate that the optimiser was made with.
  func rate(step: Int, base: Double) -> Double
}

/// The same rate at every step.
public struct ConstantRate: Schedule {
  /// A schedule that changes nothing.
  public init() {}

  /// The base rate.
  public func rate(step: Int, base: Double) -> Double { base }
}
