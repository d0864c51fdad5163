/// The tables of functions of many numbers.
struct VectorReport {
  /// The figures of one function.
  struct Row {
    let work: VectorWork
    let timings: [String: Timing]
  }

  let rows: [Row]
  let names: [String]
  let versions: [String]

  /// Bytes per second that a copy of as many numbers reads and writes: the fastest that anybody
  /// reached, so that a copy that was disturbed makes no share look large.
  private func bandwidth(_ count: Int) -> Double? {
    let row = rows.first { $0.work.function == .copy && $0.work.count == count }
    return row?.timings.values.map(\.minimum).min().map { 8 * Double(count) / $0 }
  }

  /// The share of that bandwidth that a function uses.
  private func share(_ row: Row, _ threads: String) -> Double? {
    guard let bandwidth = bandwidth(row.work.count),
      let time = row.timings["Cadena, \(threads)"]?.median
    else { return nil }
    return row.work.bytesPerElement * Double(row.work.count) / time / bandwidth
  }

  private func ratio(_ row: Row, _ threads: String) -> Double? {
    Figure.quotient(row.timings["PyTorch, \(threads)"], row.timings["Cadena, \(threads)"])
  }

  var tables: [Table] {
    let threads = ["1 thread", "2 threads"]
    return [
      Table(
        introduction: """
          Functions of many numbers, elements per ns: medians. The softmax is of the rows of a \
          square. The copy is the C library's; "bandwidth" is the share of the fastest copy's bytes per \
          second that a function's own bytes come to (8 for each number; updates 20, and with two states \
          28). PyTorch's updates are the fastest of its kernel alone (Adam), `fused` and `foreach`; \
          Lion, which it does not have, is written in its `foreach` operations.
          """,
        heads: ["function, numbers"] + names + threads.map { "against PyTorch, \($0)" }
          + threads.map { "bandwidth, \($0)" },
        rows: rows.map { row in
          [row.work.name]
            + names.map { name in
              row.timings[name].map { Figure.text(Double(row.work.count) / $0.median / 1e9) } ?? "–"
            }
            + threads.map { ratio(row, $0).map(Figure.text) ?? "–" }
            + threads.map { share(row, $0).map { "\(Figure.text(100 * $0)) %" } ?? "–" }
        })
    ]
  }

  var gates: [Gate] {
    rows.filter { $0.work.function != .copy }.map { row in
      let isLarge = row.work.count >= 1 << 20
      let share = isLarge ? share(row, "2 threads") : nil
      return Gate(
        work: row.work.name, against: "PyTorch's best form", measured: ratio(row, "2 threads"),
        goal: .atLeast(isLarge ? 1.2 : 1.5), prototype: isLarge ? nil : 1.3,
        excuse: share.flatMap {
          $0 >= 0.9 ? "\(Figure.text(100 * $0)) % of the memory's bandwidth" : nil
        })
    }
  }
}
