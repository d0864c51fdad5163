import CadenaGraph
import CadenaRuntime
import Testing

@testable import CadenaOperations

/// What neither reference values nor examples show: element types, constants for differentiation,
/// masks, random numbers, shape errors.
@Suite("Element operations") struct ElementOperationTests {
  @Test("integers stay integers") func integers() {
    let x = Tensor([7, -7, 5])
    #expect((x / Tensor(2, dtype: .int32)).array(of: Int32.self) == [3, -3, 2])
    #expect(x.remainder(dividingBy: Tensor(3, dtype: .int32)).array(of: Int32.self) == [1, 2, 2])
    #expect((x * 2 - 1).array(of: Int32.self) == [13, -15, 9])
    #expect(x.max().dtype == .int32 && x.max().item() == 7)
    #expect(x.absolute().sum().item() == 19)
    #expect(Tensor([true, true, false]).sum().item() == 2)
    #expect(Tensor([true, true, false]).product().array(of: Int32.self) == [0])
  }

  @Test("compound assignments") func compound() {
    var x = Tensor([1.0, 2], dtype: .float64)
    x -= 0.5
    x *= Tensor([2.0, 4], dtype: .float64)
    x /= 2
    x -= Tensor(1, dtype: .float64)
    x *= -1
    x /= Tensor(0.5, dtype: .float64)
    x += 1
    #expect(x.scalars == [2, -3])
  }

  @Test("conversions cut, saturate, and pass gradients back") func casts() {
    let x = Tensor([1.9, -1.9, 1e12, .nan], dtype: .float64)
    #expect(x.cast(to: .int32).array(of: Int32.self) == [1, -1, .max, 0])
    #expect(
      Tensor([0, 0.5], dtype: .float64).cast(to: .bool).array(of: Bool.self) == [false, true])
    let y = Tensor([1.5, -2], dtype: .float64)
    let slope = gradient(at: y) { $0.cast(to: .float32).squared().sum() }
    #expect(slope.dtype == .float64 && slope.scalars == [3, -4])
  }

  @Test("a stopped gradient is a constant") func stopped() {
    let x = Tensor([3.0], dtype: .float64)
    #expect(gradient(at: x) { ($0 * $0.stoppingGradient()).sum() }.scalars == [3])
    #expect(gradient(at: x) { $0.squared().stoppingGradient().sum() }.scalars == [0])
    #expect(x.stoppingGradient().scalars == [3])
  }

  @Test("masks: and, or, not, any, all, finite, NaN") func masks() {
    let a = Tensor([[true, false], [false, false]])
    let b = Tensor([true, false])
    #expect((a .& b).array(of: Bool.self) == [true, false, false, false])
    #expect((a .| b).array(of: Bool.self) == [true, false, true, false])
    #expect((.!a).array(of: Bool.self) == [false, true, true, true])
    #expect(a.any(axes: [1]).array(of: Bool.self) == [true, false])
    #expect(a.all(axes: [0]).array(of: Bool.self) == [false, false])
    #expect((a .| .!a).all().array(of: Bool.self) == [true])
    let x = Tensor([1, .nan, .infinity], dtype: .float64)
    #expect(x.isFinite().array(of: Bool.self) == [true, false, false])
    #expect(x.isNaN().array(of: Bool.self) == [false, true, false])
    #expect((x .== x).array(of: Bool.self) == [true, false, true])
    #expect((x .!= x).array(of: Bool.self) == [false, true, false])
  }

  @Test("random numbers depend on the key and the place alone") func random() {
    let key = RandomKey(seed: 3).derived("test").tensor
    let long = Tensor.uniform([1000], key: key).scalars
    #expect(long.allSatisfy { $0 >= 0 && $0 < 1 })
    #expect(Tensor.uniform([4, 5], key: key).scalars == Array(long.prefix(20)))
    #expect(Set(long).count > 990)
    let other = Tensor.uniform([1000], key: RandomKey(seed: 4).tensor).scalars
    #expect(zip(long, other).filter { $0 == $1 }.count < 5)
    // Of 1000 numbers, 500 ± 80 are in either half (five standard deviations).
    #expect((420...580).contains(long.filter { $0 < 0.5 }.count))
  }

  @Test("bounds and slopes that are tensors receive gradients") func learntParameters() {
    let x = Tensor([-3, 0.5, 4], dtype: .float64)
    let (low, high) = (Tensor(-1, dtype: .float64), Tensor(2, dtype: .float64))
    let slopes = gradient(
      of: (x.clamped(minimum: low, maximum: high) * Tensor([1, 10, 100], dtype: .float64)).sum(),
      withRespectTo: [x, low, high])
    #expect(slopes.map(\.scalars) == [[0, 10, 0], [1], [100]])
  }

  @Test("a number given as Double is no part of the structure, a literal power is") func structure()
  {
    func labels(_ x: Tensor) -> [String] {
      Traversal(from: [x.node]).nodes.filter { $0.kind == .operation }.map(\.label)
    }
    let x = Tensor.placeholder([2])
    #expect(labels(x * 3) == ["multiply"])
    #expect(labels(x.raised(to: 2)) == ["square"])
    #expect(labels(x.raised(to: 1)) == [])
    #expect(labels(x.raised(to: -1)) == ["reciprocal"])
    #expect(labels(x.raised(to: 3)) == ["powerScalar"])
  }

  @Test("errors name the operation and the shapes") func errors() {
    let (a, b) = (Tensor.zeros([2, 3]), Tensor.zeros([4]))
    #expect(throws: ShapeError.self) { try Tensor.infer(Multiply(), [a, b]) }
    #expect(throws: ShapeError.self) { try Tensor.infer(Power(), [Tensor([1]), Tensor([2])]) }
    #expect(throws: ShapeError.self) { try Tensor.infer(Exponential(), [Tensor([1])]) }
    #expect(throws: ShapeError.self) { try Tensor.infer(LogicalAnd(), [a, a]) }
    #expect(throws: ShapeError.self) { try Tensor.infer(Select(), [a, a, a]) }
    #expect(throws: ShapeError.self) {
      try Tensor.infer(Subtract(), [a, a.cast(to: .float64)])
    }
    do {
      _ = try Tensor.infer(
        MaximumReduction(axes: AxisSet(0), keepDimensions: false), [Tensor.zeros([0, 2])])
      Issue.record("the maximum of nothing was accepted")
    } catch {
      #expect(error.operation == "max")
      #expect(error.shapes == [[0, 2]])
    }
  }
}
