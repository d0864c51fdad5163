import CadenaText

/// Gradients that differ from their finite differences: exit code 4.
public struct GradientDifference: CadenaError {
  /// Which gradients.
  public let problem: Problem

  /// The exit code of a gradient check that failed.
  public var exitCode: ExitCode { .gradientCheckFailed }

  init(_ explanation: Explanation) {
    let names = explanation.checks.filter { $0.outcome == .differs }.map(\.name)
    problem = Problem(.explainCheckFailed(names))
  }
}
