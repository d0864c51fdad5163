/// The numbers of a part as JSON has them: `null` stands for a number that was not finite.
struct DecodedMetrics: Decodable {
  let loss: Double?
  let accuracy: Double?

  var metrics: PartMetrics { PartMetrics(loss: loss ?? .nan, accuracy: accuracy) }
}

/// A line of `metrics.jsonl` as it is decoded.
struct DecodedEpoch: Decodable {
  let epoch: Int
  let step: Int
  let train: DecodedMetrics
  let validation: DecodedMetrics?
  let learningRate: Double?
  let seconds: Double

  var record: EpochRecord {
    EpochRecord(
      epoch: epoch, step: step, train: train.metrics, validation: validation?.metrics,
      learningRate: learningRate ?? .nan, seconds: seconds)
  }
}
