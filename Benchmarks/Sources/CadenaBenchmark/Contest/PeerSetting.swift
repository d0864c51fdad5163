import Foundation

/// Where the other frameworks are.
struct PeerSetting {
  /// The interpreter of the private environment; nil when nothing could be installed.
  var python: String?
  /// The folder with the peers' scripts.
  var scripts = "peers"
  /// Libraries with a matrix product, by name: `OpenBLAS`, `oneDNN`.
  var libraries: [(name: String, path: String)] = []

  /// Where frameworks keep what they compiled, so that the next run is spared it.
  private var cache: String { "\(scripts)/../.environment/compiled" }

  /// A framework's script; nil, and people are told, when it does not start.
  func start<Work: WorkInWords>(
    _ name: String, script: String, _ arguments: [String] = [], threads: Int, as _: Work.Type
  ) -> PeerContestant<Work>? {
    guard let python else { return nil }
    return attempt(name) {
      try PeerContestant(
        "\(name), \(threadsText(threads))", program: python,
        arguments: ["\(scripts)/\(script)", "\(threads)"] + arguments,
        environment: [
          "OMP_NUM_THREADS": "\(threads)", "TORCHINDUCTOR_CACHE_DIR": "\(cache)",
          "TORCH_LOGS": "-all",
        ])
    }
  }

  /// This program again, with a library or under other settings.
  static func startAgain<Work: WorkInWords>(
    _ name: String, serving role: String, _ arguments: [String], environment: [String: String],
    isPeer: Bool, as _: Work.Type
  ) throws -> PeerContestant<Work> {
    guard let program = Bundle.main.executablePath else {
      throw BenchmarkError("the program does not know where it is")
    }
    return try PeerContestant(
      name, program: program, arguments: ["--serve", role] + arguments, environment: environment,
      isPeer: isPeer)
  }

  /// What is made, or nil with a message.
  func attempt<Value>(_ name: String, _ body: () throws -> Value) -> Value? {
    do {
      return try body()
    } catch {
      say("\(name) is left out: \(error)")
      return nil
    }
  }
}
