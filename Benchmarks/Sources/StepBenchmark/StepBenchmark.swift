import Foundation

/// Times training steps of Cadena and of its peers; see `Options.help`.
@main
enum StepBenchmark {
  static func main() {
    let arguments = Array(CommandLine.arguments.dropFirst())
    if arguments.contains("--help") {
      print(Options.help)
      return
    }
    do {
      let options = try Options(arguments)
      if options.printsPlan {
        try printPlans(options)
      } else if let profile = options.profile {
        try take(options, form: profile.form, seconds: profile.seconds)
      } else {
        try measure(options)
      }
    } catch {
      FileHandle.standardError.write(Data("\(error)\n".utf8))
      exit(1)
    }
  }

  private static func printPlans(_ options: Options) throws {
    for work in options.works {
      let trainer = TrainerContestant(threads: 1)
      try trainer.prepare(work)
      print("\(work.title)\n\(try trainer.plan())\n")
    }
  }

  private static func take(_ options: Options, form: String, seconds: Double) throws {
    for work in options.works {
      let contestant: any Contestant =
        form == "loop" ? LoopContestant(threads: 1) : TrainerContestant(threads: 1)
      try contestant.prepare(work)
      var (taken, steps) = (0.0, 0)
      while taken < seconds {
        taken += try contestant.run(steps: 100)
        steps += 100
      }
      print("\(work.name) \(form): \(Report.number(taken / Double(steps) * 1e6)) µs per step")
    }
  }

  private static func measure(_ options: Options) throws {
    let own: [any Contestant] = [
      TrainerContestant(threads: 1), TrainerContestant(threads: 2), LoopContestant(threads: 1),
      LoopContestant(threads: 2),
    ]
    var peers: [PeerContestant] = []
    if options.usesPeers, let python = options.python {
      peers.append(
        try PeerContestant(
          "PyTorch eager", python: python, script: "\(options.peers)/torch_steps.py", threads: 2))
    }
    let contestants = own + peers
    var report = Report(
      versions: options.versions + peers.map(\.version),
      command: (["Benchmarks/run"] + options.typed).joined(separator: " "),
      repeats: options.repeats, contestants: contestants.map(\.name), firstPeer: own.count)
    report.notes = options.notes
    for work in options.works {
      FileHandle.standardError.write(Data("\(work.title)\n".utf8))
      let timings = try Race(repeats: options.repeats).run(work, contestants)
      let allocations = try own.map { try Race.allocations(of: $0) }
      report.rows.append(.init(work: work, timings: timings, allocations: allocations))
    }
    if let tool = options.tool {
      report.startUp = try StartUp.time(tool, repeats: options.repeats)
    }
    print(report.tables)
    if let results = options.results {
      try report.document.write(toFile: results, atomically: true, encoding: .utf8)
    }
  }
}
