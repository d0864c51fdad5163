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
    let all = names.indices.map { learned[$0] + decided[$0] + tested[$0] }
    func without(_ part: Message, _ counts: [Int]) -> Message? {
      MissingClasses.note(names, rows: all, part) { counts[$0] == 0 }
    }
    var warnings = [
      without(.trainingPartName, learned),
      validation.isEmpty ? nil : without(.validationPartName, decided),
      test.isEmpty ? nil : without(.testPartName, tested),
    ].compactMap { $0 }
    let few = names.indices.filter { (1..<5).contains(learned[$0]) && training.count >= 20 }
      .map { "\(names[$0]) \(learned[$0])" }
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
