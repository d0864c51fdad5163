import CadenaGraph
import CadenaOperations
import CadenaRuntime
import Testing

@Suite("Many tasks build and evaluate at once")
struct ConcurrencyTests {
  @Test("fifty tasks, fifty evaluations each, of mixed structures over shared leaves")
  func manyTasks() async {
    let weights = Tensor((0..<64).map { Double($0 % 7) - 3 }, shape: [8, 8], dtype: .float64)
    let parameter = Variable(weights)
    let shared = parameter.value
    // Evaluated by whoever comes first.
    let common = shared.matmul(shared)
    let expected = Expected(weights.scalars)
    await withTaskGroup(of: Int.self) { group in
      for task in 0..<50 {
        group.addTask {
          var wrong = 0
          for turn in 0..<50 {
            let number = Double(task * 50 + turn)
            let found = Self.compute(shared, common, number, kind: (task + turn) % 6)
            if !expected.fits(found, number, kind: (task + turn) % 6) { wrong += 1 }
          }
          return wrong
        }
      }
      for await wrong in group { #expect(wrong == 0) }
    }
  }

  private static func compute(
    _ shared: Tensor, _ common: Tensor, _ number: Double, kind: Int
  ) -> [Double] {
    let n = Tensor(number, dtype: .float64)
    switch kind {
    case 0: return (shared * n + 1).scalars
    case 1: return (shared.sum(axes: [1]) - n).scalars
    case 2: return (common + n).scalars
    case 3: return [gradient(of: (shared * shared * n).sum(), withRespectTo: shared).sum().item()]
    case 4:
      let variable = Variable(shared)
      variable.assign(variable.value + n)
      variable.assign(variable.value * 2)
      return variable.value.scalars
    default: return (shared.transposed() * n)[0..<2].scalars
    }
  }

  private struct Expected: Sendable {
    let weights: [Double]
    let product: [Double]

    init(_ weights: [Double]) {
      self.weights = weights
      var product: [Double] = []
      for row in 0..<8 {
        for column in 0..<8 {
          var sum = 0.0
          for inner in 0..<8 { sum += weights[row * 8 + inner] * weights[inner * 8 + column] }
          product.append(sum)
        }
      }
      self.product = product
    }

    func fits(_ found: [Double], _ n: Double, kind: Int) -> Bool {
      let expected: [Double] =
        switch kind {
        case 0: weights.map { $0 * n + 1 }
        case 1: (0..<8).map { row in weights[(row * 8)..<(row * 8 + 8)].reduce(0, +) - n }
        case 2: product.map { $0 + n }
        case 3: [2 * n * weights.reduce(0, +)]
        case 4: weights.map { ($0 + n) * 2 }
        default: (0..<16).map { weights[$0 % 8 * 8 + $0 / 8] * n }
        }
      return found.count == expected.count
        && zip(found, expected).allSatisfy { abs($0 - $1) <= 1e-9 * max(1, abs($1)) }
    }
  }

  @Test("one lazily built graph, evaluated by many tasks at the same time")
  func sameGraph() async {
    var value = Tensor([1.0, 2, 3], dtype: .float64)
    for _ in 0..<200 { value = value * 0.99 + 0.5 }
    let graph = value
    let results = await withTaskGroup(of: [Double].self) { group in
      for _ in 0..<20 { group.addTask { graph.scalars } }
      return await group.reduce(into: [[Double]]()) { $0.append($1) }
    }
    var expected = [1.0, 2, 3]
    for _ in 0..<200 { expected = expected.map { $0 * 0.99 + 0.5 } }
    for result in results {
      for (found, reference) in zip(result, expected) { #expect(abs(found - reference) < 1e-12) }
    }
  }
}
