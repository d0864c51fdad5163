import Testing

@testable import CadenaLab

@Suite struct GradientComparisonTests {
  /// A gradient that is off by a thousandth is found.
  @Test(arguments: [0.0, 1e-3, -1e-3, 1.0])
  func wrongGradientDiffers(_ error: Double) throws {
    let right = try Explanation(of: "sin(x)*x", at: ["x": 1.3]).checks[0]
    let wrong = GradientComparison(
      name: "x", exact: right.exact * (1 + error), numeric: right.numeric, step: right.step,
      left: right.left, right: right.right, uncertainty: right.uncertainty, isAtCorner: false)
    #expect(wrong.outcome == (error == 0 ? .agrees : .differs))
  }

  static let numbers: [(Double, String)] = [
    (0.0, "0"), (-0.0, "0"), (1, "1"), (-12, "-12"), (0.19661193324148188, "0.196612"),
    (1.3678794411714423, "1.36788"), (123456, "123456"), (1_234_567, "1.23457e+06"),
    (999_999.9, "1e+06"), (0.000012345678, "0.0000123457"), (1e-7, "1e-07"),
    (1.5e-300, "1.5e-300"),
    (0.1 + 0.2, "0.3"), (9.9999996, "10"), (-0.00099999995, "-0.001"), (1e22, "1e+22"),
    (2.5, "2.5"), (100, "100"),
  ]

  @Test(arguments: numbers)
  func sixDigits(_ value: Double, _ text: String) {
    #expect(SignificantDigits(6).text(value) == text)
  }
}
