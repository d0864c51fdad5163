import CadenaGraph

/// What can be known of a scalar program before it runs.
enum ScalarFolding {
  /// The result when every input is a known number and the program is simple arithmetic, for which
  /// computing in double precision and rounding once is exact.
  static func value(of program: ScalarProgram, inputs: [Double?]) -> Double? {
    guard !program.inputs.isEmpty else { return nil }
    var values: [Double] = []
    for input in inputs {
      guard let input else { return nil }
      values.append(input)
    }
    for (index, input) in program.inputs.enumerated() {
      values[index] = rounded(values[index], to: input)
    }
    for step in program.instructions {
      let result: Double
      switch step.kind {
      case .constant(let number): result = number
      case .apply(.add): result = values[step.a] + values[step.b]
      case .apply(.subtract): result = values[step.a] - values[step.b]
      case .apply(.multiply): result = values[step.a] * values[step.b]
      case .apply(.negate): result = -values[step.a]
      case .apply(.divide):
        guard step.dtype.isFloatingPoint else { return nil }
        result = values[step.a] / values[step.b]
      default: return nil
      }
      guard step.dtype.isFloatingPoint else { return nil }
      values.append(rounded(result, to: step.dtype))
    }
    return values[program.result]
  }

  /// The input that a program returns unchanged: x · 1, 1 · x, x / 1, a copy.
  static func unchangedInput(of program: ScalarProgram, inputs: [Double?]) -> Int? {
    guard program.instructions.count == 1, let step = program.instructions.first,
      program.result == program.inputs.count
    else { return program.result < program.inputs.count ? program.result : nil }
    switch step.kind {
    case .apply(.copy):
      return step.a
    case .apply(.multiply):
      if inputs[step.b] == 1 { return step.a }
      return inputs[step.a] == 1 ? step.b : nil
    case .apply(.divide):
      return inputs[step.b] == 1 ? step.a : nil
    default:
      return nil
    }
  }

  private static func rounded(_ number: Double, to dtype: DType) -> Double {
    dtype == .float32 ? Double(Float(number)) : number
  }
}
