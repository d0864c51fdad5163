import Foundation

/// Somebody in a process of its own, told line by line what to do: another framework, or Cadena under
/// other settings.
///
///     version                 → PyTorch 2.15.0
///     prepare batch=64 …      → ready, or a reason why not
///     run 500                 → the seconds that this took
final class PeerContestant<Work: WorkInWords>: Contestant {
  let name: String
  let isPeer: Bool
  /// The framework with its version.
  let version: String
  private let process = Process()
  private let input = Pipe()
  private let output = Pipe()

  /// Starts a program; variables are added to the environment.
  init(
    _ name: String, program: String, arguments: [String], environment: [String: String] = [:],
    isPeer: Bool = true
  ) throws {
    self.name = name
    self.isPeer = isPeer
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    version = try Self.ask("version", input, output)
  }

  deinit {
    try? input.fileHandleForWriting.close()
    process.waitUntilExit()
  }

  private static func ask(_ line: String, _ input: Pipe, _ output: Pipe) throws -> String {
    try input.fileHandleForWriting.write(contentsOf: Data("\(line)\n".utf8))
    var answer = Data()
    while answer.last != UInt8(ascii: "\n") {
      let part = output.fileHandleForReading.availableData
      if part.isEmpty { throw BenchmarkError("it ended while it was asked to \(line)") }
      answer.append(part)
    }
    return String(decoding: answer.dropLast(), as: UTF8.self)
  }

  func prepare(_ work: Work) throws -> String? {
    let answer = try Self.ask("prepare \(work.words)", input, output)
    return answer == "ready" ? nil : answer
  }

  func run(times: Int) throws -> Double {
    let answer = try Self.ask("run \(times)", input, output)
    guard let seconds = Double(answer) else { throw BenchmarkError("it answers \(answer)") }
    return seconds
  }
}
