import Cadena

/// Everybody who takes training steps.
struct StepContestants {
  typealias Peer = PeerContestant<StepWork>

  /// Cadena in this process, whose allocations are counted too.
  let own: [any Contestant<StepWork>]
  /// Cadena in other precision and with lesser instruction sets.
  let variants: [any Contestant<StepWork>]
  /// Other frameworks.
  let peers: [Peer]
  /// The frameworks with their versions.
  var versions: [String] { peers.map(\.version).distinct }

  /// Starts them; `setting` is nil without peers.
  init(_ setting: PeerSetting?) throws {
    own =
      [1, 2].map { TrainerContestant(threads: $0) } + [1, 2].map { LoopContestant(threads: $0) }
    let doubles = [1, 2].map { TrainerContestant(threads: $0, dtype: .float64) }
    variants =
      doubles
      + (try Self.lesserSets.flatMap { set in try [1, 2].map { try Self.cadena(set, $0) } })
    guard let setting else {
      peers = []
      return
    }
    // Compiling takes many times as long as measuring: only for the number that is compared.
    let scripts = [
      ("PyTorch eager", "torch_steps.py", "eager", [1, 2]),
      ("PyTorch compiled", "torch_steps.py", "compile", [2]),
      ("JAX, a call per step", "jax_steps.py", "call", [1, 2]),
      ("JAX in scan", "jax_steps.py", "scan", [1, 2]),
    ]
    peers = scripts.flatMap { name, script, form, threads in
      threads.compactMap {
        setting.start(name, script: script, [form], threads: $0, as: StepWork.self)
      }
    }
  }

  /// The instruction sets below the one in use that this machine has.
  private static var lesserSets: [String] {
    let order = ["portable", "avx2", "avx512"]
    return Array(order.prefix(order.firstIndex(of: Processor.instructionSet) ?? 0).reversed())
  }

  private static func cadena(_ set: String, _ threads: Int) throws -> Peer {
    try PeerSetting.startAgain(
      "trainer \(set), \(threadsText(threads))", serving: "steps", ["\(threads)"],
      environment: ["CADENA_ISA": set], isPeer: false, as: StepWork.self)
  }
}

extension [String] {
  /// The elements without repetitions.
  var distinct: [String] {
    var seen = Set<String>()
    return filter { seen.insert($0).inserted }
  }
}
