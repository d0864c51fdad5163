import CadenaText
import Testing

@testable import CadenaData

/// JSON: what is read, what is written, and where mistakes are.
struct JSONTests {
  @Test func readsEveryKindOfValue() throws {
    let value = try JSONValue.parse(
      #" {"a": [1, -2.5, 1e3, true, false, null], "b": {}, "c": "é\n\u00e9\ud83d\ude00\/"} "#)
    let expected: JSONValue = [
      "a": [1, -2.5, 1000.0, true, false, nil], "b": [:], "c": "é\né😀/",
    ]
    #expect(value == expected)
    #expect(try JSONValue.parse("9223372036854775807").integer == .max)
    #expect(try JSONValue.parse("9223372036854775808") == .number(9_223_372_036_854_775_808))
  }

  @Test func writesShortestNumbersAndNoInfinities() throws {
    let value: JSONValue = [
      "n": [
        0.1, 1.0, 1e300, .number(.leastNonzeroMagnitude), .number(.nan), .number(-.infinity), 3,
        .number(-0.0),
      ],
      "t": "a\"\\\n\u{1}\u{7F}ñ", "e": [], "o": [:],
    ]
    let text = value.text()
    #expect(
      text == #"{"n":[0.1,1,1e+300,5e-324,null,null,3,-0.0],"t":"a\"\\\n\u0001"#
        + "\u{7F}ñ" + #"","e":[],"o":{}}"#)
    let lines: JSONValue = ["a": [1, 2], "b": [:]]
    #expect(lines.text(indented: true) == "{\n  \"a\": [\n    1,\n    2\n  ],\n  \"b\": {}\n}")
    #expect(try JSONValue.parse(lines.text(indented: true)) == lines)
  }

  @Test func numbersReadBackAsTheSameBits() throws {
    var bits: UInt64 = 0x9E37_79B9_7F4A_7C15
    for _ in 0..<2000 {
      bits = bits &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let number = Double(bitPattern: bits)
      guard number.isFinite else { continue }
      #expect(try JSONValue.parse(JSONValue.number(number).text()).number == number)
    }
  }

  @Test func keysCanBeReadSetAndRemoved() {
    var value: JSONValue = ["a": 1, "b": 2]
    value["c"] = "new"
    value["a"] = nil
    value["b"] = true
    #expect(value.text() == #"{"b":true,"c":"new"}"#)
    #expect(value["a"] == nil)
  }

  @Test(arguments: [
    ("", 1, 1), ("{", 1, 2), ("[1,]", 1, 4), ("{\"a\" 1}", 1, 6), ("{\"a\":1,}", 1, 8),
    ("{\n \"a\":1,\n \"a\":2}", 3, 2), ("[01]", 1, 3), ("1.", 1, 3), ("-", 1, 2), ("1e", 1, 3),
    ("+1", 1, 1), (".5", 1, 1), ("tru", 1, 1), ("1 2", 1, 3), ("\"a", 1, 1), ("\"\u{1}\"", 1, 2),
    ("\"\\x\"", 1, 2), ("\"\\u12g4\"", 1, 2), ("\"\\ud83d\"", 1, 2), ("\"\\ud83d\\u0041\"", 1, 2),
    ("1e999", 1, 1), ("nan", 1, 1), ("{a:1}", 1, 2),
  ])
  func mistakesHaveAPlace(_ text: String, _ line: Int, _ column: Int) {
    let error = #expect(throws: DataError.self) { try JSONValue.parse(text, place: "x.json") }
    #expect(error?.problem.line == line)
    #expect(error?.problem.column == column)
    #expect(error?.problem.place == "x.json")
  }

  @Test func depthIsLimited() throws {
    let limit = JSONValue.depthLimit
    let deepest = String(repeating: "[", count: limit) + "1" + String(repeating: "]", count: limit)
    #expect(try JSONValue.parse(deepest).elements?.count == 1)
    let error = #expect(throws: DataError.self) {
      try JSONValue.parse(String(repeating: "[", count: 1_000_000))
    }
    #expect(error?.problem.what == .nestedTooDeep(limit))
    #expect(throws: DataError.self) { try JSONValue.parse([0x22, 0xC3, 0x22]) }
  }
}
