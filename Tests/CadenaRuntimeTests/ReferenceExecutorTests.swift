import CadenaGraph
import CadenaRuntime
import Testing

@Suite("Reference executor: the walk, leaves, generators")
struct ReferenceExecutorTests {
  @Test("leaves, numbers and constants, rounded to their type")
  func leaves() throws {
    #expect(try reference(Tensor(0.1)) == [0.10000000149011612])
    #expect(try reference(Tensor(0.1, dtype: .float64)) == [0.1])
    #expect(try reference(Tensor(2.9, dtype: .int32)) == [2])
    #expect(
      try reference(raw(.constant(0.1), [], [2], .float32))
        == [Double](repeating: 0.10000000149011612, count: 2))
    #expect(try reference(raw(.constant(-7), [], [1], .uint8)) == [0])
    #expect(try reference(Tensor([1, 0], dtype: .bool)) == [1, 0])
  }

  @Test("counting with a start and a step")
  func iota() throws {
    #expect(try reference(raw(.iota(start: 2, step: -0.5), [], [4])) == [2, 1.5, 1, 0.5])
    #expect(try reference(raw(.iota(start: 0, step: 1), [], [3], .int32)) == [0, 1, 2])
    #expect(
      try reference(raw(.iota(start: 0, step: 0.1), [], [2], .float32))
        == [0, 0.10000000149011612])
  }

  @Test("Philox gives its published words")
  func philoxWords() {
    // From the known answers that its authors publish with the generator.
    let zero = Philox.block(counter: (0, 0, 0, 0), key: (0, 0))
    #expect(zero == (0x6627_E8D5, 0xE169_C58D, 0xBC57_AC4C, 0x9B00_DBD8))
    let ones = UInt32.max
    let full = Philox.block(counter: (ones, ones, ones, ones), key: (ones, ones))
    #expect(full == (0x408F_276D, 0x41C8_3B0E, 0xA20B_C7C6, 0x6D54_51FD))
    let digits = Philox.block(
      counter: (0x243F_6A88, 0x85A3_08D3, 0x1319_8A2E, 0x0370_7344),
      key: (0xA409_3822, 0x299F_31D0))
    #expect(digits == (0xD16C_FE09, 0x94FD_CCEB, 0x5001_E420, 0x2412_6EA1))
  }

  @Test("uniform numbers come from the words of the key's stream")
  func uniform() throws {
    let key = Tensor([UInt32(0), 0])
    let next = Philox.block(counter: (1, 0, 0, 0), key: (0, 0))
    #expect(
      try reference(raw(.random, [key], [5], .uint32))
        == [0x6627_E8D5, 0xE169_C58D, 0xBC57_AC4C, 0x9B00_DBD8, Double(next.0)])
    #expect(
      try reference(raw(.random, [key], [2], .float32))
        == [Double(0x66_27E8) / 16_777_216, Double(0xE1_69C5) / 16_777_216])
    let wide = Double(UInt64(0x6627_E8D5_E169_C58D) >> 11) / 9_007_199_254_740_992
    #expect(try reference(raw(.random, [key], [2], .float64))[0] == wide)
    let other = Tensor([UInt32(0xA409_3822), 0x299F_31D0])
    let words = Philox.block(counter: (0, 0, 0, 0), key: (0xA409_3822, 0x299F_31D0))
    #expect(try reference(raw(.random, [other], [1], .uint32)) == [Double(words.0)])
  }

  @Test("a placeholder without a value is an error that names it")
  func placeholder() throws {
    let input = Tensor.placeholder([2])
    let error = try #require(throws: EvaluationError.self) { try reference(input + 1) }
    #expect(
      error.description == "placeholder: a placeholder has no value: bind it before evaluating")
    #expect(throws: EvaluationError.self) { try reference(input) }
  }

  @Test("shared nodes, the same input twice, roots inside one another, a root named twice")
  func sharing() throws {
    let x = doubles([1, 2])
    let double = x + x
    let fourfold = double + double
    let results = try ReferenceExecutor().run([
      fourfold.node, double.node, fourfold.node, x.node, (fourfold + double).node,
    ])
    let numbers = results.map { Tensor($0, shape: [2], dtype: .float64).scalars }
    #expect(numbers == [[4, 8], [2, 4], [4, 8], [1, 2], [6, 12]])
  }

  @Test("nothing is published, and known values are returned as they are")
  func publishing() throws {
    let x = doubles([1, 2])
    let sum = x + x
    let storages = try ReferenceExecutor().run([sum.node, x.node])
    #expect(sum.node.storage == nil)
    #expect(storages[1] === x.node.storage)
  }

  @Test("what lies behind a known value is not computed")
  func boundary() throws {
    let unbound = Tensor.placeholder([2], dtype: .float64)
    let known = unbound + 1
    known.node.publish(Storage([5.0, 6]))
    #expect(try reference(known + 1) == [6, 7])
  }

  @Test("an empty request")
  func nothing() throws {
    #expect(try ReferenceExecutor().run([]).isEmpty)
  }

  @Test("a long chain needs no stack")
  func longChain() throws {
    var x = Tensor(0, dtype: .float64)
    let one = Tensor(1, dtype: .float64)
    for _ in 0..<100_000 { x = x + one }
    #expect(try reference(x) == [100_000])
  }
}
