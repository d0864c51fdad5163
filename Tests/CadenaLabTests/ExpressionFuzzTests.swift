import CadenaLab
import Foundation
import Testing

/// Expressions at random: whatever they are, they end with an explanation or an error.
///
/// `CADENA_FUZZ` sets the number of expressions.
@Suite struct ExpressionFuzzTests {
  private static let pieces = [
    "x", "y", "z", "w₀", "ŷ", "pi", "e", "q", "1", "2", "0", ".5", "1e-3", "1e300", "2.", ".", "+",
    "-", "*", "/", "^", "**", "(", ")", "[", "]", ",", ";", "=", "\n", " ", "·", "²", "⁻¹", "√",
    "exp(", "ln(", "sin(", "max(", "min(", "pow(", "relu(", "abs(", "sqrt(", "sigmoid(",
    "leakyRelu(", "nothing(", "q = ", "#", "\u{0}", "\u{301}", "👍", "f(x) = ",
  ]

  @Test func randomWords() throws {
    let count = Int(ProcessInfo.processInfo.environment["CADENA_FUZZ"] ?? "") ?? 1_000
    var state: UInt64 = 20_240_601
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(bound))
    }
    let values = ["x": 0.5, "y": -1.5, "z": 2, "w₀": 0, "ŷ": 1]
    var (explained, refused) = (0, 0)
    for _ in 0..<count {
      var text = ""
      for _ in 0..<(1 + next(14)) { text += Self.pieces[next(Self.pieces.count)] }
      // Only values that the text may use, or nearly every expression would be refused for them.
      let used = values.filter { text.contains($0.key) }
      do throws(ExpressionError) {
        let explanation = try Explanation(of: text, at: used)
        explained += 1
        #expect(explanation.value.isFinite)
        #expect(explanation.edges.allSatisfy { $0.contribution.isFinite })
        for node in explanation.nodes where !node.outgoing.isEmpty {
          let sum = node.outgoing.reduce(0) { $0 + explanation.edges[$1].contribution }
          #expect(abs(sum - node.gradient) <= 1e-9 * max(1, abs(sum)), "\(text)")
        }
      } catch {
        refused += 1
        if let position = error.position { #expect(position <= text.count) }
      }
    }
    #expect(explained > count / 100)
    #expect(refused > count / 2)
  }
}
