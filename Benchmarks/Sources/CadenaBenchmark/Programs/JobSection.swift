import Foundation

/// MNIST from files to a network with 97.5 % test accuracy, each contestant a program that is started
/// and waited for.
struct JobSection {
  /// A program that does the job.
  private struct Program {
    let name: String
    let program: String
    let arguments: [String]
    /// Called before every run.
    var clean: () -> Void = {}
  }

  let options: Options

  /// Passes over the training rows after which every contestant has 97.5 %.
  private static let epochs = 6
  private static let accuracy = 0.975

  private static let introduction = """
    MNIST's 60,000 training rows and 10,000 test rows from their compressed files; a network \
    784-128-10 with ReLU, Adam with a learning rate of 0.001, batches of 64, \(epochs) epochs; the \
    test accuracy is measured at the end and a program that does not reach 97.5 % fails. From a \
    program's start to its exit, with 2 threads; runs take turns. `cadena train` writes its run directory \
    with checkpoints and report besides. PyTorch's script holds the data as tensors and takes \
    batches by index, which is several times as fast as its `DataLoader`; scikit-learn's \
    `MLPClassifier` has the same network and optimiser.
    """

  /// Measures and gives the section of the results.
  func measure() throws -> SectionResult {
    guard let data = dataDirectory else {
      throw BenchmarkError(
        "no job: MNIST's files are not there; say --data-directory or set CADENA_DATA")
    }
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("cadena-benchmark-\(ProcessInfo.processInfo.processIdentifier)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let programs = try programs(data, folder)
    var seconds = programs.map { _ in [Double]() }
    var memory = programs.map { _ in [Double]() }
    let repeats = options.isQuick ? 1 : 3
    for _ in 0..<repeats {
      for (index, program) in programs.enumerated() {
        say("whole job, \(program.name)")
        program.clean()
        let run = try ProgramRun(program.program, program.arguments)
        guard run.status == 0 else {
          say("  it is left out: it ends with \(run.status)")
          continue
        }
        seconds[index].append(run.seconds)
        memory[index].append(run.peakMemory)
      }
    }
    let timings = seconds.map { $0.isEmpty ? nil : Timing($0) }
    return result(programs.map(\.name), timings, memory.map { $0.max() }, repeats)
  }

  private var dataDirectory: String? {
    let folder = options.dataDirectory ?? ProcessInfo.processInfo.environment["CADENA_DATA"]
    guard let folder, !folder.isEmpty else { return nil }
    let names = ["\(folder)/mnist", folder]
    return names.first {
      FileManager.default.fileExists(atPath: "\($0)/train-images-idx3-ubyte.gz")
    }
  }

  private func programs(_ data: String, _ folder: URL) throws -> [Program] {
    guard let tool = options.tool else { throw BenchmarkError("there is no tool to train with") }
    let experiment = folder.appendingPathComponent("job.yaml").path
    try Self.experiment.write(toFile: experiment, atomically: true, encoding: .utf8)
    let out = folder.appendingPathComponent("run").path
    var programs = [
      Program(
        name: "Cadena", program: tool,
        arguments: [
          "train", experiment, "--data-directory", data, "--out", out, "--threads", "2", "--quiet",
          "--expect", "test.accuracy>=\(Self.accuracy)",
        ], clean: { try? FileManager.default.removeItem(atPath: out) })
    ]
    if options.usesPeers, let python = options.peers.python {
      for (name, script) in [("PyTorch", "torch_job.py"), ("scikit-learn", "sklearn_job.py")] {
        programs.append(
          Program(
            name: name, program: python,
            arguments: [
              "\(options.peers.scripts)/\(script)", data, "\(Self.epochs)", "\(Self.accuracy)",
            ]))
      }
    }
    return programs
  }

  private static let experiment = """
    name: job
    seed: 1
    data:
      source: mnist
      preprocess: [{scale: 0.00392156862745098}]
    task: classification
    model:
      layers: [{linear: 128}, relu, {linear: classes}]
    loss: softmaxCrossEntropy
    optimizer: {adam: {learningRate: 0.001}}
    training: {epochs: \(epochs), batchSize: 64}
    """

  private func result(
    _ names: [String], _ timings: [Timing?], _ memory: [Double?], _ repeats: Int
  ) -> SectionResult {
    let rows = names.indices.map { index in
      [
        names[index],
        timings[index].map { "\(Figure.text($0.median)) (\(Figure.text($0.minimum)))" } ?? "–",
        memory[index].map { Figure.text($0 / 1e6) } ?? "–",
        Figure.ratio(of: timings[index], to: timings[0]),
        zip2(memory[index], memory[0]).map { Figure.text($0 / $1) } ?? "–",
      ]
    }
    let torch = names.firstIndex(of: "PyTorch")
    let times = torch.flatMap { Figure.quotient(timings[$0], timings[0]) }
    let spaces = torch.flatMap { zip2(memory[$0], memory[0]) }.map { $0 / $1 }
    let table = Table(
      heads: ["program", "start to exit, s", "peak memory, MB", "time", "memory"], rows: rows)
    return SectionResult(
      section: .job, options: options, versions: [], introduction: Self.introduction,
      timings: timings.compactMap { $0 },
      tables: [table],
      gates: [
        Gate(
          work: "MNIST to 97.5 %, time", against: "PyTorch", measured: times, goal: .atLeast(8)),
        Gate(
          work: "MNIST to 97.5 %, peak memory", against: "PyTorch", measured: spaces,
          goal: .atLeast(5)),
      ], manner: "\(repeats) runs of each program, in turn")
  }

  private func zip2(_ first: Double?, _ second: Double?) -> (Double, Double)? {
    guard let first, let second else { return nil }
    return (first, second)
  }
}
