import CadenaGraph
import CadenaRuntime

@testable import CadenaOperations

/// What an operation's examples are checked for. Each check returns what is wrong, as sentences, so
/// that a test can also show that a wrong operation is found.
enum ExampleChecks {
  /// An operation with its examples.
  struct Subject: Sendable, CustomStringConvertible {
    let description: String
    let examples: [OperationExample]

    init(_ type: any Operation.Type) {
      (description, examples) = (type.name, type.examples)
    }

    init(_ type: any ComposedOperation.Type) {
      (description, examples) = (type.name, type.examples)
    }

    /// All there are.
    static let all: [Subject] =
      AllOperations.primitive.map { Subject($0) } + AllOperations.composed.map { Subject($0) }
  }

  /// Seeded inputs of an example; floating-point ones in a precision.
  static func inputs(_ example: OperationExample, _ floating: DType) -> [Tensor] {
    var generator = PhiloxGenerator(key: RandomKey(seed: 11).derived(example.name))
    return example.inputs.map { input in
      let numbers: [Double] =
        switch input.values {
        case .uniform(let range):
          (0..<input.shape.count).map { _ in
            range.lowerBound + (range.upperBound - range.lowerBound) * generator.uniform()
          }
        case .listed(let list): list
        case .integers(let bound):
          (0..<input.shape.count).map { _ in Double(generator.integer(below: bound)) }
        }
      return Tensor(
        numbers, shape: input.shape, dtype: input.dtype.isFloatingPoint ? floating : input.dtype)
    }
  }

  /// What is wrong with types: shape rules against the values that executors give.
  static func typeFailures(_ subject: Subject) -> [String] {
    var failures: [String] = []
    for example in subject.examples {
      let output = example.apply(inputs(example, .float64))
      failures += output.brokenInvariants().map { "\(example.name): \($0)" }
      if output.scalars.count != output.shape.count {
        failures.append("\(example.name): \(output.scalars.count) elements for \(output.type)")
      }
    }
    return failures
  }

  /// What is wrong with the gradient rules, to second order, against central differences.
  ///
  /// The second order differentiates Σ w·y² twice, so that linear operations are covered too.
  static func gradientFailures(_ subject: Subject) -> [String] {
    var failures: [String] = []
    for example in subject.examples {
      let inputs = inputs(example, .float64)
      let floating = inputs.indices.filter { inputs[$0].dtype.isFloatingPoint }
      let output = example.apply(inputs)
      guard output.dtype == .float64, output.count > 0, !floating.isEmpty else { continue }
      let first = GradientCheck(at: inputs, of: example.apply)
      if !first.passes(tolerance: 1e-7) { failures.append("\(example.name): \(first.report())") }
      let second = GradientCheck(at: inputs) { point in
        let y = example.apply(point)
        let weights = Tensor.iota(y.count, start: -0.75, step: 0.5, dtype: .float64)
        let sum = (y * y * weights.reshaped(to: y.shape)).sum()
        let slopes = gradient(of: sum, withRespectTo: floating.map { point[$0] })
        return .concatenated(slopes.map { $0.reshaped(to: [$0.count]) }, axis: 0)
      }
      if !second.passes(tolerance: 2e-6) {
        failures.append("\(example.name), second order: \(second.report())")
      }
    }
    return failures
  }

  /// Where the executor in use and the reference disagree, in values and gradients.
  static func parityFailures(_ subject: Subject) throws -> [String] {
    var failures: [String] = []
    for dtype in [DType.float64, .float32] {
      for example in subject.examples {
        let inputs = inputs(example, dtype)
        let output = example.apply(inputs)
        var results = [output]
        let floating = inputs.filter { $0.dtype.isFloatingPoint }
        if output.dtype.isFloatingPoint && !floating.isEmpty {
          let cotangent = (Tensor.iota(output.count, start: 0.25, step: 0.5, dtype: output.dtype))
            .reshaped(to: output.shape)
          results += gradient(of: output, withRespectTo: floating, cotangent: cotangent)
        }
        let expected = try ReferenceExecutor().run(results.map(\.node))
        for (index, (result, storage)) in zip(results, expected).enumerated() {
          let definition = Tensor(storage, shape: result.shape, dtype: result.dtype)
          let tolerance = result.dtype == .float64 ? 1e-12 : 1e-5
          for (place, (a, b)) in zip(result.scalars, definition.scalars).enumerated()
          where !agree(a, b, tolerance) {
            failures.append(
              "\(example.name), \(dtype), result \(index), element \(place): \(a), by definition \(b)"
            )
          }
        }
      }
    }
    return failures
  }

  private static func agree(_ a: Double, _ b: Double, _ tolerance: Double) -> Bool {
    a == b || (a.isNaN && b.isNaN) || abs(a - b) <= tolerance * max(1, abs(b))
  }
}
