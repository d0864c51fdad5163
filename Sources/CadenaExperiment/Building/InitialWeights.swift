import CadenaData
import CadenaNetworks
import CadenaText
import CadenaTraining

/// The weights that a model begins with, from a file or a run that the experiment names.
enum InitialWeights {
  /// What a checkpoint of a run holds beside the weights.
  private static let otherParts = ["optimizer.", "preprocessing.", "targets."]

  /// Loads them into a bound model.
  ///
  /// A file that cannot be read, is damaged or holds numbers that are not finite is bad data (65, or
  /// 66 when it is missing); names or shapes that are not the model's are a mistake of the
  /// experiment (78). Of a run its best weights are taken, or its last ones when it has no
  /// validation part; of its checkpoints only the weights count.
  static func load(_ experiment: Experiment, into model: any Module) throws {
    guard let wanted = experiment.model.initialWeights else { return }
    var chosen: Set<String>?
    if let only = wanted.only {
      chosen = try ParameterSelection(
        patterns: only, key: "model.initialWeights.only",
        origin: experiment.written.origin("model", "initialWeights", "only")
      ).names(in: model)
    }
    let path = try file(wanted.from)
    var arrays = try weights(of: path)
    if let chosen { arrays = try taken(chosen, from: arrays, model, place: path) }
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
        remedy: problem.remedy ?? partRemedy(wanted, arrays, model))
    }
  }

  /// The file of the weights; of a folder, that of its run.
  private static func file(_ path: String) throws -> String {
    guard RunDirectory.kind(of: path) == .folder else { return path }
    let directory = try RunDirectory.find(path)
    let files = [directory.bestCheckpointPath, directory.lastCheckpointPath]
    guard let file = files.first(where: { InputFile.exists($0) }) else {
      throw CheckpointError(
        .noCheckpointYet, place: directory.path, expected: .verbatim(files[1]),
        remedy: .trainAgain, exitCode: .missingInput)
    }
    return file
  }

  /// The weights of a file; a checkpoint must be whole and of a version that is known.
  private static func weights(of path: String) throws(CheckpointError) -> [NamedArray] {
    let file = try Safetensors.read(path)
    if file.metadata["schemaVersion"] != nil {
      return try Checkpoint(file, path: path).state.weights
    }
    try file.checkSeal(place: path)
    return file.arrays.filter { array in !otherParts.contains { array.name.hasPrefix($0) } }
  }

  /// The chosen parameters from the file, the others as they are.
  private static func taken(
    _ chosen: Set<String>, from arrays: [NamedArray], _ model: any Module, place: String
  ) throws(ExperimentError) -> [NamedArray] {
    var sources: [String: NamedArray] = [:]
    for array in arrays { sources[array.name] = array }
    let missing = model.namedParameters.map(\.name).filter {
      chosen.contains($0) && sources[$0] == nil
    }
    if let name = missing.first {
      throw ExperimentError(
        .weightsMissing(name, others: missing.count - 1), at: Origin(place: place),
        found: .verbatim(arrays.prefix(8).map(\.name).joined(separator: ", ")))
    }
    return model.weights.map { own in
      chosen.contains(own.name) ? sources[own.name] ?? own : own
    }
  }

  /// How to take the layers that do fit, when there are some and all of them were asked for.
  private static func partRemedy(
    _ wanted: InitialWeightsSpecification, _ arrays: [NamedArray], _ model: any Module
  ) -> Message? {
    guard wanted.only == nil else { return nil }
    var shapes: [String: [Int]] = [:]
    for array in arrays { shapes[array.name] = array.shape }
    var layers: [String] = []
    var broken: Set<String> = []
    for own in model.weights {
      let layer = own.name.split(separator: ".").dropLast().joined(separator: ".")
      if shapes[own.name] != own.shape { broken.insert(layer) }
      if !layers.contains(layer) { layers.append(layer) }
    }
    let fitting = layers.filter { !broken.contains($0) }.map { $0 + ".*" }
    return fitting.isEmpty ? nil : .takeOnly(fitting)
  }
}
