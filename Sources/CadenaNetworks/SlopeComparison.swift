/// The gradient of one element against the slopes of a function around it (lecture A8).
///
/// An element is moved by ±h, and `(f(x+h) - f(x-h)) / 2h` is compared with the gradient. Where that
/// is not near enough, further steps tell a bend of the function, which is taken out, from a corner,
/// where no gradient is right, and from a gradient that is wrong; see `ModelGradientCheck`.
public struct SlopeComparison {
  /// The step and the tolerance.
  public let options: ModelGradientCheck.Options
  /// The function at the point.
  public let here: Double
  /// The function with one element at another number.
  let value: (Int, Double) throws -> Double

  /// Comparisons around a point.
  ///
  /// - Parameters:
  ///   - options: the step and the tolerance.
  ///   - here: the function at the point.
  ///   - value: the function with one element, by its position, at another number.
  public init(
    options: ModelGradientCheck.Options, here: Double,
    value: @escaping (Int, Double) throws -> Double
  ) {
    self.options = options
    self.here = here
    self.value = value
  }

  /// Slopes with one step.
  private struct Slopes {
    let step: Double
    let left: Double
    let right: Double
    let central: Double

    var gap: Double { abs(right - left) }

    func hold(_ gradient: Double, slack: Double) -> Bool {
      gradient >= min(left, right) - slack && gradient <= max(left, right) + slack
    }
  }

  private func slopes(_ element: Int, _ center: Double, _ step: Double) throws -> Slopes {
    // What remains of the step after rounding is what counts.
    let (low, high) = (center - step, center + step)
    let (below, above) = (try value(element, low), try value(element, high))
    return Slopes(
      step: high - center, left: (here - below) / (center - low),
      right: (above - here) / (high - center), central: (above - below) / (high - low))
  }

  /// The size of slope that rounding of the function's values can make.
  private func noise(_ step: Double) -> Double { 32 * here.magnitude.ulp / step }

  private func error(_ gradient: Double, _ slope: Double, _ step: Double) -> Double {
    // Slopes that rounding alone can make count as equal at the usual tolerance; asking for a smaller
    // one is asking for more than differences can tell, and fails.
    let floor = max(noise(step) / max(options.tolerance, 1e-6), .leastNormalMagnitude)
    return abs(gradient - slope) / max(gradient.magnitude, slope.magnitude, floor)
  }

  /// Compares one element.
  ///
  /// - Parameters:
  ///   - element: its position.
  ///   - center: where it stands.
  ///   - gradient: what is to be compared.
  ///   - index: its position for people, one number per axis.
  /// - Throws: what computing the function throws.
  public func compare(
    _ element: Int, at center: Double, _ gradient: Double, index: [Int]
  ) throws -> ModelGradientCheck.Element {
    func outcome(
      _ slope: Double, _ error: Double, _ verdict: ModelGradientCheck.Verdict
    ) -> ModelGradientCheck.Element {
      .init(index: index, gradient: gradient, slope: slope, error: error, verdict: verdict)
    }
    // A step that is lost beside a large number would divide by 0.
    let step = max(options.step, center.magnitude * 0x1p-30)
    let wide = try slopes(element, center, step)
    let error = self.error(gradient, wide.central, step)
    if error <= options.tolerance { return outcome(wide.central, error, .right) }
    let near = try slopes(element, center, step / 4)
    // The bend's part of a slope grows with h²: two steps take it out.
    let straight = (16 * near.central - wide.central) / 15
    let straightError = self.error(gradient, straight, near.step)
    if near.gap > wide.gap / 2, near.gap > 4 * noise(near.step),
      near.hold(gradient, slack: noise(near.step) + options.tolerance * near.gap)
    {
      return outcome(near.central, error, .corner)
    }
    if straightError <= options.tolerance { return outcome(straight, straightError, .right) }
    // A corner between the wide and the near points: only the near slope is of use.
    let nearError = self.error(gradient, near.central, near.step)
    if nearError <= options.tolerance, wide.hold(gradient, slack: noise(step)) {
      return outcome(near.central, nearError, .right)
    }
    return outcome(wide.central, error, .wrong)
  }

  // MARK: - Elements

  /// The elements that a check looks at, in order: the one with the largest gradient, others drawn
  /// from `key`; all where there are no more than `samples`.
  public static func chosen(_ gradient: [Double], _ samples: Int, _ key: RandomKey) -> [Int] {
    guard gradient.count > samples else { return Array(gradient.indices) }
    var largest = 0
    for index in gradient.indices where gradient[index].magnitude > gradient[largest].magnitude {
      largest = index
    }
    var chosen: Set<Int> = [largest]
    var generator = PhiloxGenerator(key: key)
    while chosen.count < samples {
      chosen.insert(min(gradient.count - 1, Int(generator.uniform() * Double(gradient.count))))
    }
    return chosen.sorted()
  }

  /// The position of an element of a shape, one number per axis.
  public static func index(_ element: Int, _ shape: Shape) -> [Int] {
    var rest = element
    var index: [Int] = []
    for extent in shape.dimensions.reversed() {
      index.insert(rest % extent, at: 0)
      rest /= extent
    }
    return index
  }
}
