import Foundation

/// `results.json` with the figures of every section, and what is made of it: `RESULTS.md` and
/// `chart.svg`. A section that is measured again replaces its own figures alone. What people found
/// out about figures that are not reached stands in `explanations.json`, by work and peer:
///
///     {"784-128-10 against JAX in scan": "The first product reads …"}
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
    try write(document(sorted), to: "RESULTS.md")
    let chart = sorted.flatMap(\.chart)
    if !chart.isEmpty { try write(Chart(rows: chart).svg, to: "chart.svg") }
  }

  private func write(_ text: String, to name: String) throws {
    let place = URL(fileURLWithPath: folder).appendingPathComponent(name)
    try Data(text.utf8).write(to: place, options: .atomic)
  }

  private func document(_ results: [SectionResult]) -> String {
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
    return ([introduction, goals + missed(results.flatMap(\.gates))] + results.map(\.markdown))
      .joined(separator: "\n\n") + "\n"
  }

  /// The figures that are not reached with what holds them back; nothing when there are none.
  private func missed(_ gates: [Gate]) -> String {
    let place = URL(fileURLWithPath: folder).appendingPathComponent("explanations.json")
    let explanations =
      (try? Data(contentsOf: place)).flatMap {
        try? JSONDecoder().decode([String: String].self, from: $0)
      } ?? [:]
    let lines = gates.filter { $0.verdict == .missed || $0.verdict == .passed }.compactMap { gate in
      let name = "\(gate.work) against \(gate.against)"
      return explanations[name].map { "- \(name): \($0)" }
    }
    return lines.isEmpty
      ? "" : "\n\nWhat holds back the figures below their goal:\n\n\(lines.joined(separator: "\n"))"
  }
}
