import Cadena
import CadenaExperiment

/// How one method went: where it was after every step, and what it took.
public struct RaceLane: Sendable {
  /// Why it ended.
  public enum Ending: String, Sendable {
    /// It reached the target.
    case reached
    /// Its steps were used up.
    case stepsUsed
    /// It ran away: a number that is not finite, or far too large.
    case diverged
    /// The method itself ended where it was asked to: a slope or a change that is small enough.
    case converged
    /// The method itself ended without that: it found nothing lower.
    case stopped

    /// How a minimiser ended.
    init(_ ending: MinimizationEnding) {
      switch ending {
      case .gradientTolerance, .smallChange, .targetValue: self = .converged
      case .iterationLimit: self = .stepsUsed
      case .lineSearchFailed, .notFinite, .stopped: self = .stopped
      }
    }
  }

  /// One moment; the first is the start.
  public struct Moment: Sendable {
    /// Updates so far.
    public var step: Int
    /// The function's value; for an experiment the mean loss of the epoch's batches.
    public var loss: Double
    /// Where, on a surface.
    public var point: [Double] = []
    /// How often the function was computed, alone or with its gradient.
    public var functionEvaluations = 0
    /// How often the gradient was computed.
    public var gradientEvaluations = 0
    /// How often the Hessian was multiplied with a vector.
    public var hessianVectorProducts = 0
    /// Seconds since the start.
    public var seconds = 0.0
    /// The learning rate of the update that led here; nil where there is none.
    public var learningRate: Double?
    /// The loss on the validation part.
    public var validationLoss: Double?
    /// The accuracy on the validation part.
    public var accuracy: Double?
    /// Passes over the training part.
    public var epoch: Int?
    /// What the method remembers, by name.
    public var internals: [MethodInternals.Quantity] = []

    /// What the race counts: values, gradients with values, and products, each as one.
    public var evaluations: Int { functionEvaluations + hessianVectorProducts }
    /// The number that is compared with the target.
    public var measured: Double { validationLoss ?? loss }
  }

  /// The method.
  public let choice: OptimizerChoice
  /// What it is called, different from all others.
  public let label: String
  /// Whether its learning rate was chosen by trying.
  public let isTuned: Bool
  /// The moments, in order.
  public let moments: [Moment]
  /// Why it ended.
  public let ending: Ending
  /// The first moment at or below the target.
  public let arrival: Int?
  /// The path of momentum's differential equation; empty for other methods.
  public let flow: [[Double]]

  /// The moment of arrival.
  public var arrivalMoment: Moment? { arrival.map { moments[$0] } }
  /// The last moment with a finite loss.
  public var last: Moment? { moments.last { $0.loss.isFinite } }
  /// The moment up to which it is told what was spent: the arrival, else the end.
  var counted: Moment { arrivalMoment ?? moments[moments.count - 1] }
  /// The lowest loss.
  public var lowest: Double { moments.map(\.measured).filter(\.isFinite).min() ?? .infinity }

  /// Whether one lane comes before another: who arrived after fewer evaluations, then who got lower.
  static func isAhead(_ a: RaceLane, _ b: RaceLane) -> Bool {
    switch (a.arrivalMoment, b.arrivalMoment) {
    case (let a?, let b?):
      return (a.evaluations, a.step) < (b.evaluations, b.step)
    case (.some, nil): return true
    case (nil, .some): return false
    case (nil, nil):
      return (a.ending == .diverged ? .infinity : a.lowest)
        < (b.ending == .diverged ? .infinity : b.lowest)
    }
  }
}
