import CadenaData
import CadenaGraph
import CadenaNetworks
import CadenaOptimizers
import CadenaRuntime

/// The values of parameters at one moment, as tensors: a snapshot costs nothing until the next
/// update, which then writes elsewhere.
struct ModelSnapshot {
  private let values: [(Parameter, Tensor)]

  /// The values that a model has now, running statistics included.
  init(of model: any Module) {
    values = model.parameters.map { ($0, $0.value) }
  }

  /// Gives the model these values again.
  func restore() {
    for (parameter, value) in values { parameter.set(value) }
  }

  /// The values with their names, as a weight file holds them.
  static func arrays(of model: any Module) -> [NamedArray] {
    model.namedParameters.map { array($0.name, $0.parameter.value) }
  }

  /// What an optimiser remembers, as `optimizer.<parameter>.<state>`.
  static func arrays(of optimization: Optimization, in model: any Module) -> [NamedArray] {
    var names: [ObjectIdentifier: String] = [:]
    for (name, parameter) in model.namedParameters { names[ObjectIdentifier(parameter)] = name }
    var arrays: [NamedArray] = []
    for (parameter, states) in zip(optimization.parameters, optimization.states) {
      guard let name = names[ObjectIdentifier(parameter)] else { continue }
      for (state, variable) in zip(optimization.optimizer.stateNames, states) {
        arrays.append(array("optimizer.\(name).\(state)", variable.value))
      }
    }
    return arrays
  }

  private static func array(_ name: String, _ tensor: Tensor) -> NamedArray {
    NamedArray(
      name: name, dtype: tensor.dtype, shape: tensor.shape.dimensions, bytes: tensor.bytes)
  }
}
