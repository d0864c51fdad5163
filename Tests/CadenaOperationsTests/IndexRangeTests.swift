import CadenaGraph
import CadenaOperations
import CadenaRuntime
import Testing

/// Indices that point nowhere are found when values are computed.
@Suite("Indices outside their range") struct IndexRangeTests {
  let table = Tensor([[1, 2], [3, 4], [5, 6]], dtype: .float64)

  func expectRefused(
    _ tensor: Tensor, _ index: Int, sourceLocation: Testing.SourceLocation = #_sourceLocation
  ) {
    do {
      try tensor.evaluate()
      Issue.record("accepted", sourceLocation: sourceLocation)
    } catch {
      #expect("\(error)".contains("\(index)"), sourceLocation: sourceLocation)
    }
  }

  @Test("reading") func reading() {
    expectRefused(Tensor([0, 3]).embedding(table), 3)
    expectRefused(table.indexSelect(Tensor([-1]), axis: 0), -1)
    expectRefused(table.gather(Tensor([0, 1, 7], shape: [3, 1]), axis: 1), 7)
    expectRefused(table.takeAlong(Tensor([0, 2, 1]), axis: 1), 2)
  }

  @Test("writing") func writing() {
    expectRefused(table.indexAdd(table, at: Tensor([0, 1, 5]), axis: 0), 5)
    expectRefused(
      table.scatterAdd(
        .zeros([3, 1], dtype: .float64), at: Tensor([0, 1, 9], shape: [3, 1]), axis: 1),
      9)
    expectRefused(Tensor([0, 4]).oneHot(classes: 4), 4)
  }
}
