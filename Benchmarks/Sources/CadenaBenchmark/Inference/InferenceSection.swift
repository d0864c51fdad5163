/// A trained network in use, on one thread.
struct InferenceSection {
  let options: Options

  private static let introduction = """
    A network 784-128-10 with ReLU in float32 on 1 thread: rows in, outputs out. Figures are µs per \
    call, median and (minimum). Cadena replays a plan on rows that lie in its memory; PyTorch calls \
    the model in inference mode on a tensor; ONNX Runtime runs a session in the faster of its two \
    ways, with arrays or with bound memory. Nobody copies rows. The call from Python is part of \
    both.
    """

  /// Measures and gives the section of the results.
  func measure() throws -> SectionResult {
    let own = InferenceContestant()
    var peers: [PeerContestant<InferenceWork>] = []
    if options.usesPeers {
      let scripts = [
        ("ONNX Runtime", "onnx_inference.py"), ("PyTorch", "torch_inference.py"),
      ]
      peers = scripts.compactMap {
        options.peers.start($0, script: $1, threads: 1, as: InferenceWork.self)
      }
    }
    let contestants = [own] as [any Contestant<InferenceWork>] + peers
    var rows: [[String]] = []
    var gates: [Gate] = []
    var all: [Timing] = []
    for work in InferenceWork.all {
      say("inference, \(work.name)")
      let timings = try options.race.run(work, contestants)
      all += timings.compactMap { $0 }
      let ratios = timings.dropFirst().map { Figure.ratio(of: $0, to: timings[0]) }
      let perSecond = timings[0].map { Figure.text(Double(work.batch) / $0.median) } ?? "–"
      rows.append([work.name] + timings.map { $0?.microseconds ?? "–" } + ratios + [perSecond])
      let runtime = zip(contestants, timings).first { $0.0.name.hasPrefix("ONNX") }?.1
      gates.append(
        Gate(
          work: "inference \(work.name)", against: "ONNX Runtime",
          measured: Figure.quotient(runtime, timings[0]),
          goal: .atLeast(work.batch == 1 ? 2 : 1.1)))
    }
    let table = Table(
      heads: ["inference, µs"] + contestants.map(\.name)
        + peers.map { "times as fast as \($0.name)" }
        + ["Cadena, rows per second"],
      rows: rows)
    return SectionResult(
      section: .inference, options: options, versions: peers.map(\.version).distinct,
      introduction: Self.introduction, timings: all, tables: [table], gates: gates)
  }
}
