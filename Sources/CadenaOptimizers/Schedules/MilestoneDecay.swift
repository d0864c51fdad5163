/// A rate that is multiplied by a factor at chosen updates:
///
///     α_k = α_0 · γ^(number of milestones ≤ k)
public struct MilestoneDecay: Schedule {
  /// The updates at which the rate is cut, in any order.
  public var milestones: [Int]
  /// The factor γ.
  public var factor: Double

  /// Cuts by `factor` at the milestones.
  public init(milestones: [Int], factor: Double) {
    self.milestones = milestones
    self.factor = factor
  }

  /// The rate of update k.
  public func rate(step: Int, base: Double) -> Double {
    base * exponential(base: factor, Double(milestones.count { $0 <= step }))
  }
}
