import CadenaText

extension CheckedData {
  /// Rows of validation and test that also stand in the training part, whose measured numbers are
  /// too good; and equal rows with different classes, which no model can tell apart.
  ///
  /// Rows are found by a hash of their numbers and then compared.
  var duplicateWarnings: [Message] {
    var firsts: [UInt64: Int] = [:]
    firsts.reserveCapacity(training.count)
    var contradictions = (count: 0, first: 0, second: 0)
    let labels = dataset.targets.labels
    func contradicts(_ row: Int, _ first: Int) {
      guard let labels, labels[row] != labels[first] else { return }
      if contradictions.count == 0 {
        contradictions = (0, min(row, first) + 1, max(row, first) + 1)
      }
      contradictions.count += 1
    }
    forEachHash(training) { row, hash in
      guard let first = firsts[hash] else {
        firsts[hash] = row
        return
      }
      if isSame(row, first) { contradicts(row, first) }
    }
    var warnings: [Message] = []
    for (part, name) in [(validation, Message.validationPartName), (test, .testPartName)] {
      var found = (count: 0, row: 0, copy: 0)
      forEachHash(part) { row, hash in
        guard let first = firsts[hash], isSame(row, first) else { return }
        if found.count == 0 { found = (0, row + 1, first + 1) }
        found.count += 1
        contradicts(row, first)
      }
      guard found.count > 0 else { continue }
      warnings.append(
        .duplicatesInPart(
          found.count, of: part.count, name, row: found.row, copy: found.copy))
    }
    if contradictions.count > 0 {
      warnings.append(
        .contradictoryRows(
          contradictions.count, first: contradictions.first, second: contradictions.second))
    }
    return warnings
  }

  private func forEachHash(_ rows: [Int], _ body: (Int, UInt64) -> Void) {
    let width = dataset.featureCount
    for start in stride(from: 0, to: rows.count, by: 1024) {
      let chosen = rows[start..<min(start + 1024, rows.count)]
      dataset.features.matrix(chosen).values.withUnsafeBufferPointer { values in
        for (index, row) in chosen.enumerated() {
          var hash: UInt64 = 0x9E37_79B9_7F4A_7C15
          for column in 0..<width {
            // Adding 0 makes -0 the same as 0.
            hash = (hash ^ (values[index * width + column] + 0).bitPattern) &* 0xFF51_AFD7_ED55_8CCD
            hash ^= hash >> 32
          }
          body(row, hash)
        }
      }
    }
  }

  private func isSame(_ row: Int, _ other: Int) -> Bool {
    (0..<dataset.featureCount).allSatisfy { column in
      let (a, b) = (dataset.features[row, column], dataset.features[other, column])
      return a == b || a.isNaN && b.isNaN
    }
  }
}
