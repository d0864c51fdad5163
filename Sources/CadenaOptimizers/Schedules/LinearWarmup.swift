import CadenaText

/// A rate that rises along a straight line at the beginning and then stays:
///
///     α_k = α_0 · min(1, s + (1 - s)·k/T)
public struct LinearWarmup: Schedule {
  /// The share s of the rate with which training begins, 0...1.
  public var startFactor: Double
  /// The number of updates T over which the rate rises; at least 1.
  public var steps: Int

  /// A rise from `startFactor` of the rate over `steps` updates.
  public init(startFactor: Double = 0.1, steps: Int) {
    require(
      (0...1).contains(startFactor),
      "a warm-up begins with a share of the rate from 0 to 1, not \(startFactor)")
    require(steps >= 1, "a warm-up takes at least one step, not \(steps)")
    self.startFactor = startFactor
    self.steps = steps
  }

  /// The rate of update k.
  public func rate(step: Int, base: Double) -> Double {
    base * Swift.min(1, startFactor + (1 - startFactor) * Double(step) / Double(steps))
  }
}
