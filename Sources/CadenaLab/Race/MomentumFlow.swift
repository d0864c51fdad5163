import Cadena

/// Momentum's differential equation (lecture 004, row C5): what its iterates become when steps are short.
///
///     m' = (1 - β)·(g - m),   θ' = -α·m,   so that   θ'' = γ₁·m - γ₂·g
///     γ₁ = α·(1 - β) - α',    γ₂ = α·(1 - β)
///
/// One unit of time is one step. With a constant α it is a ball with friction: θ'' = -(1 - β)·θ' - γ₂·g.
/// The forms `velocity` and `accumulated` with rate ε are the averaged one with α = ε/(1 - β). The path is
/// found by the method of Runge and Kutta of fourth order, eight substeps a step.
public struct MomentumFlow: Sendable {
  /// β, the decay of the mean of the gradients.
  public let momentum: Double
  /// α of every step; between two of them it goes in a straight line.
  public let rates: [Double]

  /// The flow of a method with a decay and a rate for every step.
  public init(momentum: Double, rates: [Double]) {
    self.momentum = momentum
    self.rates = rates
  }

  private static let substeps = 8

  /// The path from a point at rest, one place a step, the start first; it ends early where it leaves the
  /// finite numbers.
  public func path(from start: [Double], gradient: ([Double]) throws -> [Double]) rethrows
    -> [[Double]]
  {
    let size = start.count
    var state = start + [Double](repeating: 0, count: size)
    var path = [start]
    let h = 1 / Double(Self.substeps)
    for step in rates.indices {
      let (now, next) = (rates[step], step + 1 < rates.count ? rates[step + 1] : rates[step])
      for part in 0..<Self.substeps {
        func slope(_ state: [Double], _ share: Double) throws -> [Double] {
          let rate = now + (next - now) * (Double(part) + share) * h
          let g = try gradient(Array(state[..<size]))
          return (0..<size).map { -rate * state[size + $0] }
            + (0..<size).map { (1 - momentum) * (g[$0] - state[size + $0]) }
        }
        func moved(_ slope: [Double], _ length: Double) -> [Double] {
          zip(state, slope).map { $0 + length * $1 }
        }
        let first = try slope(state, 0)
        let second = try slope(moved(first, h / 2), 0.5)
        let third = try slope(moved(second, h / 2), 0.5)
        let fourth = try slope(moved(third, h), 1)
        for index in state.indices {
          let middle = 2 * (second[index] + third[index])
          state[index] += h / 6 * (first[index] + middle + fourth[index])
        }
      }
      guard state.allSatisfy({ $0.isFinite && abs($0) < 1e6 }) else { break }
      path.append(Array(state[..<size]))
    }
    return path
  }
}
