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
      let chosen = SlopeComparison.chosen(exact, options.samples, key)
      let elements = try chosen.map { element in
        try comparison.compare(
          element, at: start[element], exact[element],
          index: SlopeComparison.index(element, center.shape))
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

  /// Whether one error is better than another; NaN is worst.
  private static func isBetter(_ a: Double, _ b: Double) -> Bool {
    !a.isNaN && (b.isNaN || a < b)
  }
}
