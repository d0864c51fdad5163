import CadenaGraph
import CadenaNetworks
import CadenaOperations
import CadenaText

/// The lessons on layers.
extension Lesson {
  static var linear: Lesson {
    Lesson(
      "linear", .linearName, purpose: .linearPurpose,
      forward: [.init("Z", "X·Wᵀ + 1·bᵀ"), .init("Z_ij", "Σ_d X_id·W_jd + b_j")],
      quantities: [
        .init("X", "[B, D_in]", .meaningInput), .init("W", "[D_out, D_in]", .meaningWeights),
        .init("b", "[D_out]", .meaningBias), .init("Z", "[B, D_out]", .meaningOutput),
      ],
      backward: [
        .init("∂L/∂W", "(∂L/∂Z)ᵀ·X"), .init("∂L/∂b", "Σ_i (∂L/∂Z)_i"), .init("∂L/∂X", "∂L/∂Z·W"),
      ],
      derivation: .linearDerivation,
      example: LessonExample(
        [
          .init("X", [[1, 2, -1], [0.5, -1.5, 3]]),
          .init("W", [[0.2, -0.4, 0.1], [0.7, 0.3, -0.6]]), .init("b", [0.1, -0.2]),
        ], output: "Z", cotangent: [[0.5, -1], [0.25, 2]],
        formula: { inputs, _, back in
          [back.matmul(inputs[1]), back.transposed().matmul(inputs[0]), back.sum(axes: [0])]
        }
      ) { $0[0].linear($0[1], $0[2]) },
      swift: [
        "let layer = Linear(2)            // weight [2, 3], bias [2]", "let z = layer(x)",
        "let same = x.matmul(weight, transposeOther: true) + bias",
      ],
      experiment: ["- linear: 2"], convention: .linearConvention, slide: .linearSlide)
  }

  static var relu: Lesson {
    activation(
      "relu", .reluName, .reluPurpose, forward: [.init("A", "max(0, Z)")],
      backward: [.init("∂L/∂Z", "∂L/∂A ⊙ 1_(Z > 0)")], .reluDerivation,
      swift: ["let a = z.relu()                 // or the layer ReLU()"], experiment: "- relu",
      convention: .reluConvention,
      slope: { z, _ in (z .> z.constant(0)).cast(to: .float64) }
    ) { $0.relu() }
  }

  static var sigmoid: Lesson {
    activation(
      "sigmoid", .sigmoidName, .sigmoidPurpose,
      forward: [.init("A", "σ(Z) = 1/(1 + e^(-Z))")],
      backward: [.init("∂L/∂Z", "∂L/∂A ⊙ A ⊙ (1 - A)")], .sigmoidDerivation,
      swift: ["let a = z.sigmoid()              // or the layer Sigmoid()"],
      experiment: "- sigmoid", convention: .sigmoidConvention,
      slope: { _, a in a * (1 - a) }
    ) { $0.sigmoid() }
  }

  static var tanh: Lesson {
    activation(
      "tanh", .tanhName, .tanhPurpose,
      forward: [.init("A", "tanh(Z) = (e^Z - e^(-Z))/(e^Z + e^(-Z))")],
      backward: [.init("∂L/∂Z", "∂L/∂A ⊙ (1 - A ⊙ A)")], .tanhDerivation,
      swift: ["let a = z.tanh()                 // or the layer Tanh()"], experiment: "- tanh",
      convention: nil, slope: { _, a in 1 - a * a }
    ) { $0.tanh() }
  }

  private static func activation(
    _ name: String, _ title: Message, _ purpose: Message, forward: [Exposition.Line],
    backward: [Exposition.Line], _ derivation: Message, swift: [String], experiment: String,
    convention: Message?, slope: (Tensor, Tensor) -> Tensor, of function: (Tensor) -> Tensor
  ) -> Lesson {
    Lesson(
      name, title, purpose: purpose, forward: forward,
      quantities: [
        .init("Z", "[B, D]", .meaningInput), .init("A", "[B, D]", .meaningOutput),
      ],
      backward: backward, derivation: derivation,
      example: LessonExample(
        [.init("Z", [[1.5, -0.5, 0.25], [-2, 3, -0.1]])], output: "A",
        cotangent: [[0.5, -1, 2], [1, 0.25, -3]],
        formula: { inputs, output, back in [back * slope(inputs[0], output)] }
      ) { function($0[0]) },
      swift: swift, experiment: [experiment], convention: convention)
  }

  static var softmax: Lesson {
    let scores = [[2, 1, 0.1], [0.5, -1, 1.5]]
    let first = Tensor(scores[0], dtype: .float64)
    let jacobian = jacobian(of: first.softmax(axis: 0), withRespectTo: first)
    return Lesson(
      "softmax", .softmaxName, purpose: .softmaxPurpose,
      forward: [.init("A_ik", "e^(Z_ik) / Σ_j e^(Z_ij)")],
      quantities: [
        .init("Z", "[B, K]", .meaningScores), .init("A", "[B, K]", .meaningProbabilities),
      ],
      backward: [
        .init("∂A_k/∂Z_j", "A_k·(1_(j = k) - A_j)"),
        .init("∂L/∂Z", "A ⊙ (∂L/∂A - Σ_k (∂L/∂A ⊙ A)_k)"),
      ],
      derivation: .softmaxDerivation,
      example: LessonExample(
        [.init("Z", scores)], output: "A", cotangent: [[0.5, -1, 0.25], [1, 0, -0.5]],
        formula: { _, output, back in
          [output * (back - (back * output).sum(axes: [1], keepDimensions: true))]
        }
      ) { $0[0].softmax(axis: 1) },
      extras: [
        .text(.softmaxJacobian), .matrices([LessonExample.matrix("∂A/∂Z", jacobian)]),
      ],
      swift: ["let a = z.softmax(axis: 1)       // or the layer Softmax()"],
      experiment: ["- softmax"], convention: .softmaxConvention)
  }
}
