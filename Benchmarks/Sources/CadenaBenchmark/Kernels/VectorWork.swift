/// A function of many float32 numbers.
struct VectorWork: WorkInWords {
  /// What is computed.
  enum Function: String, CaseIterable {
    case exp, tanh, sigmoid, softmax
    /// An optimiser's update of one parameter, from a gradient that is there.
    case adam, rmsProp, adaGrad, rProp, lion
    /// Nothing: the memory's speed.
    case copy
  }

  let function: Function
  let count: Int

  /// Rows and columns of the softmax, which is of each row.
  var side: Int { Int(Double(count).squareRoot().rounded()) }

  var name: String {
    let number = count >= 1 << 20 ? "1M" : "\(count)"
    return switch function {
    case .adam: "Adam update, \(number)"
    case .rmsProp: "RMSProp update, \(number)"
    case .adaGrad: "AdaGrad update, \(number)"
    case .rProp: "Rprop update, \(number)"
    case .lion: "Lion update, \(number)"
    default: "\(function), \(number)"
    }
  }

  /// Bytes that must be read and written for each number: gradient and state are read once,
  /// parameter and state written once.
  var bytesPerElement: Double {
    switch function {
    case .adam, .rProp: 28
    case .rmsProp, .adaGrad, .lion: 20
    default: 8
    }
  }

  var words: String { "function=\(function) count=\(count)" }

  init(_ function: Function, count: Int) {
    self.function = function
    self.count = count
  }

  init(words: [String: String]) throws {
    self.init(try words.choice("function"), count: try words.integer("count"))
  }

  static let all: [VectorWork] = [1 << 12, 1 << 20].flatMap { count in
    // Of few numbers, an update in PyTorch is its optimiser's Python and nothing else; Adam has a
    // kernel that can be called alone.
    Function.allCases.filter { function in
      count > 1 << 12 || ![.rmsProp, .adaGrad, .rProp, .lion].contains(function)
    }.map { VectorWork($0, count: count) }
  }
}
