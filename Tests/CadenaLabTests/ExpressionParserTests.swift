import CadenaLab
import CadenaText
import Testing

@Suite struct ExpressionParserTests {
  static let e = 2.718281828459045

  static let values: [(String, Double)] = [
    ("1 + 2*3", 7), ("(1 + 2)*3", 9), ("2^3^2", 512), ("-2^2", -4), ("2**-1", 0.5), ("2^-1^2", 0.5),
    ("10 - 4 - 3", 3), ("24/4/2", 3), ("--3", 3), ("+3", 3), ("-(-3)", 3), ("2*-3", -6),
    (".5 + 5.", 5.5), ("1e-3*1E3", 1), ("3·4", 12), ("3×4", 12), ("8÷2", 4), ("5−7", -2),
    ("3²", 9), ("2⁻¹", 0.5), ("-3²", -9), ("2^3²", 512), ("√(16)", 4), ("√16 + 1", 5),
    ("pi", Double.pi), ("2π", 2 * Double.pi), ("e", e), ("2e", 2 * e), ("2e0", 2), ("3(1 + 1)", 6),
    ("max(2, 5) - min(2, 5)", 3), ("pow(2, 10)", 1024), ("log(e)", 1), ("log10(1000)", 3),
    ("log2(8)", 3), ("[1 + {2}]", 3), ("sen(0) + cos(0)", 1), ("σ(0)", 0.5),
    ("leakyRelu(-2)", -0.02), ("leakyRelu(-2, 0.5)", -1), ("abs(-2)", 2), ("square(3)", 9),
    ("a = 2; a*3", 6), ("a = 2\nb = a + 1\n\na*b", 6), ("f(x) = 3", 3), ("-2 ^ 2 * 3", -12),
    ("2 sqrt(9)", 6), ("2^0.5^2", 1.189207115002721),
  ]

  @Test(arguments: values)
  func value(_ text: String, _ value: Double) throws {
    let found = try Explanation(of: text, at: [:]).value
    #expect(abs(found - value) <= 1e-15 * max(1, abs(value)), "\(found)")
  }

  static let faults: [(String, [String: Double], Int?)] = [
    ("x = 3; y = 2", ["x": 1.0], 0), ("", [:], nil), ("   ", [:], nil), (";;", [:], nil),
    ("(x + y) * * z", [:], 10), ("(x + y", [:], 0), ("x + y)", [:], 5), ("2 +", [:], 3),
    ("x y", ["x": 1, "y": 2], 2), ("x(y)", ["x": 1, "y": 2], 0), ("sgmoid(x)", ["x": 1], 0),
    ("1/2x", ["x": 1], 3), ("2^3x", ["x": 1], 3), ("1,5 + x", ["x": 1], 1), ("x # y", [:], 2),
    ("max(1)", [:], 0), ("sin(1, 2)", [:], 0), ("sin x", ["x": 1], 3), ("x = = 2", [:], 4),
    ("1 2", [:], 2), (".", [:], 0), ("1e999", [:], 0), ("()", [:], 1), ("exp()", [:], 4),
    ("x²³⁻", ["x": 1], 1), ("a + b", [:], nil), ("a", ["a": 1, "b": 2], nil),
    ("x/y", ["x": 1, "y": 0], 1), ("1/0*x", ["x": 1], 1), ("ln(x)", ["x": -1], 0),
    ("sqrt(x)", ["x": 0], 0), ("sqrt(x - 1)", ["x": 0], 0), ("x^0.5", ["x": -4], 1),
    ("exp(exp(x))", ["x": 100], 0), ("asin(x)", ["x": 2], 0), ("q = x + 1; x*2", ["x": 1], 6),
    ("q = x; q = 2*x", ["x": 1], 7), ("x + 1; 2*x", ["x": 1], 0), ("q = q + 1", [:], 0),
    ("ln(0)", [:], 0), ("0x10", [:], nil), ("x == 2", ["x": 1], 3), ("\u{1B}[31m", [:], 0),
  ]

  @Test(arguments: faults)
  func error(_ text: String, _ values: [String: Double], _ position: Int?) {
    let error = #expect(throws: ExpressionError.self) { try Explanation(of: text, at: values) }
    #expect(error?.position == position, "\(error?.description ?? "")")
    #expect(error?.exitCode == .usage)
    let text = error?.problem.text(.spanish) ?? ""
    #expect(!text.unicodeScalars.contains { $0.value < 32 && $0 != "\n" })
  }

  @Test func errorShowsThePlace() {
    let error = #expect(throws: ExpressionError.self) {
      try Explanation(of: "(x + y) * * z", at: [:])
    }
    #expect(
      error?.problem.text(.english) == """
        column 11: a value is missing here
            (x + y) * * z
                      ^
          expected: a number, a name, a function or (
          found:    "*"
        """)
    let spanish = #expect(throws: ExpressionError.self) {
      try Explanation(of: "sgmoid(x)", at: [:])
    }
    #expect(
      spanish?.problem.text(.spanish) == """
        columna 1: función desconocida: sgmoid
            sgmoid(x)
            ^
          remedio:     ¿quisiste decir sigmoid? Un producto se escribe sgmoid * (…)
        """)
  }

  @Test func missingValuesAreToldTogether() {
    let error = #expect(throws: ExpressionError.self) {
      try Explanation(of: "a*b + ŷ", at: ["b": 1])
    }
    #expect(error?.description.contains("these have no value: a, ŷ") == true)
    #expect(error?.description.contains("a=1 ŷ=1") == true)
  }

  /// Neither depth nor length costs more than an error.
  @Test(arguments: ["(", ")", "-", "x+", "sin(", "√", "2^", "max(1,", "1 ", "²", "ŷ", ";+"])
  func longInput(_ piece: String) {
    for count in [10_000, 100_000, 2_000_000] {
      let text = String(repeating: piece, count: count)
      #expect(throws: ExpressionError.self) { try Explanation(of: text + "1", at: [:]) }
      #expect(throws: ExpressionError.self) { try Explanation(of: text, at: [:]) }
    }
  }

  @Test func deepNestsWork() throws {
    let depth = 400
    let nested =
      String(repeating: "sin(", count: depth) + "x" + String(repeating: ")", count: depth)
    let explanation = try Explanation(of: nested, at: ["x": 1])
    #expect(explanation.nodes.count == depth + 1)
    let parentheses =
      String(repeating: "(", count: 9_000) + "x" + String(repeating: ")", count: 9_000)
    #expect(try Explanation(of: parentheses, at: ["x": 2]).value == 2)
  }
}
