import CadenaGraph
import CadenaOperations
import CadenaRuntime
import Testing

/// Shapes and corner cases of derivative matrices.
@Suite("Jacobians and Hessians") struct JacobianTests {
  @Test("axes of the output come first") func axes() {
    let x = Tensor([1, 2, 3, 4, 5, 6], shape: [2, 3], dtype: .float64)
    let j = jacobian(at: x) { $0.transposed() * 2 }
    #expect(j.shape == [3, 2, 2, 3])
    for a in 0..<3 {
      for b in 0..<2 {
        var unit = [Double](repeating: 0, count: 6)
        unit[b * 3 + a] = 2
        #expect(j[a, b].scalars == unit)
      }
    }
  }

  @Test("a scalar's Jacobian is its gradient") func scalar() {
    let x = Tensor([1, -2], dtype: .float64)
    let j = jacobian(at: x) { ($0 * $0).sum() }
    #expect(j.shape == [2])
    #expect(j.scalars == [2, -4])
  }

  @Test("what does not depend on the point has zeros") func independent() {
    let x = Tensor([1, 2], dtype: .float64)
    let other = Tensor([3, 4, 5], dtype: .float64)
    #expect(jacobian(of: other * other, withRespectTo: x).scalars == [0, 0, 0, 0, 0, 0])
    #expect(hessian(at: x) { $0.sum() }.scalars == [0, 0, 0, 0])
    #expect(
      jacobianVectorProduct(of: other, withRespectTo: x, vector: x).scalars == [0, 0, 0])
  }

  @Test("a product with a vector is the matrix's product") func products() {
    let x = Tensor([0.5, -1.5, 2], dtype: .float64)
    let v = Tensor([1, -2, 0.25], dtype: .float64)
    func cubes(_ x: Tensor) -> Tensor { (x * x * x.cumulativeSum(axis: 0)).sum() }
    let whole = hessian(at: x, of: cubes).matmul(v).scalars
    expectEqual(
      hessianVectorProduct(at: x, vector: v, of: cubes).scalars, whole, tolerance: 1e-13, "H·v")
    func running(_ x: Tensor) -> Tensor { x.cumulativeProduct(axis: 0) }
    expectEqual(
      jacobianVectorProduct(at: x, vector: v, of: running).product.scalars,
      jacobian(at: x, of: running).matmul(v).scalars, tolerance: 1e-13, "J·v")
  }
}
