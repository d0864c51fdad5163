import CadenaText

/// Gradients that differ from their finite differences: exit code 4.
public struct GradientDifference: CadenaError {
  /// Which gradients.
  public let problem: Problem

  /// The exit code of a gradient check that failed.
  public var exitCode: ExitCode { .gradientCheckFailed }

  init(_ explanation: Explanation) {
    self.init(explanation.checks.filter { $0.outcome == .differs }.map(\.name))
  }

  init(_ names: [String]) { problem = Problem(.explainCheckFailed(names)) }
}
