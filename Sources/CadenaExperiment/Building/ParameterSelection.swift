import CadenaNetworks
import CadenaText

/// The parameters of a model that patterns of the experiment file choose.
struct ParameterSelection {
  /// What a person wrote.
  let patterns: [String]
  /// The key under which it stands.
  let key: String
  /// Where it stands.
  let origin: Origin

  /// The names that at least one pattern fits.
  ///
  /// - Throws: `ExperimentError` (78) for a pattern that fits none, with the names nearest to it.
  func names(in model: any Module) throws(ExperimentError) -> Set<String> {
    let names = model.namedParameters.map(\.name)
    var chosen: Set<String> = []
    for text in patterns {
      let pattern = NamePattern(text)
      let found = names.filter(pattern.matches)
      guard !found.isEmpty else { throw nothing(text, names) }
      chosen.formUnion(found)
    }
    return chosen
  }

  private func nothing(_ pattern: String, _ names: [String]) -> ExperimentError {
    var near = Self.nearest(pattern, names)
    if names.contains(where: { $0.hasPrefix(pattern + ".") }) { near = pattern + ".*" }
    return ExperimentError(
      .patternFitsNothing(pattern, key), at: origin, expected: .oneOf(Self.shown(pattern, names)),
      remedy: near.map { .didYouMean($0) })
  }

  /// The name or the layer that was most likely meant.
  private static func nearest(_ pattern: String, _ names: [String]) -> String? {
    var candidates: [String] = []
    for name in names {
      let layer = name.split(separator: ".").dropLast().joined(separator: ".") + ".*"
      for candidate in [layer, name] where !candidates.contains(candidate) {
        candidates.append(candidate)
      }
    }
    return NearestName.find(pattern, among: candidates)
  }

  /// The eight nearest names, in the order of the model.
  private static func shown(_ pattern: String, _ names: [String]) -> [String] {
    guard names.count > 8 else { return names }
    let wanted = Array(pattern.prefix(NearestName.longest))
    let nearest = names.enumerated()
      .map { ($0.offset, NearestName.distance(wanted, Array($0.element))) }
      .sorted { ($0.1, $0.0) < ($1.1, $1.0) }.prefix(8).map(\.0).sorted()
    return nearest.map { names[$0] } + ["…"]
  }
}

/// `model.freeze`: the parameters that training leaves as they are.
enum FrozenParameters {
  /// Takes them out of training: no update, no state of the optimiser, no penalty.
  ///
  /// - Throws: `ExperimentError` (78) when a pattern fits no parameter, or when nothing is left to
  ///   train.
  static func freeze(_ model: any Module, _ experiment: Experiment) throws(ExperimentError) {
    let patterns = experiment.model.freeze
    guard !patterns.isEmpty else { return }
    let origin = experiment.written.origin("model", "freeze")
    let chosen = try ParameterSelection(patterns: patterns, key: "model.freeze", origin: origin)
      .names(in: model)
    for (name, parameter) in model.namedParameters where chosen.contains(name) {
      parameter.isTrainable = false
    }
    guard model.trainableParameters.isEmpty else { return }
    throw ExperimentError(
      .everythingFrozen, at: origin, found: .verbatim(patterns.joined(separator: ", ")),
      remedy: .everythingFrozenRemedy)
  }
}
