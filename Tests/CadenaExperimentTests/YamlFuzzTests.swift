import Testing

@testable import CadenaExperiment

/// Files that were damaged at random are refused with an error or read; they never stop the program.
struct YamlFuzzTests {
  static let seeds = [
    minimal("seed: 7\noptimizer: {adam: {learningRate: 0.001}}\nclip: {norm: 1.0}"),
    minimal(
      "training:\n  epochs: 3\n  batchSize: full\nname: \"a\\tb\"", layers: "\n  - relu\n  -"),
    "? a\n: - b\n  - &x !!str {c: 'd', e: \"f\"}\n  - *x\ng: |\n  h\ni: >-\n  j\n--- k\n...\n",
  ]

  @Test(arguments: 0..<40)
  func damagedFilesNeverTrap(_ seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    var outcomes: Set<String> = []
    for _ in 0..<100 {
      var bytes = Array(Self.seeds[seed % Self.seeds.count].utf8)
      for _ in 0..<Int.random(in: 1...6, using: &random) { damage(&bytes, &random) }
      do {
        let experiment = try Experiment.read(bytes: bytes, place: "x.yaml", defaultName: "x")
        outcomes.insert(experiment.name)
      } catch {
        outcomes.insert(error.problem.what.description)
        // An error stands inside the file.
        let lines = bytes.count { $0 == 10 || $0 == 13 } + 2
        #expect((error.problem.line ?? 1) <= lines, "\(error)")
      }
    }
    #expect(outcomes.count > 1)
  }

  private func damage(_ bytes: inout [UInt8], _ random: inout SeededGenerator) {
    let marks = Array("[]{}:,-?&*!|>'\"%@`#~ \t\n\r\\0".utf8)
    let place = Int.random(in: 0..<bytes.count, using: &random)
    switch Int.random(in: 0..<6, using: &random) {
    case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
    case 1: bytes.insert(marks.randomElement(using: &random) ?? 0, at: place)
    case 2: bytes.remove(at: place)
    case 3: bytes.removeSubrange(place..<min(bytes.count, place + 10))
    case 4:
      let end = min(bytes.count, place + Int.random(in: 1...20, using: &random))
      bytes.insert(
        contentsOf: bytes[place..<end], at: Int.random(in: 0..<place + 1, using: &random))
    default: bytes.swapAt(place, Int.random(in: 0..<bytes.count, using: &random))
    }
    if bytes.isEmpty { bytes = [0x3A] }
  }

  @Test func arbitraryFlagsNeverTrap() {
    var random = SeededGenerator(seed: 99)
    let parts = [
      "model", "layers", "0", "1", "linear", "optimizer", "adam", "loss", "training", "epochs",
      "name", "=", ".", "relu", "{", "[", "a", "-1", "data", "source", "csv", "clip", "norm", ": ",
    ]
    var refused = 0
    for _ in 0..<3000 {
      let count = Int.random(in: 1...7, using: &random)
      let text = (0..<count).map { _ in parts.randomElement(using: &random) ?? "" }
        .joined(separator: Bool.random(using: &random) ? "." : "")
      do {
        let change = try Override(text + "=" + (parts.randomElement(using: &random) ?? ""))
        _ = try Experiment.read(text: minimal(), overrides: [change])
      } catch { refused += 1 }
    }
    #expect(refused > 1000)
  }
}
