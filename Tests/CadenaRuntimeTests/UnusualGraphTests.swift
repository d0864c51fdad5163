import CadenaGraph
import CadenaOperations
import CadenaRuntime
import Testing

/// Graphs at the edges of what plans were made for.
@Suite struct UnusualGraphTests {
  @Test func oneOperationMayReadMoreValuesThanAPieceHasNodes() {
    let known = (0..<5000).map { Tensor([Double($0)], dtype: .float64) }
    let joined = Tensor.concatenated(known, axis: 0)
    #expect(joined.array(of: Double.self) == (0..<5000).map(Double.init))
    let computed = Tensor.concatenated(known.map { $0 * 2 }, axis: 0)
    #expect(computed.array(of: Double.self) == (0..<5000).map { 2 * Double($0) })
  }

  @Test func notANumberMayBeAConstant() {
    let nothing = Tensor.constant(.nan, shape: [2], dtype: .float64)
    #expect(nothing.scalars.allSatisfy { $0.isNaN })
    let sum = Tensor([1.0, 2], dtype: .float64) + nothing
    #expect(sum.scalars.allSatisfy { $0.isNaN })
  }

  @Test func aConstantKeepsTheSignOfItsZero() throws {
    let one = Tensor([1.0], dtype: .float64)
    func quotient(_ zero: Double) -> Tensor {
      one / Tensor.constant(zero, shape: .scalar, dtype: .float64)
    }
    // By plans of their own, of which the second must not be found for the first.
    #expect(quotient(0).item() == .infinity)
    #expect(quotient(-0.0).item() == -.infinity)
    // In one plan.
    let both = [quotient(0), quotient(-0.0)]
    try evaluate(both)
    #expect(both.map { $0.item() } == [.infinity, -.infinity])
    // As memory that is filled.
    #expect(
      Tensor.constant(-0.0, shape: [3], dtype: .float64).scalars.allSatisfy { $0.sign == .minus })
  }

  @Test func truthValuesAndBytesAreNotAdded() throws {
    // The operation is found in a sum of numbers, since only operators make it.
    let numbers = Tensor([1, 2] as [Int32]) + Tensor([3, 4] as [Int32])
    #expect(numbers.array(of: Int32.self) == [4, 6])
    for dtype in [DType.bool, .uint8] {
      let mask = Tensor([1, 0], dtype: dtype)
      #expect(throws: ShapeError.self) {
        try infer(numbers.node.operation, [mask, mask])
      }
    }
  }

  private func infer<Op: Operation>(_ operation: Op, _ inputs: [Tensor]) throws {
    _ = try Tensor.infer(operation, inputs)
  }
}
