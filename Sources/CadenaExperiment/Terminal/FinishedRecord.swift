/// The end of a run: the last event of `--json`.
public struct FinishedRecord: Sendable, Hashable {
  /// The test part, measured with the best weights; nil when there is none.
  public var test: PartMetrics?
  /// The best epoch, from 1; nil when no epoch was finished.
  public var bestEpoch: Int?
  /// The run directory.
  public var run: String

  /// How a run ended.
  public init(test: PartMetrics? = nil, bestEpoch: Int? = nil, run: String) {
    self.test = test
    self.bestEpoch = bestEpoch
    self.run = run
  }

  /// The event of `--json`, without a line break.
  public var eventLine: String {
    var line = JSONLine(event: "finished")
    if let test { line.add("test", test.json) }
    if let bestEpoch {
      var best = JSONLine()
      best.add("epoch", bestEpoch)
      line.add("best", best)
    }
    line.add("run", run)
    return line.text
  }
}
