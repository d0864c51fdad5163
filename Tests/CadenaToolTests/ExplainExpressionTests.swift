import CadenaData
import Testing

/// `cadena explain "EXPRESSION" name=value …` as a process.
@Suite struct ExplainExpressionTests {
  private static let utf8 = ["LANG": "C.UTF-8"]

  @Test func lectureExample() throws {
    let tool = try Tool()
    let shown = try tool.run(
      "explain", "(x + y) * z", "x=-2", "y=5", "z=-4", environment: Self.utf8)
    #expect(shown.code == 0 && shown.errors.isEmpty)
    #expect(shown.output.contains("  f = a · z = 3 · (-4) = -12\n"))
    #expect(shown.output.contains("    ∂f/∂x = ∂f/∂a · ∂a/∂x = -4 · 1 = -4\n"))
    let plain = try tool.run("explain", "--example", "sum-product", "--lang", "es")
    #expect(plain.output.contains("    df/dx = df/dq * dq/dx = -4 * 1 = -4\n"))
    #expect(plain.output.contains("Hacia atrás: los gradientes\n"))
    let other = try tool.run("explain", "--example", "sum-product", "x=1")
    #expect(other.output.contains("f = q * z = 6 * (-4) = -24\n"))
  }

  @Test func formatsAndFiles() throws {
    let tool = try Tool()
    let json = try tool.run(
      "explain", "-x^2", "x=3", "--format", "json", "--second", "--output", "a ñ.json")
    #expect(json.code == 0 && json.output.isEmpty)
    let value = try tool.json("a ñ.json")
    #expect(value["value"] == .integer(-9))
    #expect(value["gradients"]?["x"] == .integer(-6))
    #expect(value["secondDerivatives"]?["x"]?["x"] == .integer(-2))
    #expect(value["backward"]?.elements == [.string("f"), .string("a")])
    for (format, start) in [
      ("svg", "<svg"), ("dot", "digraph"), ("latex", "\\documentclass"),
    ] {
      let shown = try tool.run("explain", "sin(x)*x", "x=3", "--format", format)
      #expect(shown.code == 0 && shown.output.hasPrefix(start))
    }
    let steps = try tool.run("explain", "x*y", "x=2", "y=3", "--sequence", "some/steps")
    #expect(steps.code == 0 && steps.output.isEmpty)
    #expect(tool.text("some/steps/step-4.svg").hasPrefix("<svg"))
    #expect(tool.text("some/steps/step-5.svg").isEmpty)
  }

  static let cases: [([String], Int32)] = [
    (["(x + y"], 64), (["x + y"], 64), (["x*y", "x=1"], 64), (["x+1", "x=one"], 64),
    (["x+1", "x=1", "y=2"], 64), (["x+1", "x=1", "x=2"], 64), (["1/x", "x=0"], 64),
    (["x+1", "x=1,5"], 64), (["x+1", "x"], 64), (["x+1", "x=inf"], 64), ([""], 64),
    (["x+1", "x=1", "--frmat", "svg"], 64), (["x+1", "x=1", "--format", "png"], 64),
    (["x+1", "x=1", "--theme", "pink"], 64), (["x+1", "x=1", "--digits", "0"], 64),
    (["x+1", "x=1", "--output", "no/such/folder.svg"], 73), (["x+1", "x=1", "--output", "."], 73),
    (["--example", "sigmoid"], 64), (["--example", "sum-product", "u=1"], 64),
    (["-x^2", "x=1"], 0), (["pi/2"], 0), (["2+2"], 0), (["x+1", "x=pi/2"], 0), (["x", "x=−2"], 0),
    (["--example", "sigmoid-neuron"], 0), (["missing.yaml"], 66),
  ]

  @Test(arguments: cases)
  func exitCodes(_ arguments: [String], _ code: Int32) throws {
    let tool = try Tool()
    let (process, output, errors) = try tool.process(["explain"] + arguments)
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationReason == .exit)
    #expect(process.terminationStatus == code)
    let said = try InputFile.read(errors)
    #expect(said.isEmpty == (code == 0))
    #expect(try InputFile.read(output).isEmpty == (code != 0))
  }

  @Test func unknownOptionIsNamed() throws {
    let wrong = try Tool().run("explain", "x+1", "x=1", "--frmat=svg")
    #expect(wrong.errors.contains("--frmat"))
    #expect(wrong.errors.contains("did you mean `--format`?"))
  }
}
