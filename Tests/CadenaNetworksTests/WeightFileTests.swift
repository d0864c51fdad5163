import CadenaData
import CadenaNetworks
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite struct WeightFileTests {
  private func model() -> Sequential {
    Sequential {
      Linear(4); Tanh(); Residual { Linear(4) }; Linear(2)
    }
  }

  private func withFile(_ body: (String) throws -> Void) rethrows {
    let name = "cadena-weights-\(UInt64.random(in: 0 ... .max)).safetensors"
    let path = FileManager.default.temporaryDirectory.appending(path: name).path
    defer { try? FileManager.default.removeItem(atPath: path) }
    try body(path)
  }

  @Test(arguments: [DType.float32, .float64])
  func savedAndLoadedBitForBit(_ dtype: DType) throws {
    let (saved, loaded) = (model(), model())
    try saved.bind(inputShape: [1, 3], dtype: dtype, seed: 1)
    try loaded.bind(inputShape: [1, 3], dtype: dtype, seed: 2)
    #expect(saved.weights != loaded.weights)
    try withFile { path in
      try saved.save(to: path)
      try loaded.load(from: path)
      let file = try Safetensors.read(path)
      #expect(Set(file.arrays.map(\.name)) == Set(saved.namedParameters.map(\.name)))
      #expect(file["layers.2.body.0.weight"]?.shape == [4, 4])
    }
    #expect(saved.weights == loaded.weights)
    let x = Tensor([1, -2, 0.5], shape: [1, 3], dtype: dtype)
    #expect(saved(x).scalars == loaded(x).scalars)
  }

  @Test func precisionIsConverted() throws {
    let (double, single) = (model(), model())
    try double.bind(inputShape: [1, 3], dtype: .float64, seed: 1)
    try single.bind(inputShape: [1, 3], seed: 2)
    try single.load(double.weights)
    for (a, b) in zip(single.parameters, double.parameters) {
      #expect(a.value.array(of: Float.self) == b.value.array(of: Double.self).map { Float($0) })
    }
  }

  @Test func whatDoesNotFitIsNamedAndChangesNothing() throws {
    let small = Sequential {
      Linear(2); Linear(1, bias: false)
    }
    try small.bind(inputShape: [1, 3], seed: 1)
    let before = small.weights

    let short = #expect(throws: CheckpointError.self) {
      try small.load(Array(before.dropLast()), place: "w.safetensors")
    }
    #expect(
      short?.description == """
        w.safetensors: the weights lack layers.1.weight
          expected: layers.0.weight, layers.0.bias, layers.1.weight
          found:    layers.0.weight, layers.0.bias
        """)
    let extra = before + [NamedArray(name: "layers.9.bias", doubles: [1])]
    let unknown = #expect(throws: CheckpointError.self) { try small.load(extra) }
    #expect(unknown?.problem.what == .weightsUnknown("layers.9.bias", others: 0))

    var wrong = before
    wrong[0] = NamedArray(name: "layers.0.weight", shape: [3, 2], doubles: [1, 2, 3, 4, 5, 6])
    let shape = #expect(throws: CheckpointError.self) { try small.load(wrong) }
    #expect(
      shape?.description == """
        the shape of layers.0.weight is not the model's
          expected: [2, 3]
          found:    [3, 2]
        """)
    wrong[0] = NamedArray(name: "layers.0.weight", shape: [2, 3], integers: [1, 2, 3, 4, 5, 6])
    let type = #expect(throws: CheckpointError.self) { try small.load(wrong) }
    #expect(type?.problem.what == .weightsElementType("layers.0.weight"))
    #expect(type?.exitCode == .badData)
    #expect(small.weights == before)

    let missing = #expect(throws: CheckpointError.self) {
      try small.load(from: "there-is-no-such-file.safetensors")
    }
    #expect(missing?.exitCode == .missingInput)
  }
}
