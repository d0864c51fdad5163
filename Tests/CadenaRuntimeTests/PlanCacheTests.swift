import CadenaGraph
import CadenaOperations
import Testing

@testable import CadenaRuntime

@Suite("The cache of plans")
struct PlanCacheTests {
  private static func plan(_ cache: PlanCache, _ root: Tensor) -> Plan {
    let roots = [root.node]
    let traversal = Traversal.pending(roots)
    return cache.plan(traversal, roots: roots)
  }

  private static func leaf(_ count: Int, _ dtype: DType = .float64) -> Tensor {
    Tensor([Double](repeating: 1, count: count), dtype: dtype)
  }

  @Test("equal structures have one plan, whatever their values")
  func hits() {
    let cache = PlanCache(capacity: 4)
    let first = Self.plan(cache, Self.leaf(3) * Tensor(2, dtype: .float64))
    let again = Self.plan(cache, Tensor([7.0, 8, 9], dtype: .float64) * Tensor(5, dtype: .float64))
    #expect(first === again)
    #expect(
      cache.statistics == PlanCacheStatistics(hits: 1, misses: 1, evictions: 0, plans: 1))
  }

  @Test("another shape, element type, operation, order of inputs or request is another structure")
  func misses() {
    let cache = PlanCache(capacity: 64)
    let (a, b) = (Self.leaf(3), Self.leaf(3))
    let roots: [Tensor] = [
      a - b, a - a, Self.leaf(4) - Self.leaf(4), Self.leaf(3, .float32) - Self.leaf(3, .float32),
      a + b, a - Tensor(1, dtype: .float64), (a - b).reshaped(to: [3, 1]), a.sum(axes: [0]),
      a.sum(axes: [0], keepDimensions: true), a.reshaped(to: [1, 3]), (a - b) - a, (a - b) - b,
      a.raised(to: 2.5), a.raised(to: 3.5),
    ]
    for (index, root) in roots.enumerated() {
      _ = Self.plan(cache, root)
      #expect(cache.statistics.misses == index + 1, "\(root.graphDescription)")
    }
    #expect(cache.statistics.hits == 0)
    for root in roots { _ = Self.plan(cache, root) }
    #expect(cache.statistics.hits == roots.count)
  }

  @Test("an evaluated node is a leaf, so what hangs on it has another structure")
  func evaluatedNodes() throws {
    let cache = PlanCache(capacity: 8)
    let inner = Self.leaf(3) * Self.leaf(3)
    let before = Self.plan(cache, inner + 1)
    try inner.evaluate()
    let after = Self.plan(cache, inner + 1)
    #expect(before !== after)
    #expect(Self.plan(cache, Self.leaf(3) + 1) === after)
  }

  @Test("the cache is bounded, and gives up what was not used for longest")
  func evictions() {
    let cache = PlanCache(capacity: 3)
    let roots = (1...4).map { Self.leaf($0).exp() }
    let plans = roots.prefix(3).map { Self.plan(cache, $0) }
    #expect(Self.plan(cache, roots[0]) === plans[0])
    _ = Self.plan(cache, roots[3])
    #expect(
      cache.statistics == PlanCacheStatistics(hits: 1, misses: 4, evictions: 1, plans: 3))
    #expect(Self.plan(cache, roots[0]) === plans[0])
    #expect(Self.plan(cache, roots[2]) === plans[2])
    #expect(Self.plan(cache, roots[1]) !== plans[1])
    #expect(cache.statistics.evictions == 2)
    #expect(cache.statistics.plans == 3)
  }

  @Test("a thousand structures leave no more plans than fit")
  func manyStructures() {
    let cache = PlanCache(capacity: 10)
    for count in 1...1000 { _ = Self.plan(cache, Self.leaf(count) + 1) }
    #expect(
      cache.statistics == PlanCacheStatistics(hits: 0, misses: 1000, evictions: 990, plans: 10))
  }

  /// An operation whose hash says nothing about its property.
  private struct Collision: Operation {
    let factor: Double

    static var name: String { "collision" }
    static var examples: [OperationExample] { [] }

    static func == (a: Collision, b: Collision) -> Bool { a.factor == b.factor }

    func hash(into hasher: inout Hasher) {}

    func infer(_ inputs: Operands) throws(ShapeError) -> TensorType { inputs.node(0).type }

    func lowering(_ inputs: Operands, output: TensorType) -> Lowering {
      .elementwise(
        ScalarProgram([.float64]) { program, inputs in
          program.apply(.multiply, inputs[0], program.constant(factor, .float64))
        })
    }
  }

  @Test("structures with equal hashes are told apart")
  func collisions() {
    let cache = PlanCache(capacity: 8)
    let x = Self.leaf(3)
    let two = Tensor.apply(Collision(factor: 2), x)
    let three = Tensor.apply(Collision(factor: 3), x)
    let hashes = [two, three].map { root in
      GraphStructure.hash(
        Traversal.pending([root.node]), roots: [root.node])
    }
    #expect(hashes[0] == hashes[1])
    let first = Self.plan(cache, two)
    let second = Self.plan(cache, three)
    #expect(first !== second)
    #expect(Self.plan(cache, two) === first)
    #expect(Self.plan(cache, three) === second)
    #expect(
      cache.statistics == PlanCacheStatistics(hits: 2, misses: 2, evictions: 0, plans: 2))
    #expect(two.scalars == [2, 2, 2])
    #expect(three.scalars == [3, 3, 3])
  }

  @Test("several tasks that look for the same plans find right ones")
  func concurrency() async {
    let cache = PlanCache(capacity: 5)
    await withTaskGroup(of: Bool.self) { group in
      for task in 0..<8 {
        group.addTask {
          for turn in 0..<100 {
            let count = 1 + (turn * 7 + task) % 9
            let plan = Self.plan(cache, Self.leaf(count) + 1)
            if plan.outputTypes != [TensorType([count], .float64)] { return false }
          }
          return true
        }
      }
      for await isRight in group { #expect(isRight) }
    }
    let statistics = cache.statistics
    #expect(statistics.hits + statistics.misses == 800)
    #expect(statistics.plans <= 5)
    #expect(statistics.misses == statistics.evictions + statistics.plans)
  }
}
