import Foundation

/// The other end of `PeerContestant`: reads from standard input what a contestant is to do.
struct Server<Work: WorkInWords> {
  /// What the contestant is called when it is asked.
  let version: String
  let contestant: any Contestant<Work>

  /// Answers until nobody asks any more.
  func run() throws {
    while let line = readLine() {
      let (command, rest) = Self.split(line)
      switch command {
      case "version": print(version)
      case "prepare":
        do {
          print(try contestant.prepare(Work(line: rest)) ?? "ready")
        } catch {
          print("\(error)")
        }
      case "run":
        guard let times = Int(rest) else { throw BenchmarkError("\(rest) is no number") }
        print(try contestant.run(times: times))
      default: throw BenchmarkError("unknown command \(command)")
      }
      fflush(nil)
    }
  }

  private static func split(_ line: String) -> (Substring, Substring) {
    guard let space = line.firstIndex(of: " ") else { return (line[...], "") }
    return (line[..<space], line[line.index(after: space)...])
  }
}
