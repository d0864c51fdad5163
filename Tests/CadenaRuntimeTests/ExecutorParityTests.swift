import CadenaGraph
import CadenaOperations
import Testing

@testable import CadenaRuntime

/// The processor's executor computes what the definition says: on every operation's examples with
/// their gradients, and on random graphs in which everything is fused with everything.
@Suite struct ExecutorParityTests {
  static let cases: [(String, OperationExample)] =
    AllOperations.primitive.flatMap { type in
      type.examples.map { (type.name, $0) }
    }
    + AllOperations.composed.flatMap { type in type.examples.map { (type.name, $0) } }

  @Test(arguments: [DType.float64, .float32])
  func examplesAgree(_ precision: DType) throws {
    for (name, example) in Self.cases {
      var generator = PhiloxGenerator(key: RandomKey(seed: 7).derived(name + example.name))
      let inputs = example.inputs.map { Self.tensor($0, precision, &generator) }
      let output = example.apply(inputs)
      var roots = [output]
      let floating = inputs.filter { $0.dtype.isFloatingPoint }
      if output.dtype.isFloatingPoint && !floating.isEmpty {
        let cotangent = Tensor(
          (0..<output.count).map { _ in generator.uniform() * 2 - 1 }, shape: output.shape,
          dtype: output.dtype)
        roots += gradient(of: output, withRespectTo: floating, cotangent: cotangent)
      }
      let difference = try Self.largestDifference(roots)
      let limit = precision == .float64 ? 1e-11 : 3e-5
      #expect(difference <= limit, "\(name), \(example.name), \(precision): \(difference)")
    }
  }

  @Test(arguments: 0..<120)
  func randomGraphsAgree(_ seed: Int) throws {
    var generator = PhiloxGenerator(key: RandomKey(seed: UInt64(seed)).derived("graphs"))
    var values = (0..<3).map { _ in Self.leaf(&generator) }
    values.append(Tensor(generator.uniform(), dtype: .float64))
    for _ in 0..<(10 + generator.integer(below: 40)) {
      values.append(RandomGraph.grow(values, &generator))
    }
    let roots = [values[values.count - 1], values[values.count / 2], values[values.count - 3]]
    #expect(try Self.largestDifference(roots) <= 1e-9)
  }

  @Test func aWrongExecutorIsNoticed() throws {
    let x = Tensor([1.0, 2, 3], dtype: .float64)
    let right = try ReferenceExecutor().run([(x * x).node])[0]
    let wrong = try CPUExecutor().run([(x * x + 1e-6).node])[0]
    #expect(Self.difference(right, wrong, TensorType([3], .float64)) > 1e-9)
  }

  // MARK: - Support

  static func tensor(
    _ input: OperationExample.Input, _ precision: DType, _ generator: inout PhiloxGenerator
  ) -> Tensor {
    let dtype = input.dtype.isFloatingPoint ? precision : input.dtype
    let count = input.shape.count
    let numbers: [Double]
    switch input.values {
    case .uniform(let range):
      numbers = (0..<count).map { _ in
        range.lowerBound + generator.uniform() * (range.upperBound - range.lowerBound)
      }
    case .listed(let list): numbers = list
    case .integers(let bound):
      numbers = (0..<count).map { _ in Double(generator.integer(below: bound)) }
    }
    return Tensor(numbers, shape: input.shape, dtype: dtype)
  }

  static func leaf(_ generator: inout PhiloxGenerator) -> Tensor {
    Tensor((0..<12).map { _ in generator.uniform() * 2 - 1 }, shape: [3, 4], dtype: .float64)
  }

  static func largestDifference(_ roots: [Tensor]) throws -> Double {
    let missing = roots.filter { !$0.node.isEvaluated }
    let expected = try ReferenceExecutor().run(missing.map(\.node))
    let found = try CPUExecutor().run(missing.map(\.node))
    var largest = 0.0
    for (index, root) in missing.enumerated() {
      largest = max(largest, difference(expected[index], found[index], root.type))
    }
    return largest
  }

  /// The largest difference relative to max(1, |expected|); infinite where one is NaN and the other
  /// is not.
  static func difference(_ expected: Storage, _ found: Storage, _ type: TensorType) -> Double {
    let a = Tensor(expected, shape: type.shape, dtype: type.dtype).scalars
    let b = Tensor(found, shape: type.shape, dtype: type.dtype).scalars
    var largest = 0.0
    for (x, y) in zip(a, b) where x != y {
      if x.isNaN && y.isNaN { continue }
      let difference = abs(x - y) / max(1, abs(x))
      largest = max(largest, difference.isNaN ? .infinity : difference)
    }
    return largest
  }
}

/// Random graphs on matrices of 3 by 4 and whatever they become.
enum RandomGraph {
  static func grow(_ values: [Tensor], _ generator: inout PhiloxGenerator) -> Tensor {
    let a = values[generator.integer(below: values.count)]
    let b = values[generator.integer(below: values.count)]
    switch generator.integer(below: 14) {
    case 0: return combine(a, b) { $0 + $1 }
    case 1: return combine(a, b) { $0 * $1 * 0.5 }
    case 2: return a.tanh()
    case 3: return combine(a, b) { $0.maximum($1) }
    case 4: return a.rank == 2 ? a.transposed() : a.sigmoid()
    case 5: return a.rank == 0 ? a * 0.5 : a.sum(axes: [0]) * 0.25
    case 6: return a.rank == 0 ? a - 0.25 : a.sum(axes: [a.rank - 1], keepDimensions: true) * 0.25
    case 7:
      guard a.rank == 2, b.rank == 2 else { return a + 0.125 }
      return a.matmul(
        b.shape[0] == a.shape[1]
          ? b
          : b.transposed()[0..<1].expanded(
            to: [a.shape[1], b.shape[0]])) * 0.2
    case 8: return a.rank == 0 ? a : a.reshaped(to: [a.count])
    case 9: return a.rank == 0 ? a : a.flipped(axes: [0])
    case 10: return combine(a, b) { .where($0 .> $1, $0, $1 * 0.5) }
    case 11: return a.rank == 0 ? a : a.cumulativeSum(axis: 0) * 0.3
    case 12: return a.rank == 1 ? a.reshaped(to: [1, a.count]) : a.absolute().squareRoot()
    default: return a.rank == 0 ? a.exp() * 0.1 : a.mean(axes: [0], keepDimensions: true) - a
    }
  }

  private static func combine(_ a: Tensor, _ b: Tensor, _ apply: (Tensor, Tensor) -> Tensor)
    -> Tensor
  {
    Shape.broadcast(a.shape, b.shape) == nil ? apply(a, a) : apply(a, b)
  }
}
