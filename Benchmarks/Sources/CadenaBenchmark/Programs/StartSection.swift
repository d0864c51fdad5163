/// How long the tool takes to start and end, and its memory.
struct StartSection {
  let options: Options

  /// Measures and gives the section of the results.
  func measure() throws -> SectionResult {
    guard let tool = options.tool else { throw BenchmarkError("there is no tool to start") }
    say("start of the tool")
    let repeats = max(21, options.race.repeats)
    let works = [
      ("cadena --version", ["--version"]), ("cadena train --help", ["train", "--help"]),
    ]
    var rows: [[String]] = []
    var gates: [Gate] = []
    var timings: [Timing] = []
    for (name, arguments) in works {
      let runs = try (0..<repeats).map { _ in
        try ProgramRun(tool, arguments)
      }
      guard runs.allSatisfy({ $0.status == 0 }) else { throw BenchmarkError("\(name) fails") }
      let timing = Timing(runs.map(\.seconds))
      timings.append(timing)
      let memory = Timing(runs.map(\.peakMemory)).median / 1e6
      rows.append([
        "`\(name)`", "\(Figure.text(timing.median * 1e3)) (\(Figure.text(timing.minimum * 1e3)))",
        Figure.text(memory),
      ])
      if arguments == ["--version"] {
        gates.append(
          Gate(
            work: "`\(name)`", against: "process start to exit", measured: timing.median * 1e3,
            goal: .atMost(10), unit: "ms"))
      }
    }
    let table = Table(heads: ["program", "start to exit, ms", "peak memory, MB"], rows: rows)
    return SectionResult(
      section: .start, options: options, versions: [],
      introduction: "The tool as a release build with the standard library inside.",
      timings: timings, tables: [table], gates: gates, manner: "\(repeats) starts")
  }
}
