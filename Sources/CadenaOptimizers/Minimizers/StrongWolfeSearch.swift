/// A step that makes the function smaller and the slope flat enough: the strong Wolfe conditions.
///
///     f(x + αd) ≤ f(x) + c₁·α·∇f(x)·d        |∇f(x + αd)·d| ≤ c₂·|∇f(x)·d|
///
/// Nocedal and Wright, "Numerical Optimization" (2006), algorithms 3.5 (a bracket) and 3.6 (inside
/// it): every new step is the minimiser of the cubic through two values and slopes, kept away from
/// the ends of the bracket, and the bracket is halved when that has not made it a third smaller twice
/// in a row. A step where the function is not finite bounds the bracket. Where values differ by
/// rounding alone, the slopes decide (the approximate conditions of Hager and Zhang, 2005).
public struct StrongWolfeSearch: Sendable, Hashable {
  /// The share c₁ of the promised decrease that is enough; 1e-4 unless told otherwise.
  public var sufficientDecrease: Double
  /// The share c₂ of the slope that may be left, above c₁ and below 1.
  public var curvature: Double
  /// The most evaluations of one search.
  public var maximumEvaluations: Int

  /// The conditions' constants: 0.9 suits quasi-Newton methods, 0.1 conjugate gradients.
  public init(
    sufficientDecrease: Double = 1e-4, curvature: Double = 0.9, maximumEvaluations: Int = 30
  ) {
    self.sufficientDecrease = sufficientDecrease
    self.curvature = curvature
    self.maximumEvaluations = maximumEvaluations
  }

  /// The step along a line that leads downwards; nil when none was found.
  func search(_ line: SearchLine, firstStep: Double) throws -> SearchTrial? {
    let start = line.start
    var previous = start
    var step = firstStep
    var ceiling = Double.infinity
    var left = maximumEvaluations
    while left > 0, !line.isTooSmall(step) {
      let trial = try line.trial(at: step)
      left -= 1
      guard trial.isFinite else {
        ceiling = step
        step = previous.step + (step - previous.step) / 4
        continue
      }
      if isAcceptable(trial, line) { return trial }
      if !decreases(trial, start) || (previous.step > 0 && trial.value >= previous.value) {
        return try zoom(line, low: previous, high: trial, &left)
      }
      if trial.slope >= 0 { return try zoom(line, low: trial, high: previous, &left) }
      let width = trial.step - previous.step
      let longest = min(trial.step + 9 * width, (trial.step + ceiling) / 2)
      let shortest = min(trial.step + width / 10, longest)
      let guess = Self.cubicMinimiser(previous, trial) ?? longest
      previous = trial
      step = guess > trial.step ? min(max(guess, shortest), longest) : longest
    }
    return previous.step > 0 ? previous : nil
  }

  /// Algorithm 3.6: `low` has the smallest value so far among steps that decrease enough.
  private func zoom(
    _ line: SearchLine, low: SearchTrial, high: SearchTrial, _ left: inout Int
  ) throws -> SearchTrial? {
    var low = low
    var high = high
    var slow = 0
    while left > 0 {
      let width = high.step - low.step
      guard !line.isTooSmall(abs(width)) else { break }
      var step = Self.cubicMinimiser(low, high) ?? (low.step + width / 2)
      if slow >= 2 { step = low.step + width / 2 }
      let margin = abs(width) / 10
      step = min(
        max(step, min(low.step, high.step) + margin), max(low.step, high.step) - margin)
      let trial = try line.trial(at: step)
      left -= 1
      if trial.isFinite, isAcceptable(trial, line) { return trial }
      if !trial.isFinite || !decreases(trial, line.start) || trial.value >= low.value {
        high = trial
      } else {
        if trial.slope * width >= 0 { high = low }
        low = trial
      }
      slow = abs(high.step - low.step) > abs(width) * 2 / 3 ? slow + 1 : 0
    }
    return low.step > 0 ? low : nil
  }

  private func decreases(_ trial: SearchTrial, _ start: SearchTrial) -> Bool {
    trial.value <= start.value + sufficientDecrease * trial.step * start.slope
  }

  private func isAcceptable(_ trial: SearchTrial, _ line: SearchLine) -> Bool {
    let start = line.start
    if decreases(trial, start) { return abs(trial.slope) <= -curvature * start.slope }
    return abs(trial.value - start.value) <= line.rounding
      && trial.slope >= max(curvature, 0.9) * start.slope
      && trial.slope <= (2 * sufficientDecrease - 1) * start.slope
  }

  /// Where the cubic through two values and slopes is smallest (Nocedal and Wright, equation 3.59);
  /// nil when it has no minimiser.
  static func cubicMinimiser(_ a: SearchTrial, _ b: SearchTrial) -> Double? {
    guard a.isFinite, b.isFinite, a.step != b.step else { return nil }
    let first = a.slope + b.slope - 3 * (a.value - b.value) / (a.step - b.step)
    let square = first * first - a.slope * b.slope
    guard square >= 0 else { return nil }
    let second = b.step > a.step ? square.squareRoot() : -square.squareRoot()
    let step =
      b.step - (b.step - a.step) * (b.slope + second - first) / (b.slope - a.slope + 2 * second)
    return step.isFinite ? step : nil
  }
}
