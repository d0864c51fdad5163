import CadenaText

extension CheckedData {
  /// Classes with very few rows to learn from, or missing in a part, and a class that has nearly
  /// all rows.
  var classWarnings: [Message] {
    guard case .classes(let labels, let names) = dataset.targets else { return [] }
    func counts(_ rows: [Int]) -> [Int] {
      var counts = [Int](repeating: 0, count: names.count)
      for row in rows { counts[Int(labels[row])] += 1 }
      return counts
    }
    let learned = counts(training)
    let (decided, tested) = (counts(validation), counts(test))
    var warnings: [Message] = []
    var few: [String] = []
    for (index, name) in names.enumerated() {
      let all = learned[index] + decided[index] + tested[index]
      guard all > 0 else { continue }
      if learned[index] == 0 {
        warnings.append(.classMissingInPart(name, .trainingPartName, rows: all))
      } else if learned[index] < 5, training.count >= 20 {
        few.append("\(name) \(learned[index])")
      }
      if !validation.isEmpty, decided[index] == 0 {
        warnings.append(.classMissingInPart(name, .validationPartName, rows: all))
      }
      if !test.isEmpty, tested[index] == 0 {
        warnings.append(.classMissingInPart(name, .testPartName, rows: all))
      }
    }
    if !few.isEmpty {
      warnings.append(.classesWithFewRows(Array(few.prefix(5)), others: max(0, few.count - 5)))
    }
    let most = learned.indices.max { learned[$0] < learned[$1] } ?? 0
    let share = Double(learned[most]) / Double(max(1, training.count))
    if share >= 0.9, share < 1 {
      warnings.append(.oneClassPrevails(names[most], percent: Int((100 * share).rounded(.down))))
    }
    return warnings
  }
}
