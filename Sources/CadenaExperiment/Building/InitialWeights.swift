import CadenaData
import CadenaNetworks
import CadenaText

/// The weights that a model begins with, from a file that the experiment names.
enum InitialWeights {
  /// What a checkpoint of a run holds beside the weights.
  private static let otherParts = ["optimizer.", "preprocessing.", "targets."]

  /// Loads them into a bound model.
  ///
  /// A file that cannot be read or holds numbers that are not finite is bad data (65, or 66 when it
  /// is missing); names or shapes that are not the model's are a mistake of the experiment (78).
  /// The checkpoint of a run may be given: only its weights are taken.
  static func load(_ path: String, into model: any Module) throws {
    let arrays = try Safetensors.read(path).arrays.filter { array in
      !otherParts.contains { array.name.hasPrefix($0) }
    }
    for array in arrays where array.dtype.isFloatingPoint {
      guard array.doubles.allSatisfy(\.isFinite) else {
        throw CheckpointError(.weightsNotFinite(array.name), place: path)
      }
    }
    do {
      try model.load(arrays, place: path)
    } catch {
      let problem = error.problem
      throw ExperimentError(
        problem.what, at: Origin(place: path), expected: problem.expected, found: problem.found,
        remedy: problem.remedy)
    }
  }
}
