import CadenaText

extension Dataset {
  /// The rows of this set with those of another behind them.
  ///
  /// Features of the same type keep it; others become double precision.
  ///
  /// - Precondition: The other has the same columns, and the same classes or width of targets.
  public func joined(with other: Dataset) -> Dataset {
    require(
      featureCount == other.featureCount && targets.width == other.targets.width,
      "\(name) and \(other.name) have different columns or targets")
    let storage: Features.Storage =
      switch (features.storage, other.features.storage) {
      case (.bytes(let a), .bytes(let b)): .bytes(a + b)
      case (.floats(let a), .floats(let b)): .floats(a + b)
      default: .doubles(features.doubles + other.features.doubles)
      }
    let joinedTargets: Targets =
      switch (targets, other.targets) {
      case (.classes(let a, let names), .classes(let b, _)): .classes(a + b, names: names)
      case (.values(let a, let width), .values(let b, _)): .values(a + b, width: width)
      default: programmingError("classes and numbers cannot be joined")
      }
    return Dataset(
      unchecked: name,
      features: Features(
        storage, count: count + other.count, exampleShape: features.exampleShape),
      targets: joinedTargets, featureNames: featureNames, targetName: targetName,
      imageShape: imageShape)
  }
}

extension Features {
  /// All numbers in double precision, row by row.
  fileprivate var doubles: [Double] {
    [Double](unsafeUninitializedCapacity: count * width) { buffer, filled in
      if let base = buffer.baseAddress { copyRows(Array(0..<count)[...], into: base) }
      filled = count * width
    }
  }
}
