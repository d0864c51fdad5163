import CadenaOptimizers

/// What a trainer tells while it works. Progress bars, files, plots and checkpoints are subscribers.
public enum TrainingEvent: Sendable {
  /// An update was made.
  case step(StepRecord)
  /// An epoch ended; `isBest` when it is the best so far.
  case epoch(EpochRecord, isBest: Bool)
  /// Training ended.
  case stopped(StopReason)
}

/// Why training ended.
public enum StopReason: Sendable, Hashable {
  /// All epochs were done.
  case completed
  /// The monitored number did not improve for as long as the patience.
  case patience(epochs: Int)
  /// The minimiser has come to its end: a minimum, or no step that makes the loss smaller.
  case minimized(MinimizationEnding)
  /// Somebody asked for it.
  case requested
}
