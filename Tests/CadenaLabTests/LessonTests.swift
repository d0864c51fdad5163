import CadenaData
import CadenaLab
import CadenaText
import Testing

/// The lessons compute what they teach.
@Suite struct LessonTests {
  /// Every gradient three ways: the sweep, the lesson's formula, finite differences.
  @Test(arguments: Lesson.names) func gradientsAgree(name: String) throws {
    let lesson = try #require(Lesson.named(name))
    #expect(lesson.name == name)
    #expect(!lesson.example.gradients.isEmpty)
    for gradient in lesson.example.gradients {
      #expect(gradient.formulaDeviation < 1e-15, "\(gradient.name)")
      #expect(gradient.numericDeviation < 1e-9, "\(gradient.name)")
      #expect(gradient.exact.rows.joined().contains { $0 != 0 })
    }
  }

  @Test func linearByHand() throws {
    let example = try #require(Lesson.named("linear")).example
    let expected: [String: [[Double]]] = [
      "∂L/∂X": [[-0.6, -0.5, 0.65], [1.45, 0.5, -1.175]],
      "∂L/∂W": [[0.625, 0.625, 0.25], [0, -5, 7]], "∂L/∂b": [[0.75, 1]],
    ]
    #expect(
      zip(example.output.rows.joined(), [-0.6, 1.7, 1.1, -2.1]).allSatisfy {
        abs($0 - $1) < 1e-15
      })
    for gradient in example.gradients {
      let rows = try #require(expected[gradient.name])
      #expect(gradient.exact.rows.map(\.count) == rows.map(\.count))
      for (found, wanted) in zip(gradient.exact.rows.joined(), rows.joined()) {
        #expect(abs(found - wanted) < 1e-15, "\(gradient.name)")
      }
    }
  }

  /// -1/2·(log 0.7 + log 0.4), and (A - Y)/2 in the row whose class is 0.
  @Test func crossEntropiesByHand() throws {
    let probabilities = try #require(Lesson.named("cross-entropy")).example
    #expect(abs(probabilities.output.rows[0][0] - 0.6364828379064438) < 1e-15)
    #expect(probabilities.gradients[0].exact.rows[1][2] == -1.25)
    let scores = try #require(Lesson.named("softmax-cross-entropy")).example
    #expect(abs(scores.gradients[0].exact.rows[0][0] - (0.6590011388859679 - 1) / 2) < 1e-15)
  }

  @Test func reluIsMaskedAndMeanSquaredErrorHasNoHalf() throws {
    let relu = try #require(Lesson.named("relu")).example
    #expect(relu.gradients[0].exact.rows == [[0.5, 0, 2], [0, 0.25, 0]])
    let squared = try #require(Lesson.named("mse")).example
    #expect(abs(squared.output.rows[0][0] - 2.75 / 3) < 1e-15)
    #expect(abs(squared.gradients[0].exact.rows[2][0] + 1) < 1e-15)
  }

  @Test(arguments: Language.allCases) func textsAreComplete(language: Language) throws {
    var session = LessonSession("blocks")
    session.language = language
    let text = try session.output()
    for name in Lesson.names {
      let lesson = try #require(Lesson.named(name))
      #expect(text.contains(Message.lessonTitle(lesson.title).text(language)))
    }
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 100 })
    #expect(text.contains("  ∂L/∂W = (∂L/∂Z)ᵀ·X\n"))
    #expect(
      text.contains(
        "  ∂L/∂W = [ 0.625   0.625  0.25 ]    ≈ [ 0.625   0.625  0.25 ]\n"
          + "          [ 0      -5      7    ]      [ 0      -5      7    ]\n"))
    #expect(text.contains("    - linear: 2\n"))
    #expect(text.contains(language == .spanish ? "Bloque: capa lineal" : "Block: linear layer"))
  }

  @Test func listAndErrors() throws {
    let list = try LessonSession("list").output()
    for name in ["blocks"] + Lesson.names { #expect(list.contains("  \(name) "), "\(name)") }
    let error = #expect(throws: UsageError.self) { try LessonSession("linar").output() }
    #expect(error?.exitCode == .usage)
    #expect(error?.problem.text(.english).contains("one of blocks, linear") ?? false)
    var drawn = LessonSession("linear")
    drawn.format = .svg
    #expect(throws: UsageError.self) { try drawn.output() }
  }

  @Test func jsonAndLatex() throws {
    var session = LessonSession("linear")
    session.format = .json
    let json = try JSONValue.parse(Array(try session.output().utf8))
    #expect(json["lesson"]?.string == "linear")
    #expect(json["quantities"]?.elements?[1]["shape"]?.string == "[D_out, D_in]")
    let gradient = json["example"]?["gradients"]?.elements?[1]
    #expect(gradient?["name"]?.string == "∂L/∂W")
    #expect(gradient?["engine"]?.elements?[1].elements?[2].number == 7)
    session.format = .latex
    let latex = try session.output()
    #expect(latex.contains("Z &= X\\cdot W^{\\top} + 1\\cdot b^{\\top}"))
    #expect(latex.contains("\\begin{bmatrix} 0.5 & -1 \\\\ 0.25 & 2 \\end{bmatrix}"))
  }

  @Test func conventionsOfTheLectures() throws {
    let relu = try #require(Lesson.named("relu")?.convention?.text(.english))
    #expect(relu.contains("the gradient there is 0"))
    let entropy = try #require(Lesson.named("cross-entropy")?.slide?.text(.spanish))
    #expect(entropy.contains("one-hot"))
  }
}
