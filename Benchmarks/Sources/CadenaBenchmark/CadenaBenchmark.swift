import Cadena
import Foundation

/// Times Cadena and its peers; see `Options.help`.
@main
enum CadenaBenchmark {
  static func main() {
    let arguments = Array(CommandLine.arguments.dropFirst())
    if arguments.contains("--help") {
      print(Options.help)
      return
    }
    do {
      let options = try Options(arguments)
      if let role = options.serves {
        try serve(role)
      } else if options.printsPlan {
        try printPlans(options)
      } else if let profile = options.profile {
        try take(options, form: profile.form, seconds: profile.seconds)
      } else {
        try measure(options)
      }
    } catch {
      say("\(error)")
      exit(1)
    }
  }

  /// Plays a contestant in a process of its own.
  private static func serve(_ role: [String]) throws {
    switch (role.first, role.count) {
    case ("steps", 2):
      let contestant = TrainerContestant(threads: Int(role[1]) ?? 1)
      try Server<StepWork>(version: Processor.instructionSet, contestant: contestant).run()
    case ("products", 2):
      let contestant = try LibraryContestant(role[1])
      try Server<ProductWork>(version: contestant.name, contestant: contestant).run()
    default: throw BenchmarkError("there is no role \(role.joined(separator: " "))")
    }
  }

  private static func printPlans(_ options: Options) throws {
    for work in options.works {
      let trainer = TrainerContestant(threads: 1)
      _ = try trainer.prepare(work)
      print("\(work.title)\n\(try trainer.plan())\n")
    }
  }

  private static func take(_ options: Options, form: String, seconds: Double) throws {
    if form == "functions" {
      let contestant = VectorContestant(threads: options.threads)
      for work in options.vectorWorks {
        _ = try contestant.prepare(work)
        try take("\(work.name) \(form)", seconds: seconds) { try contestant.run(times: $0) }
      }
      return
    }
    let contestant: any Contestant<StepWork> =
      form == "loop"
      ? LoopContestant(threads: options.threads) : TrainerContestant(threads: options.threads)
    for work in options.works {
      _ = try contestant.prepare(work)
      try take("\(work.name) \(form)", seconds: seconds) { try contestant.run(times: $0) }
    }
  }

  private static func take(
    _ name: String, seconds: Double, _ run: (Int) throws -> Double
  ) throws {
    let times = 20
    var bursts: [Double] = []
    var taken = 0.0
    while taken < seconds {
      let burst = try run(times)
      bursts.append(burst / Double(times))
      taken += burst
    }
    let timing = Timing(bursts)
    print("\(name): \(timing.microseconds) µs")
  }

  private static func measure(_ options: Options) throws {
    guard let section = options.section else {
      throw BenchmarkError("a section is missing\n\(Options.help)")
    }
    let result =
      switch section {
      case .steps: try StepSection(options: options).measure()
      case .kernels: try KernelSection(options: options).measure()
      case .job: try JobSection(options: options).measure()
      case .inference: try InferenceSection(options: options).measure()
      case .start: try StartSection(options: options).measure()
      }
    print(result.markdown)
    if !result.gates.isEmpty {
      print("\n" + Table(heads: Gate.heads, rows: result.gates.map(\.row)).markdown)
    }
    print()
    if let results = options.results { try ResultsFile(folder: results).add(result) }
  }
}
