import CadenaText
import CadenaTraining

/// What a person expects of a run, as `--expect` takes it: `test.accuracy>=0.97`.
///
///     let expectation = try RunExpectation("test.accuracy >= 97%")
///     expectation.holds(for: 0.975)    // true
///
/// A quantity, one of `>= > <= < ==`, and a number, which may be a percentage. Nothing holds for a
/// number that was not measured or is not finite.
public struct RunExpectation: Sendable, Hashable {
  /// A comparison.
  public enum Comparison: String, Sendable, Hashable, CaseIterable {
    /// At least.
    case atLeast = ">="
    /// At most.
    case atMost = "<="
    /// Exactly.
    case equal = "=="
    /// More than.
    case above = ">"
    /// Less than.
    case below = "<"
  }

  /// What is compared.
  public let quantity: Quantity
  /// How.
  public let comparison: Comparison
  /// With what.
  public let bound: Double
  /// The k of an expectation of `test.top5Accuracy`.
  public let hitClasses: Int?
  /// The expectation as the person wrote it, without spaces around it.
  public let text: String

  /// Reads an expectation; exit code 64 when it is none, with the nearest name.
  public init(_ text: String) throws(ExperimentError) {
    let written = Self.trimmed(text[...])
    let origin = Origin(place: "--expect \(written)")
    func wrong(_ what: Message, expected: Message, remedy: Message? = nil) -> ExperimentError {
      ExperimentError(what, at: origin, expected: expected, remedy: remedy, exitCode: .usage)
    }
    guard let start = written.firstIndex(where: { "<>=".contains($0) }) else {
      throw wrong(.badExpectation, expected: .expectationForm)
    }
    let sign = written[start...].prefix { "<>=".contains($0) }
    guard let comparison = Comparison(rawValue: String(sign)) else {
      throw wrong(.badExpectation, expected: .comparisons)
    }
    let name = Self.trimmed(written[..<start])
    let bound = Self.trimmed(written[sign.endIndex...])
    guard !name.isEmpty, !bound.isEmpty else {
      throw wrong(.badExpectation, expected: .expectationForm)
    }
    let end = name.split(separator: ".").last.map { String($0) } ?? ""
    hitClasses = TopKName.count(of: end)
    let known = hitClasses == nil ? name : name.dropLast(end.count) + Metric.topK.rawValue
    guard let quantity = Quantity(name: known) else {
      throw wrong(
        .unknownQuantity(name), expected: .oneOf(Self.names(near: name)),
        remedy: Self.nearest(name).map(Message.didYouMean))
    }
    guard let number = Self.number(bound) else {
      throw wrong(.badBound(bound), expected: .expectationForm)
    }
    self.quantity = quantity
    self.comparison = comparison
    self.bound = number
    self.text = written
  }

  /// Whether a measured number is as expected.
  public func holds(for value: Double?) -> Bool {
    guard let value, value.isFinite else { return false }
    return switch comparison {
    case .atLeast: value >= bound
    case .atMost: value <= bound
    case .equal: value == bound
    case .above: value > bound
    case .below: value < bound
    }
  }

  /// One line that says how the expectation failed, or nil when it holds.
  public func failure(_ value: Double?) -> Message? {
    holds(for: value) ? nil : .expectationFailed(text, found: value.map(NumberText.short))
  }

  /// That the quantity will exist: its metric suits the task and its part has rows; exit code 64
  /// when not. Checked before anything is trained.
  public func check(
    task: LearningTask, hasValidation: Bool, hasTest: Bool, classes: Int? = nil
  ) throws(ExperimentError) {
    guard case .metric(let part, let metric) = quantity else { return }
    func wrong(_ what: Message, _ remedy: Message?) -> ExperimentError {
      ExperimentError(
        what, at: Origin(place: "--expect \(text)"), remedy: remedy, exitCode: .usage)
    }
    let suitable = Metric.allCases.filter {
      task == .classification ? $0.suitsClasses : $0.suitsNumbers
    }
    guard suitable.contains(metric) else {
      let names = suitable.map { "\(part.rawValue).\($0.rawValue)" }
      throw wrong(
        task == .classification
          ? .metricNeedsNumbers(quantity.name) : .metricNeedsClasses(quantity.name),
        .oneOf(names))
    }
    if let hitClasses, let classes, hitClasses != ClassificationReport.usualTopK(of: classes) {
      let measured = TopKName.text(ClassificationReport.usualTopK(of: classes))
      throw wrong(
        .unknownQuantity("\(part.rawValue).\(TopKName.text(hitClasses))"),
        .oneOf(["\(part.rawValue).\(measured)"]))
    }
    if part == .test, !hasTest {
      throw wrong(.expectedPartMissing(quantity.name, .testPart), .setPart("data.split.test"))
    }
    if part == .validation, !hasValidation {
      throw wrong(
        .expectedPartMissing(quantity.name, .validationPart), .setPart("data.split.validation"))
    }
  }

  // MARK: - Reading

  private static func trimmed(_ text: Substring) -> String {
    var text = text
    while text.first?.isWhitespace == true { text = text.dropFirst() }
    while text.last?.isWhitespace == true { text = text.dropLast() }
    return String(text)
  }

  /// A finite number, or a percentage.
  private static func number(_ text: String) -> Double? {
    let digits = text.hasSuffix("%") ? trimmed(text.dropLast()) : text
    guard let value = Double(digits), value.isFinite else { return nil }
    return text.hasSuffix("%") ? value / 100 : value
  }

  /// The names among which the wanted one must be: those of the part that was written.
  private static func names(near name: String) -> [String] {
    let part = Quantity.Part.allCases.first { name.hasPrefix($0.rawValue + ".") } ?? .test
    return Quantity.allCases.compactMap { quantity in
      if case .metric(let other, _) = quantity, other != part { return nil }
      return quantity.name
    }
  }

  private static func nearest(_ name: String) -> String? {
    let names = Quantity.allCases.map(\.name)
    if let near = NearestName.find(name, among: names) { return near }
    // A metric without its part: the test part is meant most often.
    let metric = NearestName.find(name, among: Metric.allCases.map(\.rawValue))
    return metric.map { "test.\($0)" }
  }
}
