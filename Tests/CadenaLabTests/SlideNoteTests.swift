import CadenaLab
import Testing

/// What the notes claim of the slides must be true of the numbers.
@Suite struct SlideNoteTests {
  private let notes = SlideNote.notes(on: TwoLayerWalk(TwoLayerNetwork()))

  /// Whether the printed number is the computed one, rounded to the digits that are printed.
  private func isRounding(_ printed: String, of value: Double) -> Bool {
    let decimals = printed.split(separator: ".").dropFirst().first?.count ?? 0
    return DecimalText.fixed(value, decimals: decimals) == printed
  }

  @Test func correctNumbersAreTheComputedOnes() {
    let numbers = notes.flatMap(\.numbers)
    #expect(numbers.count == 16)
    for number in numbers {
      #expect(isRounding(number.correct, of: number.value), "\(number)")
      #expect(!isRounding(number.says, of: number.value), "\(number)")
      #expect(number.says != number.correct)
    }
  }

  /// The test above can fail: a number that a slide prints rightly is no difference.
  @Test func rightNumbersWouldBeFound() {
    let step = TwoLayerWalk(TwoLayerNetwork()).first
    for (printed, value) in [
      ("0.61538", step.value("n2")), ("0.77955", step.value("y2")), ("0.23456", step.value("E1")),
      ("0.08211", step.gradient("w6")), ("0.55073", step.newValue("w6")),
      ("0.71056", step.newValue("w7")), ("0.09934", step.newValue("w1")),
      ("0.23978", step.factor("n1", "sum_n1")),
    ] {
      #expect(isRounding(printed, of: value), "\(printed) \(value)")
    }
    #expect(!isRounding("0.0188", of: step.newValue("w5")))
  }

  @Test func everyNoteIsThereOnce() {
    #expect(
      Set(notes.map(\.id)) == [
        "outputs-linear", "biases-not-updated", "sum-y1", "e2", "e-total", "new-w5", "new-w6",
        "sigmoid-argument", "new-w7-name", "backward-sums", "w1-paths", "old-weights",
        "cut-digits",
      ])
    #expect(Set(notes.map(\.id)).count == notes.count)
  }

  /// The sentences carry the numbers that were checked.
  @Test func sentencesShowTheNumbers() {
    for note in notes {
      for number in note.numbers {
        for language in [note.message.text(.english), note.message.text(.spanish)] {
          #expect(language.contains(number.says), "\(note.id): \(number.says)")
          #expect(language.contains(number.correct), "\(note.id): \(number.correct)")
        }
      }
      #expect(note.message.text(.english) != note.message.text(.spanish))
    }
  }

  /// With other numbers or outputs nothing is said of the slides' numbers.
  @Test func otherNetworksHaveNoNumbers() {
    var other = TwoLayerNetwork()
    other.inputs = [0.2, 0.5]
    #expect(SlideNote.notes(on: TwoLayerWalk(other)).flatMap(\.numbers).isEmpty)
    var linear = TwoLayerNetwork()
    linear.outputActivation = .linear
    #expect(SlideNote.notes(on: TwoLayerWalk(linear)).flatMap(\.numbers).isEmpty)
    var fixed = TwoLayerNetwork()
    fixed.biases = .fixed
    let ids = SlideNote.notes(on: TwoLayerWalk(fixed)).map(\.id)
    #expect(!ids.contains("biases-not-updated"))
    #expect(ids.contains("new-w5"))
  }
}
