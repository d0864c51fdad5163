import CadenaGraph

/// Gradient descent with the gradient from differences of values, one weight after the other (lecture
/// 004: "expensive in practice, with an error that grows with the dimension").
///
///     central:  g_i = (f(w + h e_i) - f(w - h e_i)) / 2h,  error O(h²), 2 evaluations per weight
///     forward:  g_i = (f(w + h e_i) - f(w)) / h,           error O(h),  1 evaluation per weight
///     w ← w - α g
///
/// Without a spacing, h balances the error of the formula against rounding: `ε^(1/3)·max(1, |w_i|)`
/// central and `ε^(1/2)·max(1, |w_i|)` forward, with ε of the function's element type (Dennis and
/// Schnabel, 1983).
public struct FiniteDifferences: Minimizer {
  /// The formula.
  public enum Scheme: String, Sendable, CaseIterable {
    /// Both sides.
    case central
    /// One side.
    case forward
  }

  /// The learning rate α.
  public var rate: Double
  /// The formula.
  public var scheme: Scheme
  /// The spacing h; nil chooses it for each weight.
  public var spacing: Double?
  /// When to end.
  public var stopping: StoppingRule

  /// The method.
  public init(
    learningRate: Double = 0.1, scheme: Scheme = .central, spacing: Double? = nil,
    stopping: StoppingRule = StoppingRule()
  ) {
    rate = learningRate
    self.scheme = scheme
    self.spacing = spacing
    self.stopping = stopping
  }

  /// False: values are all it knows.
  public var takesGradients: Bool { false }

  /// α.
  public var learningRate: Double? { rate }

  /// Nothing to remember.
  public func makeSearch() -> any DescentSearch { Search(method: self) }

  private struct Search: DescentSearch {
    let method: FiniteDifferences

    mutating func step(_ place: DescentPlace) throws -> DescentStep? {
      let isCentral = method.scheme == .central
      let usual = exponential(base: place.objective.epsilon, isCentral ? 1.0 / 3 : 0.5)
      let here = isCentral ? 0 : try place.known().value
      var slope = place.point
      var point = place.point
      var sum = 0.0
      for index in point.indices {
        let middle = place.point[index]
        let spacing = method.spacing ?? usual * max(1, abs(middle))
        point[index] = middle + spacing
        place.objective.round(&point)
        let high = try place.objective.value(at: point)
        let right = point[index]
        var (low, left) = (here, middle)
        if isCentral {
          point[index] = middle - spacing
          place.objective.round(&point)
          low = try place.objective.value(at: point)
          left = point[index]
        }
        // What was really stepped, after rounding.
        slope[index] = (high - low) / (right - left)
        sum += isCentral ? (high + low) / 2 : low
        point[index] = middle
      }
      return DescentStep(
        point: place.point(moved: -place.learningRate, along: slope),
        value: sum / Double(point.count), length: place.learningRate, isExact: false)
    }
  }
}
