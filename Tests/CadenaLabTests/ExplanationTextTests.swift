import CadenaLab
import CadenaText
import Testing

@Suite struct ExplanationTextTests {
  private func lecture() throws -> Explanation {
    try Explanation(of: "q = x + y; f = q * z", at: ["x": -2, "y": 5, "z": -4])
  }

  @Test func lectureExampleInEnglish() throws {
    #expect(
      try lecture().text(language: .english) == """
        q = x + y; f = q * z
        x = -2, y = 5, z = -4

        Forward: the values
          q = x + y = -2 + 5 = 3
          f = q · z = 3 · (-4) = -12

        Backward: the gradients
          ∂f/∂f = 1
          f = q · z
            ∂f/∂q = z = -4
            ∂f/∂z = q = 3
          q = x + y
            ∂q/∂x = 1
            ∂f/∂x = ∂f/∂q · ∂q/∂x = -4 · 1 = -4
            ∂q/∂y = 1
            ∂f/∂y = ∂f/∂q · ∂q/∂y = -4 · 1 = -4

        Gradients beside finite differences
          input  value  gradient  finite difference  relative error
          ───────────────────────────────────────────────────────────
          x         -2        -4                 -4               0
          y          5        -4                 -4               0
          z         -4         3                  3               0

        """)
  }

  @Test func lectureExampleInSpanishWithoutSigns() throws {
    #expect(
      try lecture().text(language: .spanish, isUnicode: false) == """
        q = x + y; f = q * z
        x = -2, y = 5, z = -4

        Hacia delante: los valores
          q = x + y = -2 + 5 = 3
          f = q * z = 3 * (-4) = -12

        Hacia atrás: los gradientes
          df/df = 1
          f = q * z
            df/dq = z = -4
            df/dz = q = 3
          q = x + y
            dq/dx = 1
            df/dx = df/dq * dq/dx = -4 * 1 = -4
            dq/dy = 1
            df/dy = df/dq * dq/dy = -4 * 1 = -4

        Los gradientes junto a diferencias finitas
          entrada  valor  gradiente  diferencia finita  error relativo
          --------------------------------------------------------------
          x           -2         -4                 -4               0
          y            5         -4                 -4               0
          z           -4          3                  3               0

        """)
  }

  @Test func severalPathsAreSummed() throws {
    let text = try Explanation(of: "x*x + 2x", at: ["x": 3]).text(language: .english)
    #expect(text.contains("∂a/∂x (operand 1) = x = 3\n"))
    #expect(text.contains("∂f/∂b · ∂b/∂x = 1 · 2 = 2   (through b)\n"))
    #expect(text.contains("∂f/∂x = 2 + 3 + 3 = 8   (the sum over 3 paths)\n"))
  }

  @Test func cornerIsSaid() throws {
    let explanation = try Explanation(of: "abs(x)*3", at: ["x": 0])
    #expect(explanation.checks[0].outcome == .corner || explanation.checks[0].outcome == .agrees)
    let relu = try Explanation(of: "relu(x)*y", at: ["x": 0, "y": 9])
    #expect(relu.checks[0].outcome == .corner)
    #expect(relu.passes)
    #expect(
      relu.text(language: .english).contains(
        "x: the function has a corner here, with slope 0 to the left and 9 to the right; "
          + "the gradient takes 0"))
  }
}
