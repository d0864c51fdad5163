import CadenaText

/// Training that ran away: the loss is no longer a finite number, or larger than
/// `TrainingOptions.lossLimit` allows.
public struct DivergenceError: CadenaError {
  /// The update before which the loss was computed, from 1; for the last update of an epoch, that
  /// update.
  public let step: Int
  /// What it was.
  public let loss: Double
  /// The first parameter that holds a number that is not finite, else the one with the largest
  /// number: a loss can overflow while the weights that made it are still finite.
  public let parameter: String?
  /// The largest absolute value in that parameter; infinity where one is not finite.
  public let largest: Double

  /// The error of a step.
  public init(step: Int, loss: Double, parameter: String?, largest: Double = .infinity) {
    self.step = step
    self.loss = loss
    self.parameter = parameter
    self.largest = largest
  }

  /// What happened and what to try.
  public var problem: Problem {
    Problem(
      .diverged(
        step: step, loss: "\(loss)", parameter: parameter,
        largest: largest.isFinite ? Self.short(largest) : nil),
      remedy: .divergedRemedy)
  }

  /// As many digits as a person reads; beyond float32's range all of them.
  private static func short(_ number: Double) -> String {
    Float(number).isFinite ? "\(Float(number))" : "\(number)"
  }

  /// Diverged.
  public var exitCode: ExitCode { .diverged }
}
