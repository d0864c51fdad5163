import CadenaText

/// The loss of each example from scores and labels, with its gradient written down: the value is
/// the first input, and the gradient of the scores is `(softmax(z) - y)` times the cotangent.
///
/// Inputs: the losses `log Σ e^(z - max) - (z_y - max)`, the scores z, the labels y, and from the
/// forward pass `e^(z - max)` and its sum over the classes. Losses, labels and sum have a class
/// axis of extent 1. Taking the rule apart into those of logarithm, sum, exponential and gather
/// would give the same numbers with three times the nodes; this is the last node of almost every
/// classifier. The rule is written in tensors that depend on z, so it can be differentiated again.
struct KnownCrossEntropy: Operation {
  static var name: String { "softmaxCrossEntropy" }

  func infer(_ inputs: Operands) throws(ShapeError) -> TensorType { inputs.node(0).type }

  func gradient(_ inputs: Operands, output: Tensor, cotangent: Tensor) -> [Tensor?] {
    let scores = inputs[1]
    let targets = scores.isLabel(column: inputs[2]).cast(to: scores.dtype)
    let probabilities = inputs[3] / inputs[4]
    return [nil, (probabilities - targets) * cotangent, nil, nil, nil]
  }

  func lowering(_ inputs: Operands, output: TensorType) -> Lowering {
    .view(offset: 0, strides: output.shape.strides)
  }

  static var examples: [OperationExample] {
    [
      OperationExample(
        "of rows", [.init([3, 4]), .init([3], .integers(below: 4), dtype: .int32)]
      ) { losses($0[0], $0[1]) }
    ]
  }

  /// The loss of each example, of the labels' shape. A label outside the classes is found at
  /// evaluation.
  static func losses(_ scores: Tensor, _ labels: Tensor) -> Tensor {
    let axis = ClassAxis.of(scores.shape)
    let column = labels.asColumn(in: scores)
    let shifted = scores - scores.max(axes: [axis], keepDimensions: true)
    let exponentials = shifted.exp()
    let sum = exponentials.sum(axes: [axis], keepDimensions: true)
    let losses = sum.log() - shifted.gather(column, axis: axis)
    return Tensor.apply(KnownCrossEntropy(), to: [losses, scores, column, exponentials, sum])
      .reshaped(to: labels.shape)
  }
}
