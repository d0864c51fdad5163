import CadenaTraining
import Testing

@testable import CadenaExperiment

/// The exact text of every event and of the lines of `metrics.jsonl`.
struct JSONLinesTests {
  private let epoch = EpochRecord(
    epoch: 3, step: 120, train: PartMetrics(loss: 0.1, accuracy: 0.96875),
    validation: PartMetrics(loss: 1e-7, accuracy: 1), learningRate: 0.001, seconds: 1.23456)

  @Test func anEpoch() {
    #expect(
      epoch.eventLine
        == #"{"event":"epoch","epoch":3,"step":120,"train":{"loss":0.1,"accuracy":0.96875},"#
        + #""validation":{"loss":1e-07,"accuracy":1},"learningRate":0.001,"seconds":1.235}"#)
    #expect(
      epoch.metricsLine
        == #"{"epoch":3,"step":120,"train":{"loss":0.1,"accuracy":0.96875},"#
        + #""validation":{"loss":1e-07,"accuracy":1},"learningRate":0.001,"seconds":1.235}"#)
  }

  @Test func absentPartsAreLeftOut() {
    let record = EpochRecord(
      epoch: 1, step: 1, train: PartMetrics(loss: 2), learningRate: 1, seconds: 0)
    #expect(
      record.metricsLine
        == #"{"epoch":1,"step":1,"train":{"loss":2},"learningRate":1,"seconds":0}"#)
    #expect(FinishedRecord(run: "r").eventLine == #"{"event":"finished","run":"r","exitCode":0}"#)
  }

  @Test func stepsKeepEveryDigit() {
    #expect(
      StepRecord(step: 1, loss: 2.2413653474559205, learningRate: 0.1).eventLine
        == #"{"event":"step","step":1,"loss":2.2413653474559205,"learningRate":0.1}"#)
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity])
  func numbersThatAreNotFinite(_ value: Double) {
    #expect(
      StepRecord(step: 4, loss: value, learningRate: 0.1).eventLine
        == #"{"event":"step","step":4,"loss":null,"learningRate":0.1,"nonFinite":true}"#)
    let record = EpochRecord(
      epoch: 1, step: 9, train: PartMetrics(loss: value, accuracy: 0.5), learningRate: 1,
      seconds: 2)
    #expect(
      record.eventLine
        == #"{"event":"epoch","epoch":1,"step":9,"train":{"loss":null,"accuracy":0.5,"#
        + #""nonFinite":true},"learningRate":1,"seconds":2}"#)
  }

  @Test func theEnd() {
    let record = FinishedRecord(
      test: PartMetrics(loss: 0.25, accuracy: 0.975), bestEpoch: 12, run: "runs/a \"b\"\n-1")
    #expect(
      record.eventLine
        == #"{"event":"finished","test":{"loss":0.25,"accuracy":0.975},"best":{"epoch":12},"#
        + #""run":"runs/a \"b\"\n-1","exitCode":0}"#)
  }
}
