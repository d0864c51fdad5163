import CadenaGraph
import CadenaRuntime
import Testing

@Suite("Reference executor: views, joins, indices")
struct ReferenceMovementTests {
  private let table = doubles([1, 2, 3, 4, 5, 6], [2, 3])

  private func view(_ input: Tensor, _ shape: Shape, _ offset: Int, _ strides: [Int]) throws
    -> [Double]
  {
    try reference(raw(.view(offset: offset, strides: strides), [input], shape, input.dtype))
  }

  @Test("views by offset and stride")
  func views() throws {
    #expect(try view(table, [3, 2], 0, [1, 3]) == [1, 4, 2, 5, 3, 6])
    #expect(try view(table, [2, 3], 2, [3, -1]) == [3, 2, 1, 6, 5, 4])
    #expect(try view(table, [2, 3], 5, [-3, -1]) == [6, 5, 4, 3, 2, 1])
    #expect(try view(table, [2, 2, 2], 1, [0, 3, 1]) == [2, 3, 5, 6, 2, 3, 5, 6])
    #expect(try view(table, [2], 0, [4]) == [1, 5])
    #expect(try view(table, .scalar, 4, []) == [5])
    #expect(try view(table, [2, 0], 0, [3, 1]) == [])
    #expect(try view(doubles([], [0, 3]), [3, 0], 0, [1, 3]) == [])
  }

  @Test("views keep the bits of an element")
  func viewsKeepBits() throws {
    let found = try view(doubles([-0.0, .nan]), [2], 1, [-1])
    #expect(found[0].isNaN)
    #expect(isSame(found[1], -0.0))
  }

  @Test("concatenation along each axis, an empty input among them")
  func concatenation() throws {
    let row = doubles([7, 8, 9], [1, 3])
    #expect(
      try reference(raw(.concatenate(axis: 0), [row, table], [3, 3]))
        == [7, 8, 9, 1, 2, 3, 4, 5, 6])
    let column = doubles([10, 20], [2, 1])
    let none = doubles([], [2, 0])
    #expect(
      try reference(raw(.concatenate(axis: 1), [table, none, column, table], [2, 7]))
        == [1, 2, 3, 10, 1, 2, 3, 4, 5, 6, 20, 4, 5, 6])
  }

  @Test("padding before and behind, with a number of the element type")
  func padding() throws {
    #expect(
      try reference(raw(.pad(before: [1, 0], value: -1), [table], [3, 4]))
        == [-1, -1, -1, -1, 1, 2, 3, -1, 4, 5, 6, -1])
    #expect(try reference(raw(.pad(before: [0, 0], value: 9), [table], [2, 3])) == table.scalars)
    let bytes = Tensor([1], dtype: .uint8)
    #expect(
      try reference(raw(.pad(before: [2], value: 300), [bytes], [4], .uint8)) == [255, 255, 1, 255])
  }

  @Test("reading rows and columns at positions")
  func gatherRows() throws {
    let index = Tensor([1, 0, 1])
    #expect(
      try reference(raw(.gather(axis: 0, byRows: true), [table, index], [3, 3]))
        == [4, 5, 6, 1, 2, 3, 4, 5, 6])
    #expect(
      try reference(raw(.gather(axis: 1, byRows: true), [table, Tensor([2, 2])], [2, 2]))
        == [3, 3, 6, 6])
  }

  @Test("reading one element per entry of the index")
  func gatherElements() throws {
    let index = Tensor([2, 0, 1, 1], shape: [2, 2])
    #expect(
      try reference(raw(.gather(axis: 1, byRows: false), [table, index], [2, 2])) == [3, 1, 5, 5])
    let rows = Tensor([1, 0, 1], shape: [1, 3])
    #expect(
      try reference(raw(.gather(axis: 0, byRows: false), [table, rows], [1, 3])) == [4, 2, 6])
  }

  @Test("adding at positions, several at the same one")
  func scatter() throws {
    let source = doubles([10, 20, 30, 40], [2, 2])
    #expect(
      try reference(
        raw(.scatterAdd(axis: 1, byRows: true), [table, Tensor([2, 2]), source], [2, 3]))
        == [1, 2, 33, 4, 5, 76])
    let index = Tensor([0, 0, 1, 2], shape: [2, 2])
    #expect(
      try reference(raw(.scatterAdd(axis: 1, byRows: false), [table, index, source], [2, 3]))
        == [31, 2, 3, 4, 35, 46])
    let counts = Tensor([Int32.max, 0])
    let ones = Tensor([1, 1, 1])
    #expect(
      try reference(
        raw(.scatterAdd(axis: 0, byRows: true), [counts, Tensor([0, 1, 1]), ones], [2], .int32))
        == [-2_147_483_648, 2])
  }

  @Test("an index outside the axis is reported with its place and the line that asked")
  func outOfRange() throws {
    let line: UInt = #line + 1
    let picked = raw(.gather(axis: 0, byRows: true), [table, Tensor([1, 5])], [2, 3])
    let error = try #require(throws: EvaluationError.self) { try reference(picked) }
    #expect(
      error.description
        == "raw (CadenaRuntimeTests/ReferenceMovementTests.swift:\(line)): "
        + "index 5 at position 1 is outside 0..<2")
    #expect(
      error.problem.text(.spanish).contains(
        "el índice 5 en la posición 1 está fuera de 0..<2"))
    #expect(error.exitCode == .badData)
  }

  @Test("negative positions are outside, for reading and adding")
  func negativeIndex() throws {
    let index = Tensor([0, -1, 0, 0], shape: [2, 2])
    let picked = raw(.gather(axis: 1, byRows: false), [table, index], [2, 2])
    let first = try #require(throws: EvaluationError.self) { try reference(picked) }
    #expect(first.description.hasSuffix("index -1 at position 1 is outside 0..<3"))
    let added = raw(
      .scatterAdd(axis: 0, byRows: true), [table, Tensor([2]), doubles([1, 1, 1], [1, 3])], [2, 3])
    let second = try #require(throws: EvaluationError.self) { try reference(added) }
    #expect(second.description.hasSuffix("index 2 at position 0 is outside 0..<2"))
  }
}
