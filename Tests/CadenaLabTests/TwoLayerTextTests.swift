import CadenaData
import CadenaLab
import CadenaText
import Testing

/// What the walk through the 2-2-2 network says, in both languages and all forms.
@Suite struct TwoLayerTextTests {
  private func output(
    _ format: ExplanationFormat = .text, _ language: Language = .english,
    _ change: (inout TwoLayerSession) -> Void = { _ in }
  ) throws -> String {
    var session = TwoLayerSession()
    session.format = format
    session.language = language
    change(&session)
    return try session.output()
  }

  @Test(arguments: Language.allCases) func numbersStandInTheirLines(language: Language) throws {
    let text = try output(.text, language)
    for line in [
      "         = 0.1·0.1 + 0.5·0.3 + 0.25\n         = 0.41\n",
      "  n1     = σ(sum_n1) = 1/(1 + e^(-0.41))\n         = 0.60109\n",
      "  sum_ŷ1 = n1·w5 + n2·w6 + B2\n         = 0.60109·0.5 + 0.61538·0.6 + 0.35\n"
        + "         = 1.01977\n",
      "  E2 = ½·(ŷ2 - t2)² = ½·(0.77955 - 0.95)²\n     = 0.014526\n",
      "  E  = E1 + E2 = 0.23456 + 0.014526\n     = 0.24909\n",
      "  ∂ŷ1/∂sum_ŷ1 = ŷ1·(1 - ŷ1) = 0.73493·(1 - 0.73493) = 0.19481\n",
      "  ∂E/∂w5 = ∂E1/∂ŷ1 · ∂ŷ1/∂sum_ŷ1 · ∂sum_ŷ1/∂w5\n"
        + "         = 0.68493 · 0.19481 · 0.60109\n         = 0.080203\n",
      "  ∂E1/∂w1 = ∂E1/∂ŷ1 · ∂ŷ1/∂sum_ŷ1 · ∂sum_ŷ1/∂n1 · ∂n1/∂sum_n1 · ∂sum_n1/∂w1\n"
        + "          = 0.68493 · 0.19481 · 0.5 · 0.23978 · 0.1\n          = 0.0015997\n",
      "  ∂E/∂w1  = ∂E1/∂w1 + ∂E2/∂w1 = 0.0015997 + (-0.00049164)\n          = 0.0011081\n",
      "  w5 ← w5 - η·∂E/∂w5 = 0.5 - 0.6·0.080203 = 0.45188\n",
      "  w7 ← w7 - η·∂E/∂w7 = 0.7 - 0.6·(-0.017607) = 0.71056\n",
      "  B2 ← B2 - η·∂E/∂B2 = 0.35 - 0.6·0.10414 = 0.28752\n",
    ] { #expect(text.contains(line), "\(line)") }
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 })
    #expect(!text.contains("\u{1B}"))
  }

  @Test func sentences() throws {
    let english = try output()
    #expect(english.hasPrefix("The 2-2-2 network, number by number\n═══"))
    #expect(english.contains("The error fell from 0.24909 to 0.23385."))
    #expect(
      english.contains("  ▸ The slide prints the new w5 = 0.0188, and the drawings after it too"))
    let spanish = try output(.text, .spanish)
    #expect(spanish.contains("El error bajó de 0.24909 a 0.23385."))
    #expect(spanish.contains("  ▸ La lámina escribe el nuevo w5 = 0.0188"))
    #expect(spanish.contains("Paso 1: hacia adelante otra vez"))
  }

  @Test func trainingHasACourse() throws {
    let text = try output { $0.steps = 1000 }
    for row in [
      "  updates           E       ŷ1       ŷ2        w1        w5\n",
      "        0     0.24909  0.73493  0.77955       0.1       0.5\n",
      "        1     0.23385  0.70973  0.76987  0.099335   0.45188\n",
      "      100   0.0040741  0.11583  0.88824   0.14021  -0.96659\n",
      "     1000  3.8905e-06",
    ] { #expect(text.contains(row), "\(row)") }
    #expect(text.contains("Step 1000: forward\n"))
    #expect(!text.contains("Step 2: "))
  }

  @Test func otherForms() throws {
    let fixed = try output { $0.network.biases = .fixed }
    #expect(!fixed.contains("B1 ←"))
    #expect(fixed.contains("∂E/∂B1"))
    let separate = try output { $0.network.biases = .separate }
    #expect(separate.contains("b_n1 ← b_n1 - η·∂E/∂b_n1 = 0.25 - 0.6·0.011081 = 0.24335"))
    let linear = try output { $0.network.outputActivation = .linear }
    #expect(linear.contains("  ŷ1     = sum_ŷ1 = 1.01977\n"))
    #expect(linear.contains("∂ŷ1/∂sum_ŷ1 = 1\n"))
    let many = try output { $0.digits = 9 }
    #expect(many.contains("∂E/∂w5 = 0.5 - 0.6·0.0802031243 = 0.451878125"))
  }

  @Test func json() throws {
    let json = try JSONValue.parse(Array(try output(.json) { $0.steps = 2 }.utf8))
    #expect(
      json.members?.map(\.key) == [
        "explanation", "inputs", "targets", "learningRate", "outputActivation", "biases",
        "parameters", "steps", "first", "last", "states", "differences", "notes",
      ])
    #expect(json["first"]?["gradients"]?["w5"]?.number == 0.08020312429316064)
    let split = json["first"]?["split"]?["w1"]?["dE1/dw1"]?.number ?? .nan
    #expect(abs(split - 0.0015996999217386277) < 1e-15)
    #expect(json["states"]?.elements?.compactMap { $0["steps"]?.integer } == [0, 1, 2])
    let note = json["notes"]?.elements?.first { $0["id"]?.string == "new-w5" }
    #expect(note?["numbers"]?.elements?.first?["slide"]?.string == "0.0188")
    let chain = json["first"]?["chains"]?.elements?.first
    #expect(chain?["path"]?.elements?.compactMap(\.string).first == "E1")
  }

  @Test func latex() throws {
    let latex = try output(.latex)
    #expect(latex.hasPrefix("\\documentclass"))
    #expect(latex.hasSuffix("\\end{document}\n"))
    #expect(
      latex.contains(
        "\\frac{\\partial E}{\\partial w_{5}} &= \\frac{\\partial E_{1}}{\\partial \\hat{y}_{1}} "
          + "\\cdot  \\frac{\\partial \\hat{y}_{1}}{\\partial \\mathrm{sum}_{\\hat{y}_{1}}}"))
    #expect(latex.contains("\\sigma(\\mathrm{sum}_{n_{1}}) = 1/(1 + e^{-0.41})"))
    // What LaTeX cannot read as it stands has been translated.
    for character in "σ∂ŷ½·η²←→Σ" { #expect(!latex.contains(character), "\(character)") }
    let opened = latex.components(separatedBy: "\\begin{").count
    #expect(opened == latex.components(separatedBy: "\\end{").count)
  }

  @Test func wrongNumbersAreRefused() throws {
    for (change, flag) in [
      ({ (session: inout TwoLayerSession) in session.steps = 0 }, "--steps"),
      ({ $0.steps = 2_000_000 }, "--steps"), ({ $0.digits = 0 }, "--digits"),
      ({ $0.network.inputs = [1] }, "--inputs"),
      ({ $0.network.weights[3] = .infinity }, "--weights"),
      ({ $0.network.learningRate = -1 }, "--learning-rate"), ({ $0.format = .dot }, "dot"),
    ] {
      let error = #expect(throws: UsageError.self) { try output(.text, .english, change) }
      #expect(error?.exitCode == .usage)
      #expect(error?.problem.text(.english).contains(flag) ?? false)
    }
  }
}

extension String {
  fileprivate func components(separatedBy separator: String) -> [Substring] {
    split(separator: separator, omittingEmptySubsequences: false)
  }
}
