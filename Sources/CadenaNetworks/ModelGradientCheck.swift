import CadenaText

/// A comparison of the gradients with which a model is trained with differences of its loss, for
/// every trainable parameter (lecture A8).
///
/// The loss of one batch, penalties included, is computed in training mode with the random keys of
/// one step, so that dropout drops the same units every time. Elements of every parameter are moved
/// by ±h, and the slope, `(f(w+h) - f(w-h)) / 2h`, is compared with the gradient:
///
///     error = |gradient - slope| / max(|gradient|, |slope|, what rounding alone can do)
///
/// At a corner of the function (ReLU at 0, |w| at 0) the slopes to both sides differ and no
/// gradient is right; an element counts as a corner, and not as wrong, when its gradient lies
/// between the two slopes and their gap stays as the step becomes smaller. Where slopes differ only
/// because they bend, the comparison is made again with two steps, which takes the bend out.
///
/// The model should be in double precision; it is not changed.
public struct ModelGradientCheck: Sendable {
  /// How to compare.
  public struct Options: Sendable, Hashable {
    /// How many elements of each parameter are compared: the one with the largest gradient, the
    /// others drawn; all where there are no more.
    public var samples = 24
    /// How far elements are moved, h.
    public var step = 0x1p-17
    /// The largest error of a right gradient.
    public var tolerance = 1e-6
    /// From which elements and dropout masks are drawn.
    public var seed: UInt64 = 0

    /// 24 elements, a step of 7.6e-6, a tolerance of 1e-6.
    public init() {}
  }

  /// What came out for an element.
  public enum Verdict: String, Sendable {
    /// The gradient is right.
    case right
    /// The function has a corner here.
    case corner
    /// The gradient is wrong.
    case wrong
  }

  /// One element of a parameter.
  public struct Element: Sendable, Hashable {
    /// Its position, one index per axis.
    public let index: [Int]
    /// The derivative by the reverse sweep.
    public let gradient: Double
    /// The derivative by differences.
    public let slope: Double
    /// The relative error.
    public let error: Double
    /// What that means.
    public let verdict: Verdict
  }

  /// What came out for a parameter.
  public struct Result: Sendable, Hashable {
    /// The parameter's name.
    public let name: String
    /// Its shape.
    public let shape: [Int]
    /// How many elements were compared.
    public let compared: Int
    /// How many of them lie at corners.
    public let corners: Int
    /// The element with the largest error that is at no corner; nil when there is none.
    public let worst: Element?

    /// Whether no element is wrong.
    public var passes: Bool { worst?.verdict != .wrong }
  }

  /// The parameters, in the order of the model.
  public let results: [Result]
  /// The loss of the batch, penalties included.
  public let loss: Double
  /// How often the loss was computed for the differences.
  public let evaluations: Int

  /// Whether every parameter passes.
  public var passes: Bool { results.allSatisfy(\.passes) }

  /// The parameter with the largest error.
  public var worst: Result? {
    results.filter { $0.worst != nil }.max { a, b in
      ModelGradientCheck.isBetter(a.worst?.error ?? 0, b.worst?.error ?? 0)
    }
  }

  /// Compares the gradients of a bound model on one batch.
  ///
  /// Throws what evaluating throws: an index out of range.
  public init(
    _ original: any Module, loss: any Loss, penalties: [Penalty] = [], input: Tensor,
    target: Tensor, options: Options = Options()
  ) throws {
    let model = original.copy()
    let parameters = model.namedParameters.filter(\.parameter.isTrainable)
    func total() -> Tensor {
      var total = loss(model(input, .training(seed: options.seed, step: 1)), target)
      for penalty in penalties {
        if let term = penalty(parameters.map(\.parameter)) { total = total + term }
      }
      return total
    }
    var evaluations = 0
    let here = total()
    let gradients = gradient(of: here, withRespectTo: parameters.map(\.parameter.value))
    try CadenaRuntime.evaluate([here] + gradients)
    var results: [Result] = []
    for ((name, parameter), gradient) in zip(parameters, gradients) {
      let center = parameter.value
      var numbers = center.scalars
      let comparison = SlopeComparison(
        options: options, here: here.item(),
        value: { element, number in
          let old = numbers[element]
          numbers[element] = number
          defer { numbers[element] = old }
          parameter.substitute(Tensor(numbers, shape: center.shape, dtype: center.dtype))
          defer { parameter.substitute(nil) }
          evaluations += 1
          let moved = total()
          try moved.evaluate()
          return moved.item()
        })
      let exact = gradient.scalars
      let start = numbers
      let key = RandomKey(seed: options.seed).derived("gradient check").derived(name)
      let chosen = Self.chosen(exact, options.samples, key)
      let elements = try chosen.map { element in
        try comparison.compare(
          element, at: start[element], exact[element],
          index: Self.index(element, center.shape))
      }
      results.append(
        Result(
          name: name, shape: center.shape.dimensions, compared: elements.count,
          corners: elements.count { $0.verdict == .corner },
          worst: elements.filter { $0.verdict != .corner }
            .max { Self.isBetter($0.error, $1.error) }))
    }
    self.results = results
    self.loss = here.item()
    self.evaluations = evaluations
  }

  /// The elements to compare, in order.
  private static func chosen(_ gradient: [Double], _ samples: Int, _ key: RandomKey) -> [Int] {
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

  private static func index(_ element: Int, _ shape: Shape) -> [Int] {
    var rest = element
    var index: [Int] = []
    for extent in shape.dimensions.reversed() {
      index.insert(rest % extent, at: 0)
      rest /= extent
    }
    return index
  }

  /// Whether one error is better than another; NaN is worst.
  private static func isBetter(_ a: Double, _ b: Double) -> Bool {
    !a.isNaN && (b.isNaN || a < b)
  }
}

/// One element's gradient against the slopes of the function around it.
private struct SlopeComparison {
  let options: ModelGradientCheck.Options
  /// The function at the point.
  let here: Double
  /// The function with one element at another number.
  let value: (Int, Double) throws -> Double

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

  func compare(
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
}
