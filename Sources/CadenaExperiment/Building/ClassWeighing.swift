import CadenaData
import CadenaGraph
import CadenaNetworks
import CadenaText

/// Finds the weight of every class.
struct ClassWeighing {
  let experiment: Experiment

  /// The weights by class number; nil when the experiment gives none.
  ///
  /// `balanced` counts the training rows: n / (k·n_c), with k the classes that they have, as
  /// scikit-learn's `compute_class_weight`; a class without training rows has weight 1.
  ///
  /// - Throws: `ExperimentError` (78) for a class that the data do not have, or one that is named
  ///   twice.
  func weights(
    of targets: Targets, training rows: [Int]
  ) throws(ExperimentError) -> [Double]? {
    guard let wanted = experiment.training.classWeights,
      case .classes(let labels, let names) = targets
    else { return nil }
    switch wanted {
    case .balanced:
      var counts = [Int](repeating: 0, count: names.count)
      for row in rows { counts[Int(labels[row])] += 1 }
      let present = counts.count { $0 > 0 }
      return counts.map { $0 == 0 ? 1 : Double(rows.count) / Double(present * $0) }
    case .named(let entries): return try named(entries, names)
    }
  }

  private func named(
    _ entries: [ClassWeights.Entry], _ names: [String]
  ) throws(ExperimentError) -> [Double] {
    var weights = [Double?](repeating: nil, count: names.count)
    // Where names are numbers themselves, a number is a name.
    let areNumbers = names.contains { Int($0) != nil }
    for entry in entries {
      let origin = experiment.written.root?.origin(of: ["training", "classWeights", entry.name])
      var index = names.firstIndex(of: entry.name)
      if index == nil, !areNumbers { index = Int(entry.name) }
      guard let index, names.indices.contains(index) else {
        throw ExperimentError(
          .noSuchClass(entry.name), at: origin ?? Origin(), expected: Self.expected(names),
          remedy: NearestName.find(entry.name, among: names).map { .didYouMean($0) })
      }
      guard weights[index] == nil else {
        throw ExperimentError(.classWeightTwice(names[index]), at: origin ?? Origin())
      }
      weights[index] = entry.weight
    }
    return weights.map { $0 ?? 1 }
  }

  private static func expected(_ names: [String]) -> Message {
    .oneOf(names.count > 20 ? names.prefix(20) + ["…"] : names)
  }
}

/// The weights of the classes for a loss.
struct LossWeights {
  /// One for each class.
  let classes: [Double]
  /// The extents of one row of outputs.
  let output: [Int]
  /// The element type of the model.
  let dtype: DType

  /// One weight per output; outputs that stand for no class have weight 1.
  var perOutput: Tensor {
    let count = max(classes.count, output.last ?? 1)
    let values = classes + [Double](repeating: 1, count: count - classes.count)
    return Tensor(values, shape: [count], dtype: dtype)
  }

  /// The weight of the second class over that of the first, where there is one output for both.
  var ofPositives: Tensor? {
    guard output == [1], classes.count == 2 else { return nil }
    return Tensor([classes[1] / classes[0]], shape: [1], dtype: dtype)
  }
}
