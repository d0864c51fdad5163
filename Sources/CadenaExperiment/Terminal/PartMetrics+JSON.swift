import CadenaData
import CadenaTraining

extension PartMetrics {
  /// The part as records write it, under the metrics' own names; what was not measured is left out.
  public var json: JSONValue {
    .record(
      Metric.allCases.map { metric in (metric.rawValue, self[metric].map(JSONValue.number)) })
  }

  /// The part of a record, or nil when it is none.
  init?(json: JSONValue) {
    guard let loss = json["loss"]?.recordedNumber else { return nil }
    self.init(loss: loss)
    for metric in Metric.allCases where metric != .loss {
      self[metric] = json[metric.rawValue]?.recordedNumber
    }
  }
}
