import CadenaLab
import Foundation
import Testing

/// Derivatives that are known from books.
@Suite struct DerivativeTests {
  static let table: [(String, Double, Double)] = [
    ("x^3", 2, 12), ("x²", -3, -6), ("x^-1", 2, -0.25), ("x^0.5", 4, 0.25),
    ("2^x", 3, 8 * log(2.0)),
    ("x^x", 2, 4 * (1 + log(2.0))), ("1/x", -2, -0.25), ("x/3", 1, 1 / 3.0), ("-x", 5, -1),
    ("exp(2x)", 0.5, 2 * exp(1.0)), ("ln(x)", 4, 0.25), ("log10(x)", 5, 1 / (5 * log(10.0))),
    ("log2(x)", 8, 1 / (8 * log(2.0))), ("sqrt(x)", 9, 1 / 6.0), ("square(x)", 7, 14),
    ("abs(x)", -2, -1), ("sin(x)", 1, cos(1.0)), ("cos(x)", 1, -sin(1.0)),
    ("tan(x)", 0.5, 1 + pow(tan(0.5), 2)), ("asin(x)", 0.6, 1.25), ("acos(x)", 0.6, -1.25),
    ("atan(x)", 2, 0.2), ("sinh(x)", 1, cosh(1.0)), ("cosh(x)", 1, sinh(1.0)),
    ("tanh(x)", 0.3, 1 - pow(tanh(0.3), 2)), ("sigmoid(x)", 0, 0.25), ("σ(2x)", 0, 0.5),
    ("relu(x)", 3, 1), ("relu(x)", -3, 0), ("softplus(x)", 0, 0.5),
    ("erf(x)", 0, 2 / Double.pi.squareRoot()), ("gelu(x)", 0, 0.5), ("silu(x)", 0, 0.5),
    ("leakyRelu(x, 0.2)", -1, 0.2), ("max(x, 1)", 3, 1), ("max(x, 1)", 0, 0), ("min(x, 1)", 0, 1),
    ("x*x + x*x", 3, 12), ("x*x*x*x", 2, 32), ("sin(x)^2 + cos(x)^2", 0.7, 0),
    ("exp(ln(x))", 3, 1), ("(x + 1)/(x - 1)", 3, -0.5), ("1/(1 + exp(-x))", 0, 0.25), ("x", 4, 1),
    ("u = x*x; v = u*u; u + v", 1, 6),
  ]

  @Test(arguments: table)
  func derivative(_ expression: String, _ x: Double, _ slope: Double) throws {
    let explanation = try Explanation(
      of: expression, at: ["x": x], includesSecondDerivatives: true)
    let found = try #require(explanation.gradient(of: "x"))
    #expect(abs(found - slope) <= 1e-14 * max(1, abs(slope)), "\(found)")
    #expect(explanation.passes)
    #expect(explanation.checks[0].outcome == .agrees)
    #expect(abs(explanation.checks[0].numeric - slope) <= 1e-7 * max(1, abs(slope)))
  }

  @Test func secondDerivatives() throws {
    let explanation = try Explanation(
      of: "x^2*y + sin(y)", at: ["x": 3, "y": 0.5], includesSecondDerivatives: true)
    let matrix = try #require(explanation.secondDerivatives)
    #expect(matrix[0] == [1, 6])
    #expect(matrix[1][0] == 6)
    #expect(abs(matrix[1][1] + sin(0.5)) < 1e-15)
  }

  /// Values of any size are compared without false alarm.
  static let harmless: [(String, [String: Double])] = [
    ("x*y", ["x": 1e8, "y": 1e-8]), ("sin(1000*x)", ["x": 1.0]), ("sin(x)", ["x": 1e6]),
    ("exp(x)", ["x": 300.0]), ("sqrt(x)", ["x": 1e-9]), ("ln(x)", ["x": 1e-6]),
    ("1/x", ["x": 1e-5]), ("x^20", ["x": 100.0]), ("relu(x)", ["x": 1e-7]),
    ("x + y", ["x": 1e15, "y": 1.0]), ("x*0 + 1e9", ["x": 1.0]), ("tanh(x)", ["x": 40.0]),
    ("exp(-x^2)", ["x": 20.0]), ("abs(x)*abs(x)", ["x": 0.0]),
  ]

  @Test(arguments: harmless)
  func noFalseAlarm(_ expression: String, _ values: [String: Double]) throws {
    #expect(try Explanation(of: expression, at: values).passes)
  }
}
