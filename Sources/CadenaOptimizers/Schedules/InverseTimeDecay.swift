/// A rate that falls as one over the time: `α_k = α_0 / (1 + δ·k)`.
public struct InverseTimeDecay: Schedule {
  /// The decay δ.
  public var decay: Double

  /// A decay with factor δ.
  public init(decay: Double) { self.decay = decay }

  /// The rate of update k.
  public func rate(step: Int, base: Double) -> Double { base / (1 + decay * Double(step)) }
}
