import CadenaText

extension CheckedData {
  /// Columns that give the target away: equal to it or to a straight line of it, or with few values
  /// each of which has one class only.
  var targetCopyWarnings: [Message] {
    guard training.count >= 10, !isOfImages else { return [] }
    let columns =
      switch dataset.targets {
      case .classes(let labels, let names): classCopies(labels, classes: names.count)
      case .values(let values, let width): width == 1 ? lineCopies(values) : []
      }
    guard !columns.isEmpty else { return [] }
    let (names, others) = names(columns)
    return [.columnsGiveTargetAway(names, others: others, target: dataset.targetName)]
  }

  private func classCopies(_ labels: [Int32], classes: Int) -> [Int] {
    candidates.filter { column in
      var classOf: [Double: Int32] = [:]
      for row in training {
        let value = dataset.features[row, column]
        guard !value.isNaN else { continue }
        if let known = classOf[value] {
          if known != labels[row] { return false }
        } else {
          classOf[value] = labels[row]
          if classOf.count > 2 * classes { return false }
        }
      }
      // All classes must be told apart.
      return Set(classOf.values).count == Set(training.map { labels[$0] }).count
    }
  }

  /// A line through the first two different points that goes through all others.
  private func lineCopies(_ targets: [Double]) -> [Int] {
    candidates.filter { column in
      let rows = training.filter { !dataset.features[$0, column].isNaN }
      guard let first = rows.first else { return false }
      let (x0, y0) = (dataset.features[first, column], targets[first])
      let far = rows.max {
        (dataset.features[$0, column] - x0).magnitude
          < (dataset.features[$1, column] - x0).magnitude
      }
      guard let far, dataset.features[far, column] != x0, targets[far] != y0 else { return false }
      let slope = (targets[far] - y0) / (dataset.features[far, column] - x0)
      let scale = max(y0.magnitude, targets[far].magnitude)
      return rows.allSatisfy { row in
        let line = y0 + slope * (dataset.features[row, column] - x0)
        return (line - targets[row]).magnitude <= 1e-12 * scale
      }
    }
  }

  private var candidates: [Int] {
    dataset.featureNames.indices.filter { summary.counts[$0] > 1 && !summary.isConstant($0) }
  }
}
