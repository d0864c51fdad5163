import CadenaText

/// A place where the slides of lecture 001 print something else than what the mathematics gives, or
/// where a reader may stumble.
public struct SlideNote: Sendable {
  /// Where in the explanation it belongs.
  public enum Place: String, Sendable, CaseIterable {
    /// With the numbers that are given.
    case given
    /// With the forward pass.
    case forward
    /// With the errors.
    case errors
    /// With the links of the chain.
    case links
    /// With the gradients of the outputs' weights.
    case outputGradients
    /// With the gradients of the hidden neurons' weights.
    case hiddenGradients
    /// With the update.
    case update
  }

  /// A number that a slide prints, beside the one that is computed.
  public struct Number: Sendable, Hashable {
    /// What it is, as in `∂E/∂w7`.
    public let what: String
    /// What the slide prints.
    public let says: String
    /// The computed number, rounded to as many decimals as are told.
    public let correct: String
    /// The computed number.
    public let value: Double
  }

  /// A name for machines, such as `new-w5`.
  public let id: String
  /// Where it belongs.
  public let place: Place
  /// What to know.
  public let message: Message
  /// The numbers that it is about.
  public let numbers: [Number]
  /// What the slide writes, when it is a formula rather than a number.
  public let formula: (says: String, correct: String)?

  init(
    _ id: String, _ place: Place, _ message: Message, numbers: [Number] = [],
    formula: (says: String, correct: String)? = nil
  ) {
    self.id = id
    self.place = place
    self.message = message
    self.numbers = numbers
    self.formula = formula
  }

  /// The notes for a walk: those about numbers only when its numbers are the lecture's.
  public static func notes(on walk: TwoLayerWalk) -> [SlideNote] {
    let isLinear = walk.network.outputActivation == .linear
    var notes = [
      SlideNote(
        "outputs-linear", .given, .slideLinear(linearOutputs: isLinear),
        formula: ("linear", "sigmoid"))
    ]
    if walk.network.biases != .fixed {
      notes.append(SlideNote("biases-not-updated", .update, .slideBiases))
    }
    guard walk.network.hasLectureNumbers, !isLinear else { return notes }
    return notes + formulaNotes(walk.first) + numberNotes(walk.first) + [cutDigits(walk.first)]
  }

  // MARK: - The lecture's own numbers

  private static func numberNotes(_ step: TwoLayerWalk.Step) -> [SlideNote] {
    func number(_ what: String, _ says: String, _ correct: String, _ value: Double) -> Number {
      Number(what: what, says: says, correct: correct, value: value)
    }
    return [
      SlideNote(
        "sum-y1", .forward, .slideSum,
        numbers: [number("sum_ŷ1", "1.01", "1.01977", step.value("sum_y1"))]),
      SlideNote(
        "e2", .errors, .slideSecondError,
        numbers: [number("E2", "0.24908", "0.01453", step.value("E2"))]),
      SlideNote(
        "e-total", .errors, .slideTotal,
        numbers: [number("E", "0.24908", "0.24909", step.value("E"))],
        formula: ("0.23456 + 0.24908", "0.23456 + 0.01453")),
      SlideNote(
        "new-w5", .update, .slideFifthWeight,
        numbers: [number("w5", "0.0188", "0.45188", step.newValue("w5"))]),
      SlideNote(
        "new-w6", .update, .slideSixthWeight,
        numbers: [number("0.6 - 0.6·0.082", "0.55073", "0.5508", 0.6 - 0.6 * 0.082)],
        formula: ("0.6 - 0.6·0.082", "0.6 - 0.6·0.08211")),
    ]
  }

  private static func formulaNotes(_ step: TwoLayerWalk.Step) -> [SlideNote] {
    let own = step.chains(to: "w1").first { $0.nodes.first == "E1" }?.contribution ?? .nan
    let other = step.chains(to: "w2").first { $0.nodes.first == "E2" }?.contribution ?? .nan
    let asWritten = DecimalText.fixed(own + other, decimals: 6)
    return [
      SlideNote(
        "sigmoid-argument", .links, .slideSigmoid,
        formula: ("1/(1 + e^-sum_n1)", "1/(1 + e^-sum_ŷ1)")),
      SlideNote(
        "new-w7-name", .update, .slideSeventhWeight, formula: ("nuevo_w6", "nuevo_w7")),
      SlideNote(
        "backward-sums", .links, .slideBackwardSums,
        formula: ("ŷ1·w5 + ŷ2·w6 + B2", "n1·w5 + n2·w6 + B2")),
      SlideNote(
        "w1-paths", .hiddenGradients, .slideFirstWeight(asWritten: asWritten),
        numbers: [
          Number(
            what: "∂E/∂w1", says: asWritten, correct: "0.001108", value: step.gradient("w1"))
        ],
        formula: ("∂E1/∂w1 + ∂E2/∂w2", "∂E1/∂w1 + ∂E2/∂w1")),
      SlideNote("old-weights", .hiddenGradients, .slideOldWeights),
    ]
  }

  /// Numbers that the slides cut after some decimals where rounding gives another last digit.
  private static func cutDigits(_ step: TwoLayerWalk.Step) -> SlideNote {
    let path = step.chains(to: "w1").first { $0.nodes.first == "E1" }?.contribution ?? .nan
    let printed: [(what: String, says: String, value: Double)] = [
      ("n1", "0.60108", step.value("n1")),
      ("ŷ1", "0.73492", step.value("y1")),
      ("∂E1/∂ŷ1", "0.68492", step.factor("E1", "y1")),
      ("∂ŷ1/∂sum_ŷ1", "0.19480", step.factor("y1", "sum_y1")),
      ("∂E2/∂ŷ2", "-0.17044", step.factor("E2", "y2")),
      ("∂ŷ2/∂sum_ŷ2", "0.17184", step.factor("y2", "sum_y2")),
      ("∂E/∂w7", "-0.01760", step.gradient("w7")),
      ("∂E/∂w8", "-0.01802", step.gradient("w8")),
      ("∂E1/∂w1", "0.00159", path),
    ]
    let numbers = printed.map {
      Number(
        what: $0.what, says: $0.says, correct: DecimalText.fixed($0.value, decimals: 5),
        value: $0.value)
    }
    let new = Number(
      what: "w8", says: "0.81081", correct: "0.81082", value: step.newValue("w8"))
    let list = numbers.map { "\($0.what) \($0.says) → \($0.correct)" }.joined(separator: ", ")
    return SlideNote(
      "cut-digits", .update, .slideCutDigits(list, lastWeight: "\(new.says) → \(new.correct)"),
      numbers: numbers + [new])
  }
}
