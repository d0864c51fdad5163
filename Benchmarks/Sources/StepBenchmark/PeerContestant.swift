import Foundation

/// What went wrong in the benchmark itself.
struct BenchmarkError: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}

/// Another framework in a process of its own, told line by line what to do.
final class PeerContestant: Contestant {
  let name: String
  /// The framework with its version.
  let version: String
  private let process = Process()
  private let input = Pipe()
  private let output = Pipe()

  /// Starts a script with a Python interpreter.
  init(_ name: String, python: String, script: String, threads: Int) throws {
    self.name = "\(name), \(threads) threads"
    process.executableURL = URL(fileURLWithPath: python)
    process.arguments = [script, String(threads)]
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    version = try PeerContestant.ask("version", input, output)
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
      if part.isEmpty { throw BenchmarkError("a peer ended while it was asked to \(line)") }
      answer.append(part)
    }
    return String(decoding: answer.dropLast(), as: UTF8.self)
  }

  func prepare(_ work: Work) throws {
    let answer = try PeerContestant.ask("prepare \(work.words)", input, output)
    guard answer == "ready" else { throw BenchmarkError("a peer answers \(answer)") }
  }

  func run(steps: Int) throws -> Double {
    let answer = try PeerContestant.ask("run \(steps)", input, output)
    guard let seconds = Double(answer) else { throw BenchmarkError("a peer answers \(answer)") }
    return seconds
  }
}
