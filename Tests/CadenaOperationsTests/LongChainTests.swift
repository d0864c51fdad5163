import CadenaGraph
import CadenaOperations
import CadenaRuntime
import Testing

/// Graphs far deeper than the stack.
@Suite("A chain of a million nodes") struct LongChainTests {
  @Test("is built, differentiated, computed and freed") func million() throws {
    let depth = 500_000
    let x = Tensor(1, dtype: .float64)
    let factor = Tensor.constant(1 + 0x1p-20, shape: .scalar, dtype: .float64)
    weak var last: Node?
    do {
      var y = x
      // Two nodes a turn: y ← y·c + x.
      for _ in 0..<depth { y = y * factor + x }
      last = y.node
      let slope = gradient(of: y, withRespectTo: x)
      try evaluate([y, slope])
      // y is linear in x, and x is 1: value and slope are the same geometric sum.
      var expected = 1.0
      for _ in 0..<depth { expected = expected * (1 + 0x1p-20) + 1 }
      #expect(abs(y.item() - expected) <= 1e-9 * expected)
      #expect(abs(slope.item() - expected) <= 1e-6 * expected)
      #expect(last != nil)
    }
    #expect(last == nil)
  }
}
