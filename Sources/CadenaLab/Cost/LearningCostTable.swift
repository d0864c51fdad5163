/// The table of `LearningCost` for the documentation.
public enum LearningCostTable {
  /// One row a method, one column a number of weights, and by what power of it the cost grows.
  public static func markdown(_ measurements: [LearningCost.Measurement]) -> String {
    let sizes = Set(measurements.map(\.weights)).sorted()
    var lines = [
      "| method | lecture | " + sizes.map(grouped).joined(separator: " | ") + " | grows like |",
      "|---|---|" + sizes.map { _ in "---:|" }.joined() + "---|",
    ]
    for method in LearningCost.methods {
      let row = measurements.filter { $0.method == method.name }
      let cells = sizes.map { size in
        row.first { $0.weights == size }?.evaluations.map(grouped) ?? "–"
      }
      lines.append(
        "| `\(method.name)` | \(method.lecture) | \(cells.joined(separator: " | ")) | "
          + "\(growth(row)) |")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The power of n between the last two measurements, a factor 16 in n apart where there are that many.
  static func growth(_ row: [LearningCost.Measurement]) -> String {
    let known = row.filter { $0.evaluations != nil && $0.weights > 1 }
    guard let last = known.last, let first = known.dropLast(2).last,
      let high = last.evaluations, let low = first.evaluations
    else { return "an exponential of n" }
    let power =
      CostChart.logarithm(Double(high) / Double(low))
      / CostChart.logarithm(Double(last.weights) / Double(first.weights))
    let rounded = (power * 10).rounded() / 10
    return rounded == 0 ? "constant" : "n^\(rounded)"
  }

  private static func grouped(_ number: Int) -> String {
    let digits = String(number)
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) { text += "\u{202F}" }
      text.append(digit)
    }
    return text
  }
}
