import CadenaText

/// One rise to the optimiser's rate and one fall to almost nothing (Smith and Topin 2018), as PyTorch's
/// `OneCycleLR` does it.
///
/// With the optimiser's rate as the largest, T updates and the share p of the rise: up from
/// α / initialDivisor while k goes from 0 to p·T - 1, then down to α / initialDivisor / finalDivisor at
/// k = T - 1. With three phases the fall takes as long as the rise and ends at α / initialDivisor, at
/// k = 2·p·T - 2, and the rest goes down to the end. Between two rates along half a cosine or a line.
public struct OneCycle: Schedule {
  /// The way between two rates.
  public enum Annealing: String, Sendable, CaseIterable {
    /// Along half a cosine.
    case cosine
    /// Along a straight line.
    case linear
  }

  /// The number of updates T; at least 2.
  public var steps: Int
  /// The share p of the updates in which the rate rises.
  public var rise: Double
  /// The way between two rates.
  public var annealing: Annealing
  /// How many times smaller the first rate is than the largest.
  public var initialDivisor: Double
  /// How many times smaller the last rate is than the first.
  public var finalDivisor: Double
  /// Whether the fall is divided in two.
  public var hasThreePhases: Bool

  /// PyTorch's values, unless told otherwise.
  public init(
    steps: Int, rise: Double = 0.3, annealing: Annealing = .cosine, initialDivisor: Double = 25,
    finalDivisor: Double = 1e4, hasThreePhases: Bool = false
  ) {
    require(steps >= 2, "one cycle takes at least two steps, not \(steps)")
    self.steps = steps
    self.rise = rise
    self.annealing = annealing
    self.initialDivisor = initialDivisor
    self.finalDivisor = finalDivisor
    self.hasThreePhases = hasThreePhases
  }

  /// The rate of update k.
  public func rate(step: Int, base: Double) -> Double {
    let first = base / initialDivisor
    let last = first / finalDivisor
    let end = Double(steps - 1)
    let top = rise * Double(steps) - 1
    var phases = [(end: top, from: first, to: base)]
    if hasThreePhases { phases.append((end: 2 * top, from: base, to: first)) }
    phases.append((end: end, from: hasThreePhases ? first : base, to: last))
    let position = Swift.min(Double(step), end)
    var begin = 0.0
    for phase in phases {
      if position <= phase.end || phase.end == end {
        let length = phase.end - begin
        let part = length > 0 ? (position - begin) / length : 1
        let fall = annealing == .cosine ? cosineFall(part) : 1 - part
        return phase.to + (phase.from - phase.to) * fall
      }
      begin = phase.end
    }
    return last
  }
}
