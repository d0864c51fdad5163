import CadenaText

extension CheckedData {
  /// Columns of very different scales, and large numbers in a regression, that no preprocessing
  /// brings together: training is slow or does not succeed with them.
  var scaleWarnings: [Message] {
    guard !isScaled, !isOfImages else { return [] }
    let columns = dataset.featureNames.indices.filter {
      summary.deviation($0) > 0 && !coded.contains($0)
    }
    let least = columns.min { summary.deviation($0) < summary.deviation($1) }
    let most = columns.max { summary.deviation($0) < summary.deviation($1) }
    guard let least, let most else { return [] }
    let ratio = summary.deviation(most) / summary.deviation(least)
    if ratio > 1000 {
      return [.scalesDiffer(dataset.featureNames[least], dataset.featureNames[most])]
    }
    guard dataset.task == .regression else { return [] }
    let large = columns.filter { summary.deviation($0) > 10 || summary.means[$0].magnitude > 10 }
    guard !large.isEmpty else { return [] }
    let (names, others) = names(large)
    return [.largeNumbers(names, others: others)]
  }
}
