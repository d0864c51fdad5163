import CadenaData
import CadenaLab
import Testing

/// The numbers of the 2-2-2 network against another program's.
@Suite struct TwoLayerWalkTests {
  private static let names = ["lecture", "lecture_linear_output"]
  private static let milestones: Set<Int> = [1, 2, 10, 11, 100, 101, 1000, 1001]

  private func expectEqual(_ found: Double, _ expected: Double?, _ what: String) {
    let expected = expected ?? .nan
    #expect(
      abs(found - expected) <= 1e-12 * max(1, abs(expected)), "\(what): \(found), not \(expected)")
  }

  @Test(arguments: names) func forwardAndGradients(name: String) throws {
    let fixture = try TwoLayerFixture(name)
    let walk = TwoLayerWalk(fixture.network)
    let forward = try #require(fixture.json["forward"]?.members)
    #expect(forward.count == 11)
    for member in forward {
      expectEqual(walk.first.value(member.key), member.value.number, member.key)
    }
    let gradients = try #require(fixture.json["gradients"]?.members)
    #expect(gradients.count == 20)
    for member in gradients {
      expectEqual(walk.first.gradient(member.key), member.value.number, "∂E/∂\(member.key)")
    }
    let chains = walk.first.chains(to: "w1")
    #expect(chains.map { $0.nodes.first } == ["E1", "E2"])
    let split = fixture.json["split_of_w1"]
    expectEqual(chains[0].contribution, split?["dE1/dw1"]?.number, "∂E1/∂w1")
    expectEqual(chains[1].contribution, split?["dE2/dw1"]?.number, "∂E2/∂w1")
  }

  @Test(arguments: names, TwoLayerNetwork.Biases.allCases)
  func training(name: String, biases: TwoLayerNetwork.Biases) throws {
    let fixture = try TwoLayerFixture(name)
    var network = fixture.network
    network.biases = biases
    guard let states = fixture.json[TwoLayerFixture.key(biases)]?.elements else {
      // The linear outputs were followed with shared biases only.
      #expect(name == "lecture_linear_output" && biases != .shared)
      return
    }
    let walk = TwoLayerWalk(network, steps: 1001, milestones: Self.milestones)
    #expect(states.count == 8)
    for expected in states {
      let steps = try #require(expected["steps"]?.integer)
      let state = try #require(walk.states.first { $0.steps == steps })
      expectEqual(state.error, expected["E"]?.number, "E after \(steps)")
      expectEqual(state.outputs[0], expected["y1"]?.number, "y1 after \(steps)")
      expectEqual(state.outputs[1], expected["y2"]?.number, "y2 after \(steps)")
      for parameter in expected["parameters"]?.members ?? [] {
        expectEqual(
          state.parameter(parameter.key), parameter.value.number, "\(parameter.key) after \(steps)")
      }
    }
  }

  /// The factors of every chain, multiplied and added up, give the gradient of the sweep.
  @Test(arguments: TwoLayerNetwork.Biases.allCases)
  func chainsAddUp(biases: TwoLayerNetwork.Biases) {
    var network = TwoLayerNetwork()
    network.biases = biases
    let step = TwoLayerWalk(network).first
    let counts = ["w1": 2, "w5": 1, "B1": 4, "B2": 2, "b_n1": 2, "b_y1": 1]
    for name in (1...8).map({ "w\($0)" }) + ["B1", "B2", "b_n1", "b_n2", "b_y1", "b_y2"] {
      let chains = step.chains(to: name)
      if let count = counts[name], !chains.isEmpty { #expect(chains.count == count) }
      let sum = chains.map(\.contribution).reduce(0, +)
      if !chains.isEmpty { expectEqual(sum, step.gradient(name), name) }
    }
    #expect(step.chains(to: "w1")[0].nodes == ["E1", "y1", "sum_y1", "n1", "sum_n1", "w1"])
    // The factor is the old weight although the step then changes it.
    #expect(step.factor("sum_y1", "n1") == 0.5)
    #expect(step.newValue("w5") != 0.5)
  }

  @Test func differencesAgree() {
    let walk = TwoLayerWalk(TwoLayerNetwork())
    #expect(walk.comparisons.map(\.name) == (1...8).map { "w\($0)" } + ["B1", "B2"])
    for comparison in walk.comparisons {
      #expect(comparison.relativeError < 1e-8, "\(comparison)")
    }
    // A wrong gradient would be told.
    let wrong = TwoLayerWalk.Comparison(name: "w1", exact: 0.08, numeric: 0.0802)
    #expect(wrong.relativeError > 1e-6)
  }

  @Test func lastStepGoesOnFromTheOneBefore() {
    let walk = TwoLayerWalk(TwoLayerNetwork(), steps: 11)
    #expect(walk.last.number == 11)
    #expect(walk.last.value("w5") == walk.states.first { $0.steps == 10 }?.parameter("w5"))
    #expect(walk.last.newValue("w5") == walk.states.last?.parameter("w5"))
    #expect(walk.states.map(\.steps) == [0, 1, 2, 10, 11])
  }
}
