import CadenaGraph
import CadenaNetworks
import CadenaOperations
import CadenaOptimizers
import CadenaRuntime
import CadenaText

/// The 2-2-2 network of lecture 001 followed number by number: forward, errors, gradients factor by
/// factor, updates, and forward again (rows A3 and A7).
///
///     let walk = TwoLayerWalk(TwoLayerNetwork(), steps: 1000)
///     walk.first.gradient("w5")        // 0.08020312429316064
///     walk.first.chains(to: "w1")      // both paths, factor by factor
///     walk.states.last?.error          // 3.89e-06
///
/// Everything is computed by the engine in float64: values by evaluating the graph, gradients by its
/// reverse sweep, factors as gradients between neighbouring nodes, updates by `SGD`.
public struct TwoLayerWalk: Sendable {
  /// A named number.
  public struct Entry: Sendable, Hashable {
    /// `w5`, `sum_y1`.
    public let name: String
    /// The number.
    public let value: Double
  }

  /// One way along which an error depends on a parameter, with the derivative of every link.
  public struct Chain: Sendable, Hashable {
    /// The nodes from the error down to the parameter: `["E1", "y1", "sum_y1", "w5"]`.
    public let nodes: [String]
    /// The derivative of each node by the next one.
    public let factors: [Double]
    /// The product of the factors: what this way contributes to the gradient.
    public var contribution: Double { factors.reduce(1, *) }
  }

  /// One update with everything that leads to it.
  public struct Step: Sendable {
    /// The update's number, from 1.
    public let number: Int
    /// Every value of the forward pass before the update: inputs, parameters, sums, activations,
    /// errors.
    public let forward: [Entry]
    /// The derivative of E by every parameter, node and input.
    public let gradients: [Entry]
    /// The chains to every parameter.
    public let chains: [Chain]
    /// The forward pass with the updated parameters.
    public let after: [Entry]

    /// A value of the forward pass.
    public func value(_ name: String) -> Double { Self.find(forward, name) }
    /// A value of the forward pass after the update.
    public func newValue(_ name: String) -> Double { Self.find(after, name) }
    /// The derivative of E by a parameter, node or input.
    public func gradient(_ name: String) -> Double { Self.find(gradients, name) }
    /// The chains that end at a parameter.
    public func chains(to name: String) -> [Chain] { chains.filter { $0.nodes.last == name } }
    /// The derivative of a node by its neighbour.
    public func factor(_ node: String, _ input: String) -> Double {
      for chain in chains {
        for (index, factor) in chain.factors.enumerated()
        where chain.nodes[index] == node && chain.nodes[index + 1] == input {
          return factor
        }
      }
      return .nan
    }

    private static func find(_ entries: [Entry], _ name: String) -> Double {
      entries.first { $0.name == name }?.value ?? .nan
    }
  }

  /// The network after a number of updates.
  public struct State: Sendable {
    /// Updates so far.
    public let steps: Int
    /// E, E1, E2.
    public let errors: [Double]
    /// y1 and y2.
    public let outputs: [Double]
    /// The parameters.
    public let parameters: [Entry]

    /// The total error.
    public var error: Double { errors[0] }
    /// A parameter.
    public func parameter(_ name: String) -> Double {
      parameters.first { $0.name == name }?.value ?? .nan
    }
  }

  /// One gradient beside its estimate by central differences.
  public struct Comparison: Sendable, Hashable {
    /// The parameter.
    public let name: String
    /// By the reverse sweep.
    public let exact: Double
    /// `(E(w + h) - E(w - h)) / 2h`.
    public let numeric: Double

    /// A gradient with its estimate.
    public init(name: String, exact: Double, numeric: Double) {
      self.name = name
      self.exact = exact
      self.numeric = numeric
    }

    /// `|exact - numeric| / max(|exact|, |numeric|, 10⁻³)`.
    public var relativeError: Double {
      abs(exact - numeric) / max(abs(exact), abs(numeric), 1e-3)
    }
  }

  /// The network.
  public let network: TwoLayerNetwork
  /// Number of updates.
  public let steps: Int
  /// The first update.
  public let first: Step
  /// The last update; the first when there is only one.
  public let last: Step
  /// The network after 0, 1, 2, 10, 100, … and all updates.
  public let states: [State]
  /// Every gradient of the first step beside its estimate.
  public let comparisons: [Comparison]

  /// Follows a network through a number of updates, at least 1.
  ///
  /// - Parameters:
  ///   - milestones: after how many updates the state is kept besides 0, 1, 2, 10, 100, … and the
  ///     last.
  public init(_ network: TwoLayerNetwork, steps: Int = 1, milestones: Set<Int> = []) {
    require(steps >= 1, "a walk has at least one step, not \(steps)")
    self.network = network
    self.steps = steps
    let run = TwoLayerRun(network)
    let kept = milestones.union(Self.milestones(steps))
    var states = [run.state(after: 0)]
    var first: Step?
    var last: Step?
    for number in 1...steps {
      if number == 1 || number == steps {
        let step = run.explainedStep(number)
        if number == 1 { first = step }
        last = step
      } else {
        run.step()
      }
      if kept.contains(number) { states.append(run.state(after: number)) }
    }
    comparisons = TwoLayerRun(network).comparisons()
    self.states = states
    // The loop runs at least once and its first turn is explained.
    self.first = first ?? last ?? run.explainedStep(1)
    self.last = last ?? self.first
  }

  /// 1, 2, 10, 100, … up to a number, and the number.
  static func milestones(_ steps: Int) -> Set<Int> {
    var kept: Set<Int> = [1, 2, steps]
    var power = 10
    while power <= steps {
      kept.insert(power)
      power *= 10
    }
    return kept
  }
}
