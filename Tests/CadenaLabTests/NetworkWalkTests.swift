import Cadena
import CadenaData
import CadenaExperiment
import CadenaLab
import CadenaText
import Foundation
import Testing

/// One row through a real network.
@Suite struct NetworkWalkTests {
  /// The lecture's 2-2-2 network as layers: each neuron has a bias of its own.
  private func lectureWalk() throws -> NetworkWalk {
    func parameter(_ kind: Parameter.Kind, _ tensor: Tensor) -> Parameter {
      Parameter(kind, value: tensor)
    }
    func linear(_ weights: [[Double]], _ bias: [Double]) -> Linear {
      Linear(
        2, weight: parameter(.weight, Tensor(weights, dtype: .float64)),
        bias: parameter(.bias, Tensor(bias, dtype: .float64)))
    }
    let model = Sequential([
      linear([[0.1, 0.3], [0.2, 0.4]], [0.25, 0.25]), Sigmoid(),
      linear([[0.5, 0.6], [0.7, 0.8]], [0.35, 0.35]), Sigmoid(),
    ])
    let data = try Dataset(
      name: "lecture", features: Features(.doubles([0.1, 0.5]), count: 1, exampleShape: [2]),
      targets: .values([0.05, 0.95], width: 2))
    let trainer = try Trainer(
      model, on: data, loss: HalfSquaredError(), optimizer: SGD(learningRate: 0.6),
      dtype: .float64)
    return try NetworkWalk(model, row: 0, of: trainer)
  }

  @Test func numbersAreThoseOfTheLecture() throws {
    let walk = try lectureWalk()
    let fixture = try TwoLayerFixture("lecture").json
    func expected(_ group: String, _ names: [String]) -> [Double] {
      names.map { fixture[group]?[$0]?.number ?? .nan }
    }
    func expectEqual(_ found: [Double], _ wanted: [Double]) {
      #expect(found.count == wanted.count)
      for (a, b) in zip(found, wanted) { #expect(abs(a - b) < 1e-14, "\(found) \(wanted)") }
    }
    expectEqual(walk.layers[0].output.numbers, expected("forward", ["sum_n1", "sum_n2"]))
    expectEqual(walk.layers[1].output.numbers, expected("forward", ["n1", "n2"]))
    expectEqual(walk.layers[2].output.numbers, expected("forward", ["sum_y1", "sum_y2"]))
    expectEqual(walk.output, expected("forward", ["y1", "y2"]))
    expectEqual([walk.loss], expected("forward", ["E"]))
    expectEqual(walk.layers[3].output.gradient, expected("gradients", ["y1", "y2"]))
    expectEqual(walk.layers[1].output.gradient, expected("gradients", ["n1", "n2"]))
    expectEqual(walk.layers[0].output.gradient, expected("gradients", ["sum_n1", "sum_n2"]))
    expectEqual(walk.input.gradient, expected("gradients", ["x1", "x2"]))
    expectEqual(walk.parameters[0].gradient, expected("gradients", ["w1", "w3", "w2", "w4"]))
    expectEqual(walk.parameters[2].gradient, expected("gradients", ["w5", "w6", "w7", "w8"]))
    let state = fixture["after_separate_biases"]?.elements?.first
    expectEqual([walk.lossAfter], [state?["E"]?.number ?? .nan])
    expectEqual(walk.outputAfter, ["y1", "y2"].map { state?[$0]?.number ?? .nan })
    // SGD moves by the learning rate times the gradient.
    for parameter in walk.parameters {
      expectEqual([parameter.change], [0.6 * parameter.gradientNorm])
    }
    expectEqual(
      walk.influences.map(\.product), [0.008685133417304347 * 0.5, 0.003788537728661491 * 0.1])
    guard case .elementwise("σ", let slopes) = walk.layers[1].rule else {
      Issue.record("a sigmoid is element-wise")
      return
    }
    expectEqual(slopes, walk.layers[1].output.numbers.map { $0 * (1 - $0) })
  }

  // MARK: - Experiments

  private static let iris = """
    name: flowers
    seed: 3
    data: {source: iris, split: {validation: 0.2, test: 0.2}, preprocess: [standardize]}
    model: {layers: [{linear: 4}, relu, {linear: classes}]}
    optimizer: {sgd: {learningRate: 0.1}}
    regularization: {l2: 0.01}
    """

  private func prepared(_ text: String) throws -> PreparedExperiment {
    try PreparedExperiment(try Experiment.read(text: text))
  }

  private func output(
    _ text: String, _ change: (inout NetworkSession) -> Void = { _ in }
  ) throws -> String {
    var session = NetworkSession()
    change(&session)
    return try session.output(of: prepared(text), isTrained: false)
  }

  @Test func rowsCountInTheSourceAndInParts() throws {
    let data = try prepared(Self.iris).data
    let source = try ExampleRow(10, in: nil, of: data)
    #expect(source.index == 9 && source.number == 10)
    for part in ExampleRow.Part.allCases {
      let row = try ExampleRow(2, in: part, of: data)
      let rows = [
        ExampleRow.Part.training: data.training, .validation: data.validation, .test: data.test,
      ]
      #expect(row.index == rows[part]?[1])
      #expect(row.part == part && row.numberInPart == 2)
      // The same row by its number in the source.
      let again = try ExampleRow(row.number, in: nil, of: data)
      #expect(again.index == row.index && again.part == part && again.numberInPart == 2)
    }
    for (number, part, range) in [
      (0, nil, "1 to 150"), (151, nil, "1 to 150"), (-1, nil, "1 to 150"),
      (31, ExampleRow.Part.test, "1 to 30"),
    ] {
      let error = #expect(throws: UsageError.self) { try ExampleRow(number, in: part, of: data) }
      #expect(error?.exitCode == .usage)
      #expect(error?.problem.text(.english).contains("a row from \(range)") ?? false)
    }
    let whole = try prepared("data: {source: iris}\nmodel: {layers: [{linear: classes}]}").data
    #expect(throws: UsageError.self) { try ExampleRow(1, in: .test, of: whole) }
  }

  @Test func smallNetworksAreWrittenOut() throws {
    let text = try output(Self.iris) { $0.row = 7 }
    #expect(text.hasPrefix("Row 7 of flowers, through the network\n"))
    #expect(text.contains("layers.0  Linear(4)  4 → 4\n\n  z0_1 = "))
    #expect(text.contains("  a1_1 = relu(z0_1) = relu("))
    #expect(text.contains("  ∂L/∂z0_1 = ∂L/∂a1_1 · ∂a1_1/∂z0_1 = "))
    #expect(text.contains("Its target: setosa."))
    #expect(text.contains("penalties on the weights"))
    #expect(text.contains("  sepal_length_cm"))
    #expect(text.contains("One update of sgd, fresh, learning rate 0.1, on this row alone"))
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 100 })
    let spanish = try output(Self.iris) {
      $0.row = 7
      $0.language = .spanish
    }
    #expect(spanish.hasPrefix("La fila 7 de flowers, a través de la red\n"))
    #expect(spanish.contains("Las entradas que más pesaron"))
  }

  @Test func largeNetworksAreSummarised() throws {
    let digits = """
      name: digits
      data: {source: digits, split: {test: 0.2}, preprocess: [{scale: 0.0625}]}
      model: {layers: [{linear: 32}, relu, {dropout: 0.5}, {residual: [{linear: 32}, tanh]}, {linear: classes}]}
      """
    let text = try output(digits)
    #expect(text.contains("64 numbers: 0, 0, 0.3125, 0.8125, 0.5625, 0.0625, …; least 0, mean"))
    #expect(text.contains("32 numbers: "))
    #expect(text.contains("▓▓"))
    #expect(!text.contains("z0_1 = "))
    // Dropout lets everything through: the lines of its input and output are the same.
    let relu = text.split(separator: "layers.1  ReLU  32 → 32\n\n").last?.split(separator: "\n\n")[
      0]
    let dropout = text.split(separator: "layers.2  Dropout(0.5)  32 → 32\n\n").last?
      .split(separator: "\n\n")[0]
    #expect(relu == dropout && relu?.hasPrefix("32 numbers: ") == true)
    let all = try output(digits) { $0.showsAll = true }
    // Short gradients are shown in any case.
    #expect(text.contains("by the output of layers.4 Linear(10)\n\n"))
    #expect(!all.contains("32 numbers: "))
    #expect(all.count > text.count)
  }

  @Test func scalingIsUndone() throws {
    let sine = """
      name: sine
      data: {source: sine, targets: {standardize: true}}
      model: {layers: [{linear: 3}, tanh, {linear: 1}]}
      """
    let text = try output(sine)
    #expect(text.contains("In the units of the data, with the standardisation undone:"))
  }

  @Test func json() throws {
    let json = try JSONValue.parse(
      Array(
        try output(Self.iris) {
          $0.format = .json
          $0.row = 2
          $0.part = .test
        }.utf8))
    #expect(json["part"]?.string == "test")
    #expect(json["rowInPart"]?.integer == 2)
    #expect(
      json["layers"]?.elements?.map { $0["path"]?.string } == [
        "layers.0", "layers.1", "layers.2",
      ])
    let probabilities = json["probabilities"]?.elements?.compactMap(\.number) ?? []
    #expect(abs(probabilities.reduce(0, +) - 1) < 1e-6)
    #expect(json["classes"]?.elements?.count == 3)
    #expect(json["weights"]?.string == "initial")
    // The linear layer's gradient is the outer product of what flows back with its input, and the
    // penalty's 2·0.01·w on top.
    let names = json["parameters"]?.elements?.compactMap { $0["name"]?.string }
    #expect(
      names == ["layers.0.weight", "layers.0.bias", "layers.2.weight", "layers.2.bias"])
    let back = json["layers"]?.elements?[2]["gradient"]?.elements?.compactMap(\.number) ?? []
    let bias = json["parameters"]?.elements?[3]["gradient"]?.elements?.compactMap(\.number) ?? []
    #expect(back.count == 3)
    #expect(back == bias)
  }

  @Test func theModelStaysAsItIs() throws {
    let prepared = try prepared(Self.iris)
    let before = prepared.model.parameters.map { $0.value.scalars }
    let walk = try NetworkWalk(prepared.model, row: 0, of: prepared.trainer)
    #expect(prepared.model.parameters.map { $0.value.scalars } == before)
    #expect(walk.lossAfter < walk.loss)
    #expect(prepared.trainer.optimization.updates == 0)
  }

  /// A run's directory gives the trained weights.
  @Test func runsHaveTheirWeights() throws {
    let folder = FileManager.default.temporaryDirectory.path + "/cadena-lab-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let text = Self.iris + "\ntraining: {epochs: 3}"
    let run = try ExperimentRun(try Experiment.read(text: text), out: folder + "/run")
    _ = try run.train()
    var session = NetworkSession()
    session.format = .json
    session.row = 5
    session.part = .test
    let json = try JSONValue.parse(Array(try session.output(of: folder + "/run").utf8))
    #expect(json["weights"]?.string == "trained")
    let model = run.prepared.model
    let row = run.prepared.data.test[4]
    let width = run.prepared.data.dataset.featureCount
    let x = Tensor(
      (0..<width).map { run.prepared.data.dataset.features[row, $0] }, shape: [1, width])
    #expect(json["output"]?.elements?.compactMap(\.number) == model(x).scalars)
  }
}
