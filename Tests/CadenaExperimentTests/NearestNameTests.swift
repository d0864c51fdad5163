import CadenaText
import Testing

/// The distance against its definition's known values, and what is suggested for common slips.
struct NearestNameTests {
  @Test(arguments: [
    ("kitten", "sitting", 3), ("abc", "acb", 1), ("", "abc", 3), ("abc", "", 3),
    ("same", "same", 0),
    ("ca", "abc", 3), ("flaw", "lawn", 2),
  ])
  func distance(_ a: String, _ b: String, _ expected: Int) {
    #expect(NearestName.distance(Array(a), Array(b)) == expected)
    #expect(NearestName.distance(Array(b), Array(a)) == expected)
  }

  @Test(arguments: [
    ("learning_rate", "learningRate"), ("lr", "learningRate"), ("momentun", "momentum"),
    ("weight-decay", "weightDecay"), ("WEIGHTDECAY", "weightDecay"), ("damping", "dampening"),
  ])
  func commonSlips(_ slip: String, _ meant: String) {
    let names = ["learningRate", "momentum", "dampening", "nesterov", "weightDecay"]
    #expect(NearestName.find(slip, among: names) == meant)
  }

  @Test(arguments: ["colour", "x", "", "___", String(repeating: "momentum", count: 20)])
  func nothingIsSuggestedForNonsense(_ word: String) {
    #expect(NearestName.find(word, among: ["learningRate", "momentum", "nesterov"]) == nil)
  }

  /// Names of one letter are one change away from any other, and nobody meant an empty one.
  @Test(arguments: [("z", ["a", "b"]), ("y", ["", "sep=;"]), ("ab", ["ac"]), ("zz", ["z", ""])])
  func shortNamesAreNearToNothing(_ word: String, _ names: [String]) {
    #expect(NearestName.find(word, among: names) == nil)
  }

  @Test(arguments: [("sg", "sgd"), ("adm", "adam"), ("tah", "tanh")])
  func aThirdOfTheLongerNameMayDiffer(_ slip: String, _ meant: String) {
    #expect(NearestName.find(slip, among: ["sgd", "adam", "tanh"]) == meant)
  }
}
