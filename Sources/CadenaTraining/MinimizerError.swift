import CadenaText

/// A training that a minimiser cannot make: it needs one function, and batches or masks give another
/// one at every step.
public struct MinimizerError: CadenaError {
  /// What does not fit, and what would.
  public let problem: Problem

  init(_ what: Message, _ remedy: Message?) { problem = Problem(what, remedy: remedy) }

  /// A combination that an experiment must not ask for.
  public var exitCode: ExitCode { .badExperiment }
}
