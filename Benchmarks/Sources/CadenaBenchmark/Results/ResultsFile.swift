import Foundation

/// `results.json` with the figures of every section, and what is made of it: `RESULTS.md` and
/// `chart.svg`. A section that is measured again replaces its own figures alone.
struct ResultsFile {
  /// The folder of all three.
  let folder: String

  /// Takes in a section and writes everything anew.
  func add(_ result: SectionResult) throws {
    let place = URL(fileURLWithPath: folder).appendingPathComponent("results.json")
    var results: [SectionResult] = []
    if let data = try? Data(contentsOf: place) {
      results = try JSONDecoder().decode([SectionResult].self, from: data)
    }
    results.removeAll { $0.section == result.section }
    results.append(result)
    let sorted = Section.allCases.compactMap { section in
      results.first { $0.section == section }
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    try encoder.encode(sorted).write(to: place, options: .atomic)
    try write(Self.document(sorted), to: "RESULTS.md")
    let chart = sorted.flatMap(\.chart)
    if !chart.isEmpty { try write(Chart(rows: chart).svg, to: "chart.svg") }
  }

  private func write(_ text: String, to name: String) throws {
    let place = URL(fileURLWithPath: folder).appendingPathComponent(name)
    try Data(text.utf8).write(to: place, options: .atomic)
  }

  private static func document(_ results: [SectionResult]) -> String {
    let introduction = """
      # Benchmark results

      All of one section's figures are from one run, in which the contestants take short bursts in
      turn. Tables show medians, and minima in brackets; ratios are medians through medians. Peers
      are compared with 2 threads unless said.

      `Benchmarks/run` repeats everything, `Benchmarks/run steps` one section. This file is made of
      `results.json`.
      """
    let gates = Table(heads: Gate.heads, rows: results.flatMap(\.gates).map(\.row))
    let goals = """
      ## Goals

      **measured** is how many times as fast Cadena is, unless a unit is given. **gate** is what the
      prototypes reached, less 5 %: a figure between the gate and the goal is "passed".

      \(gates.markdown)
      """
    return ([introduction, goals] + results.map(\.markdown)).joined(separator: "\n\n") + "\n"
  }
}
