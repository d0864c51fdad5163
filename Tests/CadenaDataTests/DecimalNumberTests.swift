import CadenaGraph
import Testing

@testable import CadenaData

/// Decimal numbers, against the standard library's parser bit by bit.
struct DecimalNumberTests {
  private func parse(_ text: String) -> Double? {
    // Bytes around the number must not be looked at.
    let bytes = Array("9\(text)9".utf8)
    return bytes.withUnsafeBufferPointer { DecimalNumber.parse($0, 1, $0.count - 1) }
  }

  @Test(arguments: [
    "0", "-0", "1", "+7", "9007199254740992", "9007199254740993", "123456789012345678901234567890",
    "0.1", "-.5", "5.", "1e22", "1e23", "1e-22", "1e-23", "3.14159265358979", "4.9e-324",
    "1.7976931348623157e308", "1e400", "0.000000000000000000000000001", "8.5E+3", "000000000001.25",
    "12345678901234567e-5", "1e99999999999999999999", "1e-99999999999999999999",
  ])
  func knownNumbers(_ text: String) throws {
    let value = try #require(parse(text))
    #expect(value.bitPattern == Double(text)?.bitPattern)
  }

  @Test(arguments: [
    "", "-", "+", ".", "e5", "1e", "1e+", "1.2.3", "--1", "1 ", " 1", "0x1p3", "inf", "nan", "1_0",
    "1,5", "١",
  ])
  func noNumbers(_ text: String) { #expect(parse(text) == nil) }

  @Test func randomNumbersAreRoundedCorrectly() {
    var generator = PhiloxGenerator(key: RandomKey(seed: 1))
    for _ in 0..<20_000 {
      let digits = generator.integer(below: 19) + 1
      var text = generator.integer(below: 2) == 0 ? "" : "-"
      let point = generator.integer(below: digits + 1)
      for index in 0..<digits {
        if index == point { text += "." }
        text += "\(generator.integer(below: 10))"
      }
      if generator.integer(below: 2) == 0 { text += "e\(generator.integer(below: 50) - 25)" }
      #expect(parse(text)?.bitPattern == Double(text)?.bitPattern, "\(text)")
    }
  }
}
