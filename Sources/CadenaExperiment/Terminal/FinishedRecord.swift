import CadenaData
import CadenaTraining

/// The end of a run that came to its end: the last event of `--json`, see `EndEvent`.
public struct FinishedRecord: Sendable, Hashable {
  /// The test part, measured with the best weights; nil when there is none.
  public var test: PartMetrics?
  /// The validation part, measured with the best weights; nil when there is none.
  public var validation: PartMetrics?
  /// The best epoch, from 1; nil when no epoch was finished.
  public var bestEpoch: Int?
  /// Evaluations of the loss and its derivatives, until the last epoch's end.
  public var evaluations = EvaluationCount()
  /// Seconds of training, until the last epoch's end; nil when no epoch was finished.
  public var seconds: Double?
  /// The run directory.
  public var run: String

  /// How a run ended.
  public init(
    test: PartMetrics? = nil, validation: PartMetrics? = nil, bestEpoch: Int? = nil, run: String
  ) {
    self.test = test
    self.validation = validation
    self.bestEpoch = bestEpoch
    self.run = run
  }

  /// The event of `--json`, without a line break.
  public var eventLine: String { EndEvent.finished(self).line }
}
