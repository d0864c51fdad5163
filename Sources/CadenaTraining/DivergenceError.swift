import CadenaText

/// Training that ran away: the loss is no longer a finite number.
public struct DivergenceError: CadenaError {
  /// The update before which the loss was computed, from 1.
  public let step: Int
  /// What it was.
  public let loss: Double
  /// The first parameter that holds a number that is not finite, if one does.
  public let parameter: String?

  /// The error of a step.
  public init(step: Int, loss: Double, parameter: String?) {
    self.step = step
    self.loss = loss
    self.parameter = parameter
  }

  /// What happened and what to try.
  public var problem: Problem {
    Problem(
      .diverged(step: step, loss: "\(loss)", parameter: parameter),
      remedy: .divergedRemedy)
  }

  /// Diverged.
  public var exitCode: ExitCode { .diverged }
}
