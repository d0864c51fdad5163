import CadenaGraph
import CadenaRuntime

/// Numbers that depend on one another, each with a name: tensors of the engine's graph, and who reads
/// whom.
///
/// Values, local derivatives and gradients all come from the engine; the names only say which node is
/// meant.
struct ScalarGraph {
  private(set) var names: [String] = []
  private var tensors: [String: Tensor] = [:]
  private var parents: [String: [String]] = [:]

  /// A number that was given.
  mutating func give(_ name: String, _ tensor: Tensor) {
    names.append(name)
    tensors[name] = tensor
    parents[name] = []
  }

  /// A number that is computed from others.
  mutating func compute(_ name: String, from inputs: [String], _ rule: ([Tensor]) -> Tensor) {
    names.append(name)
    parents[name] = inputs
    tensors[name] = rule(inputs.map { self[$0] })
  }

  /// The tensor of a name.
  subscript(name: String) -> Tensor { tensors[name] ?? Tensor(.nan, dtype: .float64) }

  /// What a number is computed from.
  func inputs(of name: String) -> [String] { parents[name] ?? [] }

  /// A number's derivative with respect to one that it reads, all others held fixed.
  ///
  /// The sweep begins at the one and ends at the other, so it is one factor of the chain.
  func localDerivative(of name: String, by input: String) -> Tensor {
    gradient(of: self[name], withRespectTo: self[input])
  }

  /// All ways from a number down to one that it depends on, each as the names along it.
  func paths(from top: String, to bottom: String) -> [[String]] {
    if top == bottom { return [[top]] }
    return inputs(of: top).flatMap { input in
      paths(from: input, to: bottom).map { [top] + $0 }
    }
  }
}
