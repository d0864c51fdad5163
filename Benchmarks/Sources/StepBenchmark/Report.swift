import Foundation

/// The figures of all works as Markdown.
struct Report {
  /// The figures of one work.
  struct Row {
    var work: Work
    var timings: [Timing]
    var allocations: [(blocks: Double, bytes: Double)?]
  }

  var versions: [String]
  var command: String
  var repeats: Int
  /// Names of the contestants; those from `firstPeer` on are other frameworks.
  var contestants: [String]
  var firstPeer: Int
  var rows: [Row] = []
  var startUp: Timing?
  var notes: [String] = []

  /// The tables of times and ratios.
  var tables: String {
    var parts = [times]
    if firstPeer < contestants.count { parts.append(ratios) }
    if rows.contains(where: { $0.allocations.contains { $0 != nil } }) {
      parts.append(allocations)
    }
    if rows.contains(where: { $0.timings.contains { $0.median > 1.5 * $0.minimum } }) {
      parts.append(
        "The machine was not quiet: some medians are more than 1.5 times their minimum.")
    }
    if let startUp {
      parts.append(
        """
        `cadena --version`, process start to exit: \(Report.number(startUp.median * 1e3)) ms \
        (\(Report.number(startUp.minimum * 1e3)))
        """)
    }
    return parts.joined(separator: "\n\n")
  }

  /// The whole file.
  var document: String {
    let list = (["Machine: \(Machine.description)"] + versions + ["Command: `\(command)`"] + notes)
      .map { "- \($0)" }.joined(separator: "\n")
    return """
      # Benchmark results

      One training step: forward, backward, update, in float32. Every contestant takes short bursts
      of steps in turn, \(repeats) of them; figures are µs per step, median and (minimum).

      - **trainer**: a recorded plan that gathers its batch from the data set, and gives the loss and
        the number of hits.
      - **plain loop**: `optimization.step { loss(model(x), y) }.item()`; the graph is rebuilt and the
        loss read in every step.
      - **PyTorch eager**: `zero_grad`, `backward`, `step`; the batch lies ready and nothing is read.

      \(list)

      \(tables)

      """
  }

  private var times: String {
    table(
      ["step"] + contestants,
      rows.map { row in
        [row.work.title]
          + row.timings.map {
            "\(Report.number($0.median * 1e6)) (\(Report.number($0.minimum * 1e6)))"
          }
      })
  }

  private var ratios: String {
    var heads = ["times as fast: medians (minima)"]
    for peer in contestants.indices.dropFirst(firstPeer) {
      for own in 0..<firstPeer { heads.append("\(contestants[own]) against \(contestants[peer])") }
    }
    return table(
      heads,
      rows.map { row in
        var cells = [row.work.name]
        for peer in contestants.indices.dropFirst(firstPeer) {
          for own in 0..<firstPeer {
            let (theirs, ours) = (row.timings[peer], row.timings[own])
            let (medians, minima) = (theirs.median / ours.median, theirs.minimum / ours.minimum)
            cells.append("\(Report.number(medians)) (\(Report.number(minima)))")
          }
        }
        return cells
      })
  }

  private var allocations: String {
    table(
      ["allocations per step: blocks (bytes)"] + contestants[..<firstPeer],
      rows.map { row in
        [row.work.name]
          + row.allocations.map { count in
            count.map { "\(Report.number($0.blocks)) (\(Report.number($0.bytes)))" } ?? "–"
          }
      })
  }

  private func table(_ heads: [String], _ rows: [[String]]) -> String {
    var lines = ["| \(heads.joined(separator: " | ")) |"]
    lines.append("|---|" + String(repeating: "---:|", count: heads.count - 1))
    lines += rows.map { "| \($0.joined(separator: " | ")) |" }
    return lines.joined(separator: "\n")
  }

  /// A number with three figures that count.
  static func number(_ value: Double) -> String {
    if value == 0 { return "0" }
    let places = value >= 100 ? 0 : value >= 10 ? 1 : value >= 1 ? 2 : 3
    return value.formatted(
      .number.precision(.fractionLength(places)).locale(Locale(identifier: "en_US_POSIX")))
  }
}
