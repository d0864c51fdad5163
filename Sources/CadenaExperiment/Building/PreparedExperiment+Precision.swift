import CadenaGraph
import CadenaOperations
import CadenaRuntime

extension PreparedExperiment {
  /// The same rows and weights with everything in double precision, for differences of the loss;
  /// itself when it is that already.
  ///
  /// - Throws: what preparing the experiment throws, such as for data that are gone by now.
  public func inDoublePrecision() throws -> PreparedExperiment {
    guard experiment.dtype != .float64 else { return self }
    var wanted = experiment
    wanted.dtype = .float64
    // The weights that count are those of the model, trained or not.
    wanted.model.initialWeights = nil
    let exact = try PreparedExperiment(wanted)
    for (target, source) in zip(exact.model.parameters, model.parameters) {
      let value = source.value
      target.set(Tensor(value.scalars, shape: value.shape, dtype: .float64))
    }
    return exact
  }
}
