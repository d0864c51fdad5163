import CadenaLab
import CadenaText
import Testing

/// Numbers, formulas and lines of explanations.
@Suite struct ExpositionTests {
  @Test func numbersHaveTheirDigits() {
    let five = DecimalText()
    for (value, text) in [
      (0.45187812542, "0.45188"), (0.00110805796, "0.0011081"), (0.41000000000000003, "0.41"),
      (0, "0"), (-0.0, "0"), (-0.17044611583, "-0.17045"), (12345.678912, "12345.67891"),
      (1, "1"), (0.1, "0.1"), (0.099335165, "0.099335"), (3.890480265e-06, "3.8905e-06"),
      (2e-12, "2e-12"), (1.5e12, "1.5e+12"), (.nan, "nan"), (-.infinity, "-inf"),
      (9.99999e-10, "1e-09"),
    ] as [(Double, String)] { #expect(five(value) == text, "\(value)") }
    #expect(five.operand(-2) == "(-2)")
    #expect(DecimalText.fixed(0.0159969, decimals: 5) == "0.01600")
    #expect(DecimalText(digits: 12)(1.0 / 3) == "0.333333333333")
  }

  @Test func formulasBecomeLatex() {
    for (text, latex) in [
      ("∂E/∂w1", "\\frac{\\partial E}{\\partial w_{1}}"),
      ("∂ŷ1/∂sum_ŷ1", "\\frac{\\partial \\hat{y}_{1}}{\\partial \\mathrm{sum}_{\\hat{y}_{1}}}"),
      ("A_ik", "A_{ik}"), ("e^(-0.41)", "e^{-0.41}"), ("e^Z", "e^{Z}"),
      ("e^-sum_n1", "e^{-\\mathrm{sum}_{n_{1}}}"),
      ("(∂L/∂Z)ᵀ", "(\\frac{\\partial L}{\\partial Z})^{\\top}"), ("z0_1", "z_{0,1}"),
      ("3.8905e-06", "3.8905 \\times 10^{-6}"),
      ("½·(ŷ1 - t1)²", "\\tfrac{1}{2}\\cdot (\\hat{y}_{1} - t_{1})^{2}"),
      ("log A", "\\log A"), ("1_(Z > 0)", "1_{Z > 0}"), ("η·x", "\\eta\\cdot x"),
    ] { #expect(LatexMath.latex(text) == latex, "\(text)") }
  }

  /// Formulas inside sentences are formulas, names of columns are not.
  @Test func sentencesBecomeLatex() {
    var exposition = Exposition(.verbatim("T"))
    exposition.add(.text(.verbatim("∂L/∂x1, w5 [D_out, sepal_length 50 % a_b é → B2.")))
    let latex = ExpositionLatex.document(of: exposition, .english)
    #expect(
      latex.contains(
        "\n$\\frac{\\partial L}{\\partial x_{1}}$, $w_{5}$ $[D_{\\mathrm{out}}$, sepal\\_length 50 \\% "
          + "$a_{b}$ é $\\to $ $B_{2}$.\n"))
  }

  @Test func textIsWrapped() {
    var exposition = Exposition(.verbatim("T"))
    exposition.add(.text(.verbatim(Array(repeating: "word", count: 40).joined(separator: " "))))
    exposition.add(
      .formulas([.init("z", Array(repeating: "0.12345·0.6", count: 12).joined(separator: " + "))]))
    exposition.add(
      .table(.init([.verbatim("a"), .verbatim("b")], [[.verbatim("x"), .verbatim("10")]])))
    let text = ExpositionText.text(of: exposition, .english)
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 })
    #expect(text.contains("\n      + 0.12345·0.6"))
    #expect(text.contains("  a   b\n  ─────\n  x  10\n"))
    #expect(!text.contains("\u{1B}"))
    #expect(ExpositionText.text(of: exposition, .english, usesColor: true).contains("\u{1B}[1m"))
  }
}
