import CadenaGraph
import CadenaOperations
import Testing

@testable import CadenaRuntime

/// Replays with updates in place against plain evaluations by the reference executor: random small
/// graphs on variables that are updated with each other's old values, with views of themselves,
/// with the same value, while somebody holds on to some of them.
@Suite("Replays of random updates")
struct ReplayFuzzTests {
  @Test(arguments: 0..<300)
  func agrees(_ seed: Int) throws {
    let program = RandomUpdates(seed: seed)
    #expect(try program.deviation(rounds: 5) <= 1e-6)
  }

  @Test("the comparison notices a value that differs")
  func aWrongStepIsNoticed() throws {
    var noticed = 0
    for seed in 0..<20 {
      let program = RandomUpdates(seed: seed)
      if try program.deviation(rounds: 5, error: 1e-2) > 1e-6 { noticed += 1 }
    }
    #expect(noticed >= 12)
  }
}

/// A random step: variables, an input, a number, outputs and updates.
struct RandomUpdates {
  let seed: Int

  private static let shapes: [Shape] = [[4, 4], [4], [3, 4], .scalar, [4, 4]]

  private func generator(_ purpose: String) -> PhiloxGenerator {
    PhiloxGenerator(key: RandomKey(seed: UInt64(seed)).derived(purpose))
  }

  /// The step as a graph: what is asked for, and each variable's new value, if it gets one.
  private func step(
    _ variables: [Tensor], _ x: Tensor, _ rate: Tensor
  ) -> (outputs: [Tensor], updates: [Tensor?]) {
    var generator = generator("step")
    var values = variables + [x, rate]
    for _ in 0..<(3 + generator.integer(below: 12)) {
      values.append(RandomGraph.grow(values, &generator))
    }
    var updates: [Tensor?] = []
    for index in variables.indices {
      updates.append(update(of: index, variables, values, rate, updates, &generator))
    }
    var outputs = [values[values.count - 1], values[generator.integer(below: values.count)]]
    // Old values, new values, and the same one twice.
    if generator.integer(below: 2) == 0 { outputs.append(variables[0]) }
    if generator.integer(below: 3) == 0, let new = updates[1] { outputs += [new, new] }
    if generator.integer(below: 4) == 0 { outputs.append(rate) }
    return (outputs, updates)
  }

  private func update(
    of index: Int, _ variables: [Tensor], _ values: [Tensor], _ rate: Tensor,
    _ updates: [Tensor?], _ generator: inout PhiloxGenerator
  ) -> Tensor? {
    let own = variables[index]
    let other = variables[generator.integer(below: variables.count)]
    let value = values[generator.integer(below: values.count)]
    let kind = generator.integer(below: 14)
    switch kind {
    case 0: return nil
    case 1: return own - rate * own.tanh()
    case 2: return own * 0.5 + value.mean().tanh() * 0.1
    case 3: return fitted(value, to: own.shape).tanh()
    case 4: return (own + fitted(other, to: own.shape)) * 0.5
    // Another variable's old value as it is: with the next case a swap.
    case 5: return other.shape == own.shape ? other : own
    case 6: return variables[own.shape == variables[0].shape ? 4 - index : index]
    // Views of itself.
    case 7:
      if own.rank == 2, own.shape[0] == own.shape[1] { return own.transposed() }
      return own.rank == 0 ? own : own.flipped(axes: [0])
    case 8:
      if own.rank == 2, own.shape[0] == own.shape[1] { return own * 0.5 + own.transposed() * 0.4 }
      return own.rank == 0 ? own * 0.5 : own * 0.5 + own.flipped(axes: [0]) * 0.25
    case 9: return own.rank == 0 ? own : own.cumulativeSum(axis: 0) * 0.25
    case 10:
      guard own.rank == 2, own.shape[1] == 4 else { return own.sin() }
      return own.matmul(variables[4]).tanh()
    // Pieces of itself in another order, through an index and through concatenation.
    case 11:
      guard own.rank > 0 else { return own.cos() }
      let order = Tensor((0..<own.shape[0]).map { ($0 * 3 + 1) % own.shape[0] })
      return own.indexSelect(order, axis: 0) * 0.9
    case 12:
      guard own.rank > 0 else { return -own }
      return Tensor.concatenated(
        [own[1..<own.shape[0]] * 0.9, own[0..<1] + rate], axis: 0)
    // The same value for two variables.
    default:
      for case let earlier? in updates where earlier.shape == own.shape { return earlier }
      return own.sum(axes: own.rank == 0 ? [] : [0], keepDimensions: true).expanded(to: own.shape)
        * 0.1
    }
  }

  private func fitted(_ value: Tensor, to shape: Shape) -> Tensor {
    Shape.broadcast(value.shape, shape) == shape
      ? value.expanded(to: shape) : value.mean().expanded(to: shape)
  }

  /// The largest relative difference between replays and the reference over several rounds.
  func deviation(rounds: Int, error: Double = 0) throws -> Double {
    var generator = generator("values")
    var memory = Self.shapes.map { shape in
      (0..<shape.count).map { _ in generator.uniform() * 2 - 1 }
    }
    // Two variables begin with one and the same tensor.
    memory[4] = memory[0]
    let first = zip(memory, Self.shapes).map { Tensor($0, shape: $1, dtype: .float64) }
    let variables = first.indices.map { Variable(first[$0 == 4 ? 0 : $0]) }
    let input = Tensor.placeholder([4], dtype: .float64)
    let rate = Tensor(0.5, dtype: .float64)
    let recorded = step(variables.map(\.value), input, rate)
    for (variable, value) in zip(variables, recorded.updates) {
      if let value { variable.assign(value) }
    }
    let replay = try Replay(
      outputs: recorded.outputs, inputs: [input, rate], variables: variables)
    var largest = 0.0
    var held: [(Tensor, [Double])] = []
    for round in 0..<rounds {
      let x = (0..<4).map { _ in generator.uniform() }
      let number = generator.uniform()
      let expected = try reference(memory, x, number)
      for (index, value) in x.enumerated() {
        replay.buffer(ofInput: 0).storeBytes(of: value, toByteOffset: index * 8, as: Double.self)
      }
      replay.set(number + error, forInput: 1)
      try hold(variables, memory, &held, &generator)
      try replay.run()
      for (index, output) in expected.outputs.enumerated() {
        largest = max(largest, Self.difference(replay.scalars(ofOutput: index), output))
      }
      memory = expected.memory
      for (variable, value) in zip(variables, memory) where (round + seed) % 2 == 0 {
        largest = max(largest, Self.difference(variable.value.scalars, value))
      }
    }
    for (variable, value) in zip(variables, memory) {
      largest = max(largest, Self.difference(variable.value.scalars, value))
    }
    for (tensor, value) in held {
      largest = max(largest, Self.difference(tensor.scalars, value))
    }
    return largest
  }

  /// Now and then somebody keeps a variable's value, or a tensor made from it, or assigns one.
  private func hold(
    _ variables: [Variable], _ memory: [[Double]], _ held: inout [(Tensor, [Double])],
    _ generator: inout PhiloxGenerator
  ) throws {
    for (variable, value) in zip(variables, memory) {
      switch generator.integer(below: 6) {
      case 0: held.append((variable.value, value))
      case 1: held.append((variable.value * 3, value.map { $0 * 3 }))
      case 2: variable.assign(Tensor(value, shape: variable.type.shape, dtype: .float64))
      case 3: variable.assign(variable.value * 1.0)
      default: break
      }
    }
  }

  /// The step on plain numbers, by the definition of the graph.
  private func reference(
    _ memory: [[Double]], _ x: [Double], _ rate: Double
  ) throws -> (outputs: [[Double]], memory: [[Double]]) {
    let leaves = zip(memory, Self.shapes).map { Tensor($0, shape: $1, dtype: .float64) }
    let built = step(leaves, Tensor(x, dtype: .float64), Tensor(rate, dtype: .float64))
    func numbers(_ tensor: Tensor) throws -> [Double] {
      if tensor.node.isEvaluated { return tensor.scalars }
      let storage = try ReferenceExecutor().run([tensor.node])[0]
      return Tensor(storage, shape: tensor.shape, dtype: tensor.dtype).scalars
    }
    let outputs = try built.outputs.map(numbers)
    let updated = try zip(built.updates, memory).map { try $0.map(numbers) ?? $1 }
    return (outputs, updated)
  }

  private static func difference(_ found: [Double], _ expected: [Double]) -> Double {
    guard found.count == expected.count else { return .infinity }
    var largest = 0.0
    for (value, reference) in zip(found, expected) {
      let difference = abs(value - reference) / max(1, abs(reference))
      largest = max(largest, difference.isNaN ? .infinity : difference)
    }
    return largest
  }
}
