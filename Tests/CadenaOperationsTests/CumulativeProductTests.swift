import CadenaGraph
import CadenaOperations
import CadenaRuntime
import Testing

/// Running products whose factors may be zero.
@Suite("Running products") struct CumulativeProductTests {
  @Test("the gradient does not divide by zero") func zeros() {
    let x = Tensor([2.0, 0, 3, 0, 5], dtype: .float64)
    let found = gradient(of: x.cumulativeProduct(axis: 0).sum(), withRespectTo: x)
    // Of the products x0, x0·x1, …, those remain whose only zero is the factor that moves.
    #expect(found.scalars == [1, 2 + 2 * 3, 0, 0, 0])
  }

  @Test("second derivatives go through single zeros") func secondDerivatives() {
    let x = Tensor([2.0, 0, 3], dtype: .float64)
    let found = hessian(at: x) { $0.cumulativeProduct(axis: 0).sum() }
    // f = x0 + x0·x1 + x0·x1·x2.
    #expect(found.scalars == [0, 1 + 3, 0, 1 + 3, 0, 2, 0, 2, 0])
  }
}
