import CadenaNetworks
import Testing

/// What a model says of an input that does not fit, and which labels losses take.
@Suite struct MisfitTests {
  private static let misfitLine = #line + 2
  private static func callWithMisfit(_ model: Sequential) {
    _ = model(Tensor.zeros([1, 5]))
  }

  @Test("a wrong width names the layer and the line of the call")
  func wrongWidth() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      let model = Sequential {
        ReLU()
        Linear(3)
        Linear(2)
      }
      _ = model(Tensor.zeros([1, 4]))
      MisfitTests.callWithMisfit(model)
    }
    let text = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(text.contains("MisfitTests.swift:\(MisfitTests.misfitLine)"))
    #expect(text.contains("layers.1 (linear)"))
    #expect(text.contains("[1, 5]"))
  }

  @Test("a weight that was given before the model had names is named too")
  func wrongWidthOfGivenWeight() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      let given = Linear(2, weight: Parameter(.weight, value: .zeros([2, 7])), bias: nil)
      let model = Sequential([ReLU(), Residual(Sequential([given]))])
      _ = model(Tensor.zeros([1, 4]))
    }
    let text = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(text.contains("layers.1.body.0 (linear)"))
  }

  @Test("labels may be bytes")
  func labelsAsBytes() {
    let scores = Tensor([[1.0, 2, 0.5], [0.25, 0.5, 1]])
    let (bytes, labels) = (Tensor([UInt8(2), 0]), Tensor([Int32(2), 0]))
    let losses: [any Loss] = [
      SoftmaxCrossEntropy(), SoftmaxCrossEntropy(labelSmoothing: 0.1),
      SoftmaxCrossEntropy(ignoreIndex: 0), CrossEntropy(), NegativeLogLikelihood(),
      MulticlassHinge(), MultiMargin(),
    ]
    for loss in losses {
      #expect(loss(scores, bytes).item() == loss(scores, labels).item(), "\(loss)")
      let slope = gradient(of: loss(scores, bytes), withRespectTo: scores).scalars
      #expect(slope == gradient(of: loss(scores, labels), withRespectTo: scores).scalars)
      #expect(slope.contains { $0 != 0 })
    }
  }
}
