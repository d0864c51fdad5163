/// The tables of training steps.
struct StepReport {
  let rows: [StepSection.Row]
  let own: [String]
  let variants: [String]
  let peers: [String]
  let limits: MachineLimits

  /// The whole section.
  func section(_ options: Options, versions: [String]) -> SectionResult {
    var tables = [times("step, µs", own + variants)]
    if !peers.isEmpty { tables += [times("step, µs", peers), ratios] }
    tables.append(variantRatios)
    if rows.contains(where: { $0.allocations.contains { $0 != nil } }) {
      tables.append(allocations)
    }
    tables.append(floors)
    return SectionResult(
      section: .steps, options: options, versions: versions, introduction: Self.introduction,
      timings: rows.flatMap { $0.timings.values },
      tables: tables, gates: rows.flatMap { StepGates.gates(of: $0) },
      chart: rows.map(chartRow))
  }

  private static let introduction = """
    One training step: forward, backward, update, in float32 unless said. Figures are µs per step, \
    median and (minimum).

    - **trainer**: a recorded plan that gathers its batch from the data set, and gives the loss and \
    the number of hits. **float64**: the same in double precision. **portable**, **avx2**: with \
    `CADENA_ISA` set, in a process of its own.
    - **plain loop**: `optimization.step { loss(model(x, context), y) }.item()`; the graph is \
    rebuilt and the loss read in every step.
    - **PyTorch eager**: `zero_grad`, `backward`, `step`; the batch lies ready and nothing is read. \
    **compiled**: network with loss, and the optimiser's step, each by `torch.compile`.
    - **JAX**: one function under `jit` that takes the whole step and gives the loss, its arguments \
    donated; waits at the end of a burst. **in scan**: 100 such steps inside one `lax.scan` over \
    batches that lie ready.
    """

  private func times(_ head: String, _ names: [String]) -> Table {
    Table(
      heads: [head] + names,
      rows: rows.map { row in
        [row.work.title] + names.map { row.timings[$0]?.microseconds ?? "–" }
      })
  }

  /// How much less time the trainer and the plain loop take than each peer.
  private var ratios: Table {
    let pairs = peers.flatMap { peer in
      ["trainer, 2 threads", "plain loop, 2 threads"].map { (own: $0, peer: peer) }
    }.filter { $0.peer.hasSuffix("2 threads") }
    return Table(
      heads: ["times as fast: medians (minima)"] + pairs.map { "\($0.own) against \($0.peer)" },
      rows: rows.map { row in
        [row.work.name]
          + pairs.map { Figure.ratio(of: row.timings[$0.peer], to: row.timings[$0.own]) }
      })
  }

  /// How much more time other precisions and lesser instruction sets take.
  private var variantRatios: Table {
    Table(
      heads: ["times the trainer's time: medians (minima)"] + variants,
      rows: rows.map { row in
        [row.work.name]
          + variants.map { name in
            let plain = name.hasSuffix("2 threads") ? "trainer, 2 threads" : "trainer, 1 thread"
            return Figure.ratio(of: row.timings[name], to: row.timings[plain])
          }
      })
  }

  private var allocations: Table {
    Table(
      heads: ["allocations per step: blocks (bytes)"] + own,
      rows: rows.map { row in
        [row.work.name]
          + row.allocations.map { count in
            count.map { "\(Figure.text($0.blocks)) (\(Figure.text($0.bytes)))" } ?? "–"
          }
      })
  }

  /// The time that operations and bytes alone would take on two threads.
  private var floors: Table {
    Table(
      introduction: """
        The floor of a step is what its matrix products alone take at \
        \(Figure.text(limits.operations / 1e9)) GFLOP/s, or its bytes at \
        \(Figure.text(limits.bytes / 1e9)) GB/s, whichever is longer: the best that this program \
        reached in a product and in a copy, with 2 threads.
        """,
      heads: ["step", "operations", "bytes", "floor, µs", "trainer, 2 threads, µs", "share"],
      rows: rows.map { row in
        let floor = limits.floor(operations: row.work.operations, bytes: row.work.bytes)
        let taken = row.timings["trainer, 2 threads"]?.median
        return [
          row.work.name, Figure.text(row.work.operations), Figure.text(row.work.bytes),
          Figure.text(floor * 1e6), taken.map { Figure.text($0 * 1e6) } ?? "–",
          taken.map { "\(Figure.text(100 * floor / $0)) %" } ?? "–",
        ]
      })
  }

  private func chartRow(_ row: StepSection.Row) -> ChartRow {
    let marks = ["trainer, 2 threads"] + peers.filter { $0.hasSuffix("2 threads") }
    return ChartRow(
      name: row.work.name, detail: row.work.isRegularized ? "batch norm, dropout" : nil,
      marks: marks.compactMap { name in
        row.timings[name].map {
          ChartRow.Mark(
            name: name.replacing(", 2 threads", with: "").replacing("trainer", with: "Cadena"),
            seconds: $0.median)
        }
      })
  }
}
