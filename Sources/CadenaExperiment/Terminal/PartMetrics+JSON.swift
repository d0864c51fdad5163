import CadenaData
import CadenaTraining

extension PartMetrics {
  /// The part as records write it, under the metrics' own names, `top5Accuracy` for `topK`; what was
  /// not measured is left out.
  public var json: JSONValue {
    .record(Metric.allCases.map { metric in (key(of: metric), self[metric].map(JSONValue.number)) })
  }

  private func key(of metric: Metric) -> String {
    guard metric == .topK, let hitClasses else { return metric.rawValue }
    return TopKName.text(hitClasses)
  }

  /// The part of a record, or nil when it is none.
  init?(json: JSONValue) {
    guard let loss = json["loss"]?.recordedNumber else { return nil }
    self.init(loss: loss)
    for metric in Metric.allCases where metric != .loss {
      self[metric] = json[metric.rawValue]?.recordedNumber
    }
    for member in json.members ?? [] {
      guard let count = TopKName.count(of: member.key) else { continue }
      self[.topK] = member.value.recordedNumber
      hitClasses = count
    }
  }
}

/// The name of the metric `topK` with its number: `top5Accuracy`.
enum TopKName {
  /// The name for a number of classes.
  static func text(_ count: Int) -> String { "top\(count)Accuracy" }

  /// The number in a name, or nil when it is another one.
  static func count(of name: String) -> Int? {
    guard name.hasPrefix("top"), name.hasSuffix("Accuracy") else { return nil }
    return Int(name.dropFirst(3).dropLast(8)).flatMap { $0 >= 1 ? $0 : nil }
  }
}
