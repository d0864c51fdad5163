/// The outputs of a trained network 784-128-10 for so many rows.
struct InferenceWork: WorkInWords {
  let batch: Int

  var name: String { "784-128-10, batch \(batch)" }
  var words: String { "batch=\(batch)" }

  init(batch: Int) { self.batch = batch }

  init(words: [String: String]) throws { self.init(batch: try words.integer("batch")) }

  /// One row as it comes, and many at once.
  static let all = [1, 1024].map { InferenceWork(batch: $0) }
}
