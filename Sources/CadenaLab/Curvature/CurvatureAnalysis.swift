import Cadena
import CadenaText

/// The curvature of a function at a point: its outermost eigenvalues, the longest stable learning rate, and
/// steps along the gradient foretold and real (lecture row A9).
public struct CurvatureAnalysis {
  /// One step of gradient descent.
  public struct Step: Sendable, Hashable {
    /// The learning rate α.
    public let rate: Double
    /// J - α∇Jᵀ∇J.
    public let firstOrder: Double
    /// J - α∇Jᵀ∇J + ½α²∇JᵀH∇J.
    public let secondOrder: Double
    /// J(w - α∇J).
    public let actual: Double
  }

  /// The step's model.
  public let step: TaylorStep
  /// The eigenvalues.
  public let spectrum: HessianSpectrum
  /// How many of the largest eigenvalues were asked for.
  public let count: Int
  /// The rate that training would begin with; nil where there is none.
  public let trainingRate: Double?
  /// The steps that are compared, by their rates.
  public let steps: [Step]

  /// The largest eigenvalues, largest first.
  public var largest: [Double] { spectrum.eigenvalues.suffix(count).reversed() }

  /// Looks at a function where it starts.
  ///
  /// - Parameters:
  ///   - objective: the function.
  ///   - count: how many of the largest eigenvalues to find.
  ///   - rates: the rates of the steps; parts and multiples of the best one when empty.
  ///   - trainingRate: the rate that training would begin with, which is compared too.
  ///   - tolerance: of the eigenvalues, relative to the largest.
  /// - Throws: `CurvatureError` where the function or its gradient is no finite number.
  public init(
    of objective: Objective, count: Int = 5, rates: [Double] = [], trainingRate: Double? = nil,
    tolerance: Double = 1e-10
  ) throws {
    step = try TaylorStep(of: objective)
    guard step.value.isFinite, step.gradientNorm.isFinite else {
      throw CurvatureError(value: step.value, gradientNorm: step.gradientNorm)
    }
    spectrum = try HessianSpectrum(of: objective, count: count, tolerance: tolerance)
    self.count = count
    self.trainingRate = trainingRate
    var wanted = rates
    if wanted.isEmpty {
      let unit = step.bestRate.map { $0 > 0 ? $0 : 1 } ?? spectrum.largestStableLearningRate ?? 1
      wanted = [0.01, 0.1, 0.5, 1, 2, 4].map { $0 * unit }
      wanted += [spectrum.largestStableLearningRate, trainingRate].compactMap { $0 }
    }
    var steps: [Step] = []
    for rate in wanted.filter({ $0.isFinite && $0 > 0 }).sorted() {
      // The longest stable rate is often a multiple of the best one, but for the last digits.
      if let last = steps.last, rate <= last.rate * (1 + 1e-9) { continue }
      steps.append(try Self.step(rate, step))
    }
    self.steps = steps
  }

  /// Steps at evenly spaced rates from 0 to just beyond the middle of those that are compared, for curves.
  public func curve(_ points: Int = 60) throws -> [Step] {
    let end = step.bestRate.map { 2.3 * $0 } ?? steps.last?.rate ?? 1
    return try (0...points).map { try Self.step(end * Double($0) / Double(points), step) }
  }

  private static func step(_ rate: Double, _ model: TaylorStep) throws -> Step {
    Step(
      rate: rate, firstOrder: model.firstOrder(rate), secondOrder: model.predicted(rate),
      actual: try model.actual(rate))
  }
}

/// A point at which there is no curvature to be found: the function or its gradient is not a finite number.
/// Exit code 1.
public struct CurvatureError: CadenaError {
  /// What was found.
  public let problem: Problem
  /// The exit code of what fails while running.
  public var exitCode: ExitCode { .failed }

  init(value: Double, gradientNorm: Double) {
    func text(_ number: Double) -> String { number.isNaN ? "nan" : "\(number)" }
    problem = Problem(
      .noFiniteValue, expected: .finiteValueAndGradient,
      found: .verbatim("J = \(text(value)), ‖∇J‖ = \(text(gradientNorm))"))
  }
}
