import CadenaData
import CadenaTraining

extension PartMetrics {
  /// The part as records write it; what was not measured is left out.
  var json: JSONValue {
    .record([("loss", .number(loss)), ("accuracy", accuracy.map(JSONValue.number))])
  }

  /// The part of a record, or nil when it is none.
  init?(json: JSONValue) {
    guard let loss = json["loss"]?.recordedNumber else { return nil }
    self.init(loss: loss, accuracy: json["accuracy"]?.number)
  }
}
