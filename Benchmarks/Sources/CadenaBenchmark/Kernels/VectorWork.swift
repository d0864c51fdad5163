/// A function of many float32 numbers.
struct VectorWork: WorkInWords {
  /// What is computed.
  enum Function: String, CaseIterable {
    case exp, tanh, sigmoid, softmax, adam
    /// Nothing: the memory's speed.
    case copy
  }

  let function: Function
  let count: Int

  /// Rows and columns of the softmax, which is of each row.
  var side: Int { Int(Double(count).squareRoot().rounded()) }

  var name: String {
    let number = count >= 1 << 20 ? "1M" : "\(count)"
    return function == .adam ? "Adam update, \(number)" : "\(function), \(number)"
  }

  /// Bytes that must be read and written for each number.
  var bytesPerElement: Double { function == .adam ? 28 : 8 }

  var words: String { "function=\(function) count=\(count)" }

  init(_ function: Function, count: Int) {
    self.function = function
    self.count = count
  }

  init(words: [String: String]) throws {
    self.init(try words.choice("function"), count: try words.integer("count"))
  }

  static let all: [VectorWork] = [1 << 12, 1 << 20].flatMap { count in
    Function.allCases.map { VectorWork($0, count: count) }
  }
}
