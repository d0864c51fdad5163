/// A figure that Cadena is to reach.
struct Gate: Codable {
  /// What is to be reached.
  enum Goal: Codable {
    /// A ratio of at least this much.
    case atLeast(Double)
    /// A figure of at most this much.
    case atMost(Double)
  }

  /// What a measurement says about a gate.
  enum Verdict: String {
    /// The goal is reached.
    case reached
    /// The goal is not, but what the prototype did is, to 5 %.
    case passed
    case missed = "not reached"
    case unmeasured = "not measured"
  }

  let work: String
  let against: String
  /// nil when the peer could not be measured.
  let measured: Double?
  let goal: Goal
  /// What the prototype reached.
  var prototype: Double?
  /// What the figure counts when it is no ratio, `ms`.
  var unit: String?
  /// Another way to reach the goal that was taken, such as a share of the memory's bandwidth.
  var excuse: String?

  var verdict: Verdict {
    guard let measured else { return .unmeasured }
    switch goal {
    case .atLeast(let bound):
      if measured >= bound || excuse != nil { return .reached }
      return prototype.map { measured >= 0.95 * $0 } == true ? .passed : .missed
    case .atMost(let bound): return measured <= bound ? .reached : .missed
    }
  }

  /// The heads of a table of gates.
  static let heads = ["work", "against", "measured", "goal", "gate", "verdict"]

  /// The gate's row.
  var row: [String] {
    func figure(_ value: Double) -> String { Figure.text(value) + (unit.map { " \($0)" } ?? " ×") }
    let goalText =
      switch goal {
      case .atLeast(let bound): "≥ \(figure(bound))"
      case .atMost(let bound): "≤ \(figure(bound))"
      }
    let result = [verdict == .missed ? "**\(verdict.rawValue)**" : verdict.rawValue, excuse]
      .compactMap { $0 }.joined(separator: ": ")
    return [
      work, against, measured.map(figure) ?? "–", goalText,
      prototype.map { "≥ \(figure(0.95 * $0))" } ?? "–", result,
    ]
  }
}
