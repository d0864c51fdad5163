import CadenaGraph
import CadenaOperations
import CadenaRuntime
import Testing

/// Values, gradients and running statistics of normalisations against PyTorch's.
@Suite("Normalisations against reference values")
struct NormalizationGoldenTests {
  struct Case: Decodable, Sendable {
    let name: String
    let op: String
    let attrs: [String: GoldenAttribute]
    let inputs: [String: GoldenArray]
    let output: GoldenArray
    let cotangent: GoldenArray
    let grads: [String: GoldenArray]
    let state: [String: GoldenArray]?
  }

  struct File: Decodable { let cases: [Case] }

  static func cases() throws -> [Case] {
    try fixture("ops-normalization.json", as: File.self).cases
  }

  /// The output, and the statistics of the batch where they are its own.
  private static func result(
    _ golden: Case, _ call: GoldenCall
  ) throws -> (output: Tensor, mean: Tensor?, variance: Tensor?) {
    let (x, weight, bias) = (call["x"], call.inputs["weight"], call.inputs["bias"])
    let epsilon = call.number("eps")
    switch golden.op {
    case "batch_norm":
      if call.flag("training") {
        let batch = x.batchNormalizedWithStatistics(weight: weight, bias: bias, epsilon: epsilon)
        return (batch.output, batch.mean, batch.variance)
      }
      let output = x.batchNormalized(
        mean: call["running_mean"], variance: call["running_var"], weight: weight, bias: bias,
        epsilon: epsilon)
      return (output, nil, nil)
    case "layer_norm":
      let output = x.layerNormalized(
        axes: call.integers("normalized_shape").count, weight: weight, bias: bias,
        epsilon: epsilon)
      return (output, nil, nil)
    case "group_norm":
      let output = x.groupNormalized(
        groups: call.integer("groups"), weight: weight, bias: bias, epsilon: epsilon)
      return (output, nil, nil)
    default:
      try #require(golden.op == "rms_norm")
      return (x.rmsNormalized(weight: weight, epsilon: epsilon), nil, nil)
    }
  }

  private static func check(_ golden: Case, _ dtype: DType, tolerance: Double) throws {
    let inputs = golden.inputs.mapValues { $0.tensor(dtype) }
    let call = GoldenCall(inputs: inputs, attributes: golden.attrs)
    let (output, mean, variance) = try result(golden, call)
    expectEqual(output, golden.output, tolerance: tolerance, golden.name)
    #expect(output.brokenInvariants().isEmpty, "\(golden.name)")
    let names = golden.grads.keys.sorted()
    let found = gradient(
      of: output, withRespectTo: names.map { call[$0] },
      cotangent: golden.cotangent.tensor(dtype))
    for (name, gradient) in zip(names, found) {
      let expected = try #require(golden.grads[name])
      expectEqual(gradient, expected, tolerance: tolerance, "\(golden.name), gradient of \(name)")
    }
    #expect((golden.state != nil) == (mean != nil))
    guard let state = golden.state, let mean, let variance else { return }
    let momentum = call.number("momentum")
    let count = Double(call["x"].count / mean.count)
    expectEqual(
      call["running_mean"] * (1 - momentum) + mean * momentum,
      try #require(state["running_mean"]), tolerance: tolerance, "\(golden.name), running mean")
    expectEqual(
      call["running_var"] * (1 - momentum) + variance * (momentum * count / (count - 1)),
      try #require(state["running_var"]), tolerance: tolerance, "\(golden.name), running variance")
  }

  @Test("all forms are there") func coverage() throws {
    let cases = try Self.cases()
    #expect(cases.count == 38)
    #expect(Set(cases.map(\.op)) == ["batch_norm", "layer_norm", "group_norm", "rms_norm"])
  }

  @Test("in double precision") func doublePrecision() throws {
    for golden in try Self.cases() { try Self.check(golden, .float64, tolerance: 1e-9) }
  }

  @Test("in single precision") func singlePrecision() throws {
    // Groups of two neighbours that nearly agree lose digits, whoever computes them.
    for golden in try Self.cases() where !golden.name.hasPrefix("group_norm.features") {
      try Self.check(golden, .float32, tolerance: 2e-4)
    }
  }

  @Test("another epsilon is noticed") func anotherEpsilon() throws {
    let golden = try #require(try Self.cases().first { $0.op == "layer_norm" })
    var attributes = golden.attrs
    attributes["eps"] = .number(1e-4)
    let wrong = Case(
      name: golden.name, op: golden.op, attrs: attributes, inputs: golden.inputs,
      output: golden.output, cotangent: golden.cotangent, grads: golden.grads, state: nil)
    withKnownIssue { try Self.check(wrong, .float64, tolerance: 1e-9) }
  }

  @Test("a large mean costs no digits beyond those of the numbers themselves")
  func largeMeans() {
    let column: [Double] = [1, 2, 3, 4.5]
    let rows = column.map { [$0, 10 - $0] }
    func normalized(_ offset: Double, _ dtype: DType) -> [Double] {
      Tensor(rows.flatMap { $0.map { $0 + offset } }, shape: [4, 2], dtype: dtype)
        .batchNormalized().scalars
    }
    let expected = normalized(0, .float64)
    expectEqual(normalized(1e8, .float64), expected, tolerance: 1e-9, "double")
    // These offsets leave the numbers exact in single precision.
    expectEqual(normalized(1_048_576, .float32), expected, tolerance: 1e-5, "single")
    let row = Tensor([1e8 + 1, 1e8 + 2, 1e8 + 3, 1e8 + 4.5], shape: [1, 4], dtype: .float64)
    expectEqual(
      row.layerNormalized().scalars, [0, 2, 4, 6].map { expected[$0] }, tolerance: 1e-9, "row")
  }

  @Test("equal numbers become 0, with finite gradients; one row gives the shift")
  func noSpread() {
    let x = Tensor([3.5, 3.5, 3.5], shape: [3, 1], dtype: .float64)
    let output = x.batchNormalized()
    #expect(output.scalars == [0, 0, 0])
    let weights = Tensor([1.0, 2, 4], shape: [3, 1], dtype: .float64)
    let slope = gradient(of: (output * weights).sum(), withRespectTo: x)
    // (g - mean g) / √ε: the variance does not move.
    let deviation = 1e-5.squareRoot()
    let expected: [Double] = [-4 / 3 / deviation, -1 / 3 / deviation, 5 / 3 / deviation]
    expectEqual(slope.scalars, expected, "slopes")
    let shift = Tensor([0.25, -2], dtype: .float64)
    let row = Tensor([[5.0, 6]], dtype: .float64)
    #expect(row.batchNormalized(bias: shift).scalars == [0.25, -2])
    let rowSlope = gradient(of: row.batchNormalized(bias: shift).sum(), withRespectTo: row)
    #expect(rowSlope.scalars == [0, 0])
  }
}
