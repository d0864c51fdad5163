import CadenaData
import CadenaGraph
import CadenaNetworks
import CadenaOptimizers
import CadenaRuntime

/// The values of parameters at one moment, as tensors: a snapshot costs nothing until the next
/// update, which then writes elsewhere.
struct ModelSnapshot {
  private let values: [(name: String, parameter: Parameter, tensor: Tensor)]

  /// The values that a model has now, running statistics included.
  init(of model: any Module) {
    values = model.namedParameters.map { ($0.name, $0.parameter, $0.parameter.value) }
  }

  /// Values from a file; they must be those of the model by name, shape and element type.
  init(
    _ arrays: [NamedArray], for model: any Module, dtype: DType, place: String?
  ) throws(CheckpointError) {
    let named = model.namedParameters
    let fit = try ArrayFit(
      arrays, named.map { ($0.name, $0.parameter.storageVariable.type) }, place: place)
    values = zip(named, fit.tensors).map { ($0.name, $0.parameter, $1) }
  }

  /// Gives the model these values again.
  func restore() {
    for (_, parameter, tensor) in values { parameter.set(tensor) }
  }

  /// Whether the model still has these values: nothing has trained, loaded or set it since they were
  /// restored.
  var isPresent: Bool {
    values.allSatisfy { $0.parameter.value.storage === $0.tensor.storage }
  }

  /// The values with their names, as a weight file holds them.
  var arrays: [NamedArray] { values.map { NamedArray(name: $0.name, $0.tensor) } }

  /// What an optimiser remembers, as `optimizer.<parameter>.<state>`.
  static func states(
    of optimization: Optimization, in model: any Module
  ) -> [(name: String, variable: Variable)] {
    var names: [ObjectIdentifier: String] = [:]
    for (name, parameter) in model.namedParameters { names[ObjectIdentifier(parameter)] = name }
    var states: [(name: String, variable: Variable)] = []
    for (parameter, variables) in zip(optimization.parameters, optimization.states) {
      guard let name = names[ObjectIdentifier(parameter)] else { continue }
      for (state, variable) in zip(optimization.optimizer.stateNames, variables) {
        states.append(("optimizer.\(name).\(state)", variable))
      }
    }
    return states
  }
}
