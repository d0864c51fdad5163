/// A step that fulfils the strong Wolfe conditions, found by the method of Moré and Thuente.
///
///     f(x + αd) ≤ f(x) + c₁·α·∇f(x)·d        |∇f(x + αd)·d| ≤ c₂·|∇f(x)·d|
///
/// An interval with a minimiser shrinks around it; each trial is taken from cubics and parabolas through
/// the values and slopes at its best end, at its other end and at the last trial, by four cases (section
/// 4 of the paper), and the interval is halved when two trials have not made it a third smaller. Until a
/// trial has decreased enough with a slope upwards, the function less its promised decrease is searched
/// in place of the function. It spends fewer evaluations than `StrongWolfeSearch` where the first step is
/// a poor guess, as that of conjugate gradients.
///
/// Moré and Thuente, "Line search algorithms with guaranteed sufficient decrease", 1994.
public struct MoreThuenteSearch: Sendable, Hashable {
  /// The share c₁ of the promised decrease that is enough.
  public var sufficientDecrease: Double
  /// The share c₂ of the slope that may be left, above c₁ and below 1.
  public var curvature: Double
  /// The most evaluations of one search.
  public var maximumEvaluations: Int

  /// The conditions' constants.
  public init(
    sufficientDecrease: Double = 1e-4, curvature: Double = 0.4, maximumEvaluations: Int = 100
  ) {
    self.sufficientDecrease = sufficientDecrease
    self.curvature = curvature
    self.maximumEvaluations = maximumEvaluations
  }

  /// Step, value and slope of a point on the line.
  private struct Place {
    var step: Double
    var value: Double
    var slope: Double

    /// The same for the function less a straight line.
    func less(_ slope: Double) -> Place {
      Place(step: step, value: value - step * slope, slope: self.slope - slope)
    }
  }

  /// Where the search stands.
  private struct Interval {
    /// The end with the smallest value so far.
    var best: Place
    /// The other end.
    var other: Place
    /// Whether there is a minimiser between them.
    var isBracket = false
    /// The steps between which the next trial lies.
    var lower: Double
    var upper: Double
  }

  /// The step along a line that leads downwards; nil when none was found.
  func search(_ line: SearchLine, firstStep: Double) throws -> SearchTrial? {
    let start = line.start
    let origin = Place(step: 0, value: start.value, slope: start.slope)
    let promised = sufficientDecrease * start.slope
    var interval = Interval(best: origin, other: origin, lower: 0, upper: 5 * firstStep)
    var ceiling = Double.infinity
    var isFirstStage = true
    var widths = (last: Double.infinity, before: Double.infinity)
    var step = firstStep
    var found: SearchTrial?
    for _ in 0..<maximumEvaluations {
      guard !line.isTooSmall(step) else { break }
      let trial = try line.trial(at: step)
      guard trial.isFinite else {
        ceiling = step
        step = interval.best.step + (step - interval.best.step) / 4
        continue
      }
      let decreases = trial.value <= start.value + step * promised
      if isAcceptable(trial, line, decreases) { return trial }
      if decreases, found.map({ trial.value < $0.value }) ?? true { found = trial }
      if isFirstStage && decreases && trial.slope >= 0 { isFirstStage = false }
      let place = Place(step: step, value: trial.value, slope: trial.slope)
      if isFirstStage && !decreases && trial.value <= interval.best.value {
        var shifted = interval
        shifted.best = interval.best.less(promised)
        shifted.other = interval.other.less(promised)
        step = Self.advance(&shifted, place.less(promised))
        shifted.best = shifted.best.less(-promised)
        shifted.other = shifted.other.less(-promised)
        interval = shifted
      } else {
        step = Self.advance(&interval, place)
      }
      if interval.isBracket {
        let width = abs(interval.other.step - interval.best.step)
        if width >= 0.66 * widths.before {
          step = interval.best.step + (interval.other.step - interval.best.step) / 2
        }
        widths = (width, widths.last)
        interval.lower = min(interval.best.step, interval.other.step)
        interval.upper = max(interval.best.step, interval.other.step)
        if step <= interval.lower || step >= interval.upper
          || interval.upper - interval.lower <= 1e-14 * interval.upper
        {
          break
        }
      } else {
        interval.lower = step + 1.1 * (step - interval.best.step)
        interval.upper = step + 4 * (step - interval.best.step)
      }
      step = min(step, (place.step + ceiling) / 2)
    }
    return found
  }

  private func isAcceptable(
    _ trial: SearchTrial, _ line: SearchLine, _ decreases: Bool
  ) -> Bool {
    let start = line.start
    if decreases { return abs(trial.slope) <= -curvature * start.slope }
    // Where values differ by rounding alone, the slopes decide (Hager and Zhang, 2005).
    return abs(trial.value - start.value) <= line.rounding
      && trial.slope >= max(curvature, 0.9) * start.slope
      && trial.slope <= (2 * sufficientDecrease - 1) * start.slope
  }

  /// Takes a trial into the interval and gives the next step.
  private static func advance(_ interval: inout Interval, _ trial: Place) -> Double {
    let (best, other) = (interval.best, interval.other)
    let away = trial.step - best.step
    let turns = trial.slope * (best.slope < 0 ? -1 : 1) < 0
    var next: Double
    if trial.value > best.value {
      // Higher: between the two there is a minimiser; the cubic's, or half way to the parabola's.
      let cubic = cubicStep(best, trial)
      let parabola =
        best.step
        + best.slope / ((best.value - trial.value) / away + best.slope) / 2 * away
      next =
        abs(cubic - best.step) < abs(parabola - best.step)
        ? cubic : cubic + (parabola - cubic) / 2
      interval.isBracket = true
    } else if turns {
      // Lower, and the slope has turned: the farther one from the trial.
      let cubic = cubicStep(trial, best)
      let secant = secantStep(trial, best)
      next = abs(cubic - trial.step) > abs(secant - trial.step) ? cubic : secant
      interval.isBracket = true
    } else if abs(trial.slope) < abs(best.slope) {
      // Lower, and flatter: the cubic only where it tends upwards beyond the trial.
      let cubic = cubicBeyond(best, trial, interval)
      let secant = secantStep(trial, best)
      let cubicIsNearer = abs(cubic - trial.step) < abs(secant - trial.step)
      if interval.isBracket {
        next = cubicIsNearer ? cubic : secant
        let limit = trial.step + 0.66 * (other.step - trial.step)
        next = away > 0 ? min(limit, next) : max(limit, next)
      } else {
        next = min(max(cubicIsNearer ? secant : cubic, interval.lower), interval.upper)
      }
    } else if interval.isBracket {
      next = cubicStep(trial, other)
    } else {
      next = away > 0 ? interval.upper : interval.lower
    }
    if trial.value > best.value {
      interval.other = trial
    } else {
      if turns { interval.other = best }
      interval.best = trial
    }
    if !next.isFinite { next = best.step + away / 2 }
    return next
  }

  /// The minimiser of the cubic through two places, measured from the first.
  private static func cubicStep(_ a: Place, _ b: Place) -> Double {
    let (theta, gamma) = cubicTerms(a, b)
    let share = ((gamma - a.slope) + theta) / (((gamma - a.slope) + gamma) + b.slope)
    return a.step + share * (b.step - a.step)
  }

  /// Where the slopes of two places would vanish on a straight line.
  private static func secantStep(_ a: Place, _ b: Place) -> Double {
    a.step + a.slope / (a.slope - b.slope) * (b.step - a.step)
  }

  /// The cubic's minimiser beyond a trial; the end of the interval where it has none there.
  private static func cubicBeyond(_ best: Place, _ trial: Place, _ interval: Interval) -> Double {
    let (theta, gamma) = cubicTerms(trial, best)
    let share =
      ((gamma - trial.slope) + theta) / ((gamma + (best.slope - trial.slope)) + gamma)
    guard share < 0, gamma != 0 else {
      return trial.step > best.step ? interval.upper : interval.lower
    }
    return trial.step + share * (best.step - trial.step)
  }

  /// θ, and γ with the sign that leads to the minimiser.
  private static func cubicTerms(_ a: Place, _ b: Place) -> (theta: Double, gamma: Double) {
    let theta = 3 * (a.value - b.value) / (b.step - a.step) + a.slope + b.slope
    let scale = max(abs(theta), abs(a.slope), abs(b.slope))
    guard scale > 0 else { return (theta, 0) }
    let square = (theta / scale) * (theta / scale) - (a.slope / scale) * (b.slope / scale)
    let gamma = scale * max(0, square).squareRoot()
    return (theta, b.step < a.step ? -gamma : gamma)
  }
}
