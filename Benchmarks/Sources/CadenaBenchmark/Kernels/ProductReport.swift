/// The tables of matrix products.
struct ProductReport {
  /// The figures of one product.
  struct Row {
    let work: ProductWork
    let timings: [String: Timing]

    /// How many times as fast Cadena is as the better library.
    func ratio(_ threads: String, _ libraries: [String]) -> Double? {
      guard let own = timings["Cadena, \(threads)"] else { return nil }
      return libraries.compactMap { timings["\($0), \(threads)"]?.median }.min()
        .map { $0 / own.median }
    }
  }

  let rows: [Row]
  let names: [String]
  let libraries: [String]
  let versions: [String]

  private static let threads = ["1 thread", "2 threads"]

  var tables: [Table] {
    let ratios = libraries.isEmpty ? [] : Self.threads.map { "against the better, \($0)" }
    let table = Table(
      introduction: "Matrix products, GFLOP/s: medians.",
      heads: ["m n k"] + names + ratios,
      rows: rows.map { row in
        [row.work.name]
          + names.map { name in
            row.timings[name].map { Figure.text(row.work.operations / $0.median / 1e9) } ?? "–"
          }
          + (ratios.isEmpty
            ? []
            : Self.threads.map { row.ratio($0, libraries).map(Figure.text) ?? "–" })
      })
    return libraries.isEmpty ? [table] : [table, summary]
  }

  /// Geometric mean and worst by number of threads and form.
  private var summary: Table {
    Table(
      introduction: "Times as fast as the better of \(libraries.joined(separator: " and ")).",
      heads: ["threads", "geometric mean", "NN", "NT", "TN", "worst"],
      rows: Self.threads.map { threads in
        let forms = ProductWork.Form.allCases.map { form in
          mean(threads, rows.filter { $0.work.form == form })
        }
        let worst = worst(threads)
        return [threads, mean(threads, rows)] + forms
          + [worst.map { "\(Figure.text($0.ratio)) (\($0.name))" } ?? "–"]
      })
  }

  private func mean(_ threads: String, _ rows: [Row]) -> String {
    Figure.geometricMean(rows.compactMap { $0.ratio(threads, libraries) }).map(Figure.text) ?? "–"
  }

  private func worst(_ threads: String) -> (name: String, ratio: Double)? {
    rows.compactMap { row in row.ratio(threads, libraries).map { (row.work.name, $0) } }
      .min { $0.1 < $1.1 }
  }

  var gates: [Gate] {
    let against = libraries.isEmpty ? "libraries" : "better of \(libraries.joined(separator: ", "))"
    return Self.threads.flatMap { threads in
      let worst = worst(threads)
      let mean = Figure.geometricMean(rows.compactMap { $0.ratio(threads, libraries) })
      return [
        Gate(
          work: "matrix products, \(threads), geometric mean", against: against, measured: mean,
          goal: .atLeast(1)),
        Gate(
          work: "matrix products, \(threads), worst" + (worst.map { " (\($0.name))" } ?? ""),
          against: against, measured: worst?.ratio, goal: .atLeast(0.9), prototype: 0.61),
      ]
    }
  }
}
