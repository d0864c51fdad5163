import CadenaText

extension CheckedData {
  /// Columns that do not vary in the training part, and columns that count the rows. Of pictures
  /// nothing is said, since borders are usually of one colour.
  var columnWarnings: [Message] {
    guard !isOfImages, training.count > 1 else { return [] }
    var warnings: [Message] = []
    let constant = dataset.featureNames.indices.filter { summary.isConstant($0) }
    if !constant.isEmpty {
      let (names, others) = names(constant)
      warnings.append(.constantColumns(names, others: others))
    }
    let counting = dataset.featureNames.indices.filter(countsRows)
    if !counting.isEmpty {
      let (names, others) = names(counting)
      warnings.append(.columnsCountRows(names, others: others))
    }
    return warnings
  }

  /// Whether a column goes up by 1 from each row to the next.
  private func countsRows(_ column: Int) -> Bool {
    guard dataset.count >= 10 else { return false }
    let first = dataset.features[0, column]
    guard first == 0 || first == 1 else { return false }
    return (1..<dataset.count).allSatisfy { dataset.features[$0, column] == first + Double($0) }
  }
}
