/// What one section measured, as it is kept in `results.json`.
struct SectionResult: Codable {
  let section: Section
  /// Machine, versions and command.
  let facts: [String]
  let introduction: String
  let tables: [Table]
  let gates: [Gate]
  /// Rows of the chart.
  var chart: [ChartRow] = []

  /// A section; `manner` says how often was measured, when it was not in bursts. Of `timings`, all
  /// that were taken, it is told whether the machine was quiet.
  init(
    section: Section, options: Options, versions: [String], introduction: String,
    timings: [Timing], tables: [Table], gates: [Gate] = [], chart: [ChartRow] = [],
    manner: String? = nil
  ) {
    self.section = section
    self.introduction = introduction
    self.tables = tables
    self.gates = gates
    self.chart = chart
    let command = (["Benchmarks/run"] + options.typed).joined(separator: " ")
    let versions = options.versions + (versions.isEmpty ? [] : [versions.joined(separator: ", ")])
    let manner = manner ?? "\(options.race.repeats) bursts of each contestant, in turn"
    facts =
      ["\(Machine.description)"] + versions + ["`\(command)`, \(manner)"] + options.notes
      + (timings.warning.map { [$0] } ?? [])
  }

  /// The section as Markdown.
  var markdown: String {
    ([
      "## \(section.title)", introduction, facts.map { "- \($0)" }.joined(separator: "\n"),
    ] + tables.map(\.markdown)).joined(separator: "\n\n")
  }
}

/// The parts of the benchmark, in the order of the results.
enum Section: String, Codable, CaseIterable {
  case steps, kernels, job, inference, start

  var title: String {
    switch self {
    case .steps: "Training steps"
    case .kernels: "Kernels alone"
    case .job: "A whole job"
    case .inference: "Inference"
    case .start: "Start"
    }
  }
}
