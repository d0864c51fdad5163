import CadenaGraph
import CadenaOperations
import CadenaRuntime
import Testing

/// What operators do where types and shapes meet at an edge: whole numbers and fractions, tensors
/// without axes or elements, bytes as positions.
@Suite struct SharpEdgeTests {
  private static let whole = [Int32(1), 2, 3]

  @Test("a whole number stands next to whole numbers")
  func wholeNumbers() {
    let x = Tensor(Self.whole)
    #expect((x * 2).array(of: Int32.self) == [2, 4, 6])
    #expect((5 - x).array(of: Int32.self) == [4, 3, 2])
    #expect((x .> 2).scalars == [0, 0, 1])
    #expect(x.clamped(minimum: 2, maximum: .infinity).array(of: Int32.self) == [2, 2, 3])
    #expect(x.minimum(2).array(of: Int32.self) == [1, 2, 2])
    #expect((x.cast(to: .float32) * 0.5).array(of: Float.self) == [0.5, 1, 1.5])
  }

  @Test("a fraction next to whole numbers stops the program and tells the remedy")
  func fractions() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = Tensor([Int32(1), 2]) * 0.5
    }
    let text = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(text.contains("0.5 is no value of int32"))
    #expect(text.contains("cast(to: .float32)"))
  }

  @Test("a number outside a type's range, a comparison and a choice stop as well")
  func otherNumbers() async {
    await #expect(processExitsWith: .failure) { _ = Tensor([Int32(1), 2]) + 3e9 }
    await #expect(processExitsWith: .failure) { _ = Tensor([UInt8(1), 2]) .== 256 }
    await #expect(processExitsWith: .failure) { _ = Tensor([Int32(1), 2]) .< 1.5 }
    await #expect(processExitsWith: .failure) { _ = Tensor([Int32(1), 2]).maximum(.nan) }
    await #expect(processExitsWith: .failure) {
      _ = Tensor([Int32(1), 2]).filled(with: 0.5, where: Tensor([true, false]))
    }
  }

  @Test("softmax of a scalar is 1, its logarithm 0, and nothing flows back")
  func softmaxOfScalar() {
    let x = Tensor(3.5)
    #expect(x.softmax().shape == .scalar)
    #expect(x.softmax().item() == 1)
    #expect(x.logSoftmax().item() == 0)
    #expect(x.softmax(axis: 0).item() == 1)
    #expect(gradient(of: x.logSoftmax(), withRespectTo: x).item() == 0)
  }

  @Test("softmax along an axis without elements says so")
  func softmaxOfNothing() async {
    #expect(Tensor.zeros([0, 3]).softmax().shape == [0, 3])
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = Tensor.zeros([3, 0]).softmax()
    }
    let text = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(text.contains("SharpEdgeTests.swift"))
    #expect(text.contains("softmax: an axis without elements"))
  }

  @Test("bytes are positions as int32 are")
  func bytesAsPositions() {
    let bytes = Tensor([UInt8(2), 0])
    let table = Tensor([[1.0, 2], [3, 4], [5, 6]])
    #expect(bytes.oneHot(classes: 3).scalars == [0, 0, 1, 1, 0, 0])
    #expect(table.indexSelect(bytes, axis: 0).scalars == [5, 6, 1, 2])
    #expect(bytes.embedding(table).scalars == [5, 6, 1, 2])
    let columns = Tensor([UInt8(1), 0, 1], shape: [3, 1])
    #expect(table.gather(columns, axis: 1).scalars == [2, 3, 6])
    #expect(table.takeAlong(Tensor([UInt8(1), 0, 1]), axis: 1).scalars == [2, 3, 6])
    let ones = Tensor.ones([2, 2])
    #expect(
      Tensor.zeros([3, 2]).indexAdd(ones, at: bytes, axis: 0).scalars == [1, 1, 0, 0, 1, 1])
  }

  @Test("an empty index reads no rows; a table without rows has none to read")
  func emptyEmbedding() async {
    #expect(Tensor([Int32]()).embedding(Tensor.zeros([4, 2])).shape == [0, 2])
    #expect(Tensor([Int32]()).embedding(Tensor.zeros([0, 2])).shape == [0, 2])
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = Tensor([Int32(0)]).embedding(Tensor.zeros([0, 2]))
    }
    let text = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(text.contains("embedding: the table has no rows"))
  }

  @Test("a ninth axis is refused at the caller's line")
  func ninthAxis() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      let extents = [Int](repeating: 1, count: 9)
      _ = Tensor([1.0]).reshaped(to: Shape(extents))
    }
    let text = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(text.contains("SharpEdgeTests.swift"))
    #expect(text.contains("at most 8 axes"))
    let full = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = Tensor([Int32(1)]).reshaped(to: [1, 1, 1, 1, 1, 1, 1, 1]).oneHot(classes: 2)
    }
    let other = String(decoding: full?.standardErrorContent ?? [], as: UTF8.self)
    #expect(other.contains("SharpEdgeTests.swift"))
  }
}
