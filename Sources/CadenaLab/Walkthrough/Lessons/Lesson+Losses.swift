import CadenaGraph
import CadenaNetworks
import CadenaOperations
import CadenaText

/// The lessons on losses.
extension Lesson {
  private static let oneHot = [[1.0, 0, 0], [0, 0, 1]]

  static var crossEntropy: Lesson {
    Lesson(
      "cross-entropy", .crossEntropyName, purpose: .crossEntropyPurpose,
      forward: [.init("L", "-1/B · Σ_i Σ_k Y_ik·log A_ik")],
      quantities: [
        .init("A", "[B, K]", .meaningProbabilities), .init("Y", "[B, K]", .meaningClassTargets),
        .init("L", "[]", .meaningLoss),
      ],
      backward: [.init("∂L/∂A", "-1/B · Y / A")], derivation: .crossEntropyDerivation,
      example: LessonExample(
        [
          .init("A", [[0.7, 0.2, 0.1], [0.3, 0.3, 0.4]]), .init("Y", oneHot, isData: true),
        ], output: "L",
        formula: { inputs, _, _ in [-inputs[1] / inputs[0] * 0.5] }
      ) { CrossEntropy()($0[0], $0[1]) },
      swift: ["let loss = CrossEntropy()(a, y)  // a: probabilities, y: rows or class numbers"],
      experiment: ["loss: crossEntropy"], convention: .crossEntropyConvention,
      slide: .crossEntropySlide)
  }

  static var softmaxCrossEntropy: Lesson {
    Lesson(
      "softmax-cross-entropy", .softmaxCrossEntropyName, purpose: .softmaxCrossEntropyPurpose,
      forward: [
        .init("A", "softmax(Z)"), .init("L", "-1/B · Σ_i Σ_k Y_ik·log A_ik"),
      ],
      quantities: [
        .init("Z", "[B, K]", .meaningScores), .init("Y", "[B, K]", .meaningClassTargets),
        .init("L", "[]", .meaningLoss),
      ],
      backward: [.init("∂L/∂Z", "(A - Y) / B")], derivation: .softmaxCrossEntropyDerivation,
      example: LessonExample(
        [.init("Z", [[2, 1, 0.1], [0.5, -1, 1.5]]), .init("Y", oneHot, isData: true)],
        output: "L",
        formula: { inputs, _, _ in [(inputs[0].softmax(axis: 1) - inputs[1]) * 0.5] }
      ) { SoftmaxCrossEntropy()($0[0], $0[1]) },
      swift: ["let loss = SoftmaxCrossEntropy()(z, y)"], experiment: ["loss: softmaxCrossEntropy"],
      convention: .softmaxCrossEntropyConvention)
  }

  static var meanSquaredError: Lesson {
    let predictions = [[0.5], [2], [-1.0]]
    let targets = [[1.0], [1.5], [0.5]]
    let half = LessonExample(
      [.init("A", predictions), .init("Y", targets, isData: true)], output: "L",
      formula: { inputs, _, _ in [(inputs[0] - inputs[1]) / 3] }
    ) { HalfSquaredError()($0[0], $0[1]) }
    return Lesson(
      "mse", .meanSquaredErrorName, purpose: .meanSquaredErrorPurpose,
      forward: [
        .init("L", "1/n · Σ_ij (A_ij - Y_ij)²"), .init("L_half", "½ · 1/B · Σ_ij (A_ij - Y_ij)²"),
      ],
      quantities: [
        .init("A", "[B, D]", .meaningPredictions), .init("Y", "[B, D]", .meaningTargets),
        .init("L", "[]", .meaningLoss),
      ],
      backward: [.init("∂L/∂A", "2/n · (A - Y)"), .init("∂L_half/∂A", "1/B · (A - Y)")],
      derivation: .meanSquaredErrorDerivation,
      example: LessonExample(
        [.init("A", predictions), .init("Y", targets, isData: true)], output: "L",
        formula: { inputs, _, _ in [(inputs[0] - inputs[1]) * 2 / 3] }
      ) { MeanSquaredError()($0[0], $0[1]) },
      extras: [
        .text(.halfSquaredErrorExample),
        .matrices([
          Exposition.Matrix("L_half", half.output.rows, isScalar: true),
          Exposition.Matrix("∂L_half/∂A", half.gradients[0].exact.rows), half.gradients[0].numeric,
        ]),
      ],
      swift: [
        "let loss = MeanSquaredError()(a, y)", "let half = HalfSquaredError()(a, y)",
      ],
      experiment: ["loss: meanSquaredError", "loss: halfSquaredError"],
      convention: .meanSquaredErrorConvention)
  }
}
