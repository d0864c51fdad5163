import CadenaGraph
import CadenaNetworks
import CadenaOperations
import CadenaOptimizers
import CadenaRuntime

/// The network's parameters while they are trained, and the graph of one pass.
final class TwoLayerRun {
  private let network: TwoLayerNetwork
  private let parameters: [(name: String, box: Parameter)]
  private let optimization: Optimization

  init(_ network: TwoLayerNetwork) {
    self.network = network
    parameters = network.parameters.map { name, value in
      let kind: Parameter.Kind = name.hasPrefix("w") ? .weight : .bias
      let box = Parameter(kind, value: Self.scalar(value))
      box.isTrainable = kind == .weight || network.biases != .fixed
      return (name, box)
    }
    optimization = Optimization(
      of: parameters.map(\.box), by: SGD(learningRate: network.learningRate))
  }

  private static func scalar(_ value: Double) -> Tensor {
    Tensor([value], shape: .scalar, dtype: .float64)
  }

  /// The graph of a forward pass, with one parameter replaced where that is asked for.
  private func graph(replacing replaced: String? = nil, by other: Tensor? = nil) -> ScalarGraph {
    var graph = ScalarGraph()
    for (index, value) in network.inputs.enumerated() {
      graph.give("x\(index + 1)", Self.scalar(value))
    }
    for (name, box) in parameters {
      graph.give(name, name == replaced ? other ?? box.value : box.value)
    }
    for (neuron, bias) in zip(TwoLayerNetwork.neurons, network.neuronBiases) {
      let (inputs, weights) = (neuron.inputs, neuron.weights)
      graph.compute(
        "sum_" + neuron.name, from: [inputs[0], weights[0], inputs[1], weights[1], bias]
      ) { $0[0] * $0[1] + $0[2] * $0[3] + $0[4] }
      let isLinear = neuron.name.hasPrefix("y") && network.outputActivation == .linear
      graph.compute(neuron.name, from: ["sum_" + neuron.name]) {
        isLinear ? $0[0] * $0[0].constant(1) : $0[0].sigmoid()
      }
    }
    for (index, target) in network.targets.enumerated() {
      graph.compute("E\(index + 1)", from: ["y\(index + 1)"]) {
        ($0[0] - Self.scalar(target)).squared() * $0[0].constant(0.5)
      }
    }
    graph.compute("E", from: ["E1", "E2"]) { $0[0] + $0[1] }
    return graph
  }

  /// One update without a word.
  func step() {
    _ = optimization.step { graph()["E"] }.item()
  }

  /// The network as it is now.
  func state(after steps: Int) -> TwoLayerWalk.State {
    let graph = graph()
    return TwoLayerWalk.State(
      steps: steps, errors: ["E", "E1", "E2"].map { graph[$0].item() },
      outputs: ["y1", "y2"].map { graph[$0].item() },
      parameters: parameters.map { .init(name: $0.name, value: $0.box.value.item()) })
  }

  /// One update with everything that leads to it.
  func explainedStep(_ number: Int) -> TwoLayerWalk.Step {
    let graph = graph()
    let nodes = graph.names
    let gradients = gradient(of: graph["E"], withRespectTo: nodes.map { graph[$0] })
    let chains = parameters.flatMap { name, _ in
      ["E1", "E2"].flatMap { graph.paths(from: $0, to: name) }.map { path in
        TwoLayerWalk.Chain(
          nodes: path,
          factors: zip(path, path.dropFirst()).map {
            graph.localDerivative(of: $0, by: $1).item()
          })
      }
    }
    let forward = nodes.map { TwoLayerWalk.Entry(name: $0, value: graph[$0].item()) }
    let known = zip(nodes, gradients).map { TwoLayerWalk.Entry(name: $0, value: $1.item()) }
    optimization.step(
      gradients: parameters.map { name, _ in
        Self.scalar(known.first { $0.name == name }?.value ?? .nan)
      })
    let after = self.graph()
    return TwoLayerWalk.Step(
      number: number, forward: forward, gradients: known, chains: chains,
      after: nodes.map { .init(name: $0, value: after[$0].item()) })
  }

  /// The gradient of every parameter beside central differences.
  func comparisons() -> [TwoLayerWalk.Comparison] {
    let graph = graph()
    let exact = gradient(of: graph["E"], withRespectTo: parameters.map { graph[$0.name] })
    return zip(parameters, exact).map { parameter, exact in
      let numeric = finiteDifferenceGradient(at: Self.scalar(parameter.box.value.item())) { moved in
        self.graph(replacing: parameter.name, by: moved)["E"]
      }
      return TwoLayerWalk.Comparison(
        name: parameter.name, exact: exact.item(), numeric: numeric.gradient.item())
    }
  }
}
