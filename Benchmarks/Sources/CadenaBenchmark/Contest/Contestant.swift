/// Somebody who does a piece of work again and again.
protocol Contestant<Work>: AnyObject {
  /// What is to be done.
  associatedtype Work
  /// What tables call it.
  var name: String { get }
  /// Whether it is another framework, without which the benchmark goes on.
  var isPeer: Bool { get }
  /// Makes ready for a work; a reason when this work is not for this contestant.
  func prepare(_ work: Work) throws -> String?
  /// Does the work so many times and gives the seconds that it took.
  func run(times: Int) throws -> Double
}

extension Contestant {
  var isPeer: Bool { false }
}

/// A work that can be told to another process as words like `batch=64`.
protocol WorkInWords {
  /// The work in one line.
  var words: String { get }
  /// The work of such a line.
  init(words: [String: String]) throws
}

extension WorkInWords {
  /// The work of a line of words.
  init(line: some StringProtocol) throws {
    var words: [String: String] = [:]
    for word in line.split(separator: " ") {
      let parts = word.split(separator: "=", maxSplits: 1)
      guard parts.count == 2 else { throw BenchmarkError("\(word) is no word of a work") }
      words[String(parts[0])] = String(parts[1])
    }
    try self.init(words: words)
  }
}

extension [String: String] {
  /// The whole number of a word.
  func integer(_ word: String) throws -> Int {
    guard let value = self[word].flatMap({ Int($0) }) else {
      throw BenchmarkError("the word \(word) is missing")
    }
    return value
  }

  /// The choice of a word.
  func choice<Choice: RawRepresentable<String>>(_ word: String) throws -> Choice {
    guard let value = self[word].flatMap({ Choice(rawValue: $0) }) else {
      throw BenchmarkError("the word \(word) is missing")
    }
    return value
  }
}

extension Duration {
  /// The duration as a number of seconds.
  var inSeconds: Double { Double(components.seconds) + Double(components.attoseconds) * 1e-18 }
}

/// "1 thread", "2 threads".
func threadsText(_ threads: Int) -> String { "\(threads) thread\(threads == 1 ? "" : "s")" }
