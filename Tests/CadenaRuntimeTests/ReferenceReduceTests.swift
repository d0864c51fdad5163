import CadenaGraph
import CadenaRuntime
import Testing

@Suite("Reference executor: reductions, running sums, matrix products")
struct ReferenceReduceTests {
  private func reduce(
    _ reduction: Reduction, _ axes: [Int], _ input: Tensor, to shape: Shape,
    _ dtype: DType? = nil
  ) throws -> [Double] {
    let set = axes.reduce(into: AxisSet()) { $0.insert(AxisSet($1)) }
    return try reference(raw(.reduce(reduction, set), [input], shape, dtype ?? input.dtype))
  }

  /// 0, 1, … 11 as two blocks of two rows of three.
  private let block = doubles((0..<12).map(Double.init), [2, 2, 3])

  @Test("sums over inner, outer, separated and all axes")
  func sums() throws {
    #expect(try reduce(.sum, [2], block, to: [2, 2]) == [3, 12, 21, 30])
    #expect(try reduce(.sum, [0], block, to: [2, 3]) == [6, 8, 10, 12, 14, 16])
    #expect(try reduce(.sum, [0, 2], block, to: [2]) == [24, 42])
    #expect(try reduce(.sum, [0, 1, 2], block, to: .scalar) == [66])
    #expect(try reduce(.sum, [1], block, to: [2, 1, 3]) == [3, 5, 7, 15, 17, 19])
    #expect(try reduce(.sum, [], block, to: [2, 2, 3]) == (0..<12).map(Double.init))
  }

  @Test("a float32 sum is carried in double precision and rounded once")
  func sumIsRoundedOnce() throws {
    let numbers = Tensor([1, 0x1p-24, 0x1p-24])
    #expect(try reduce(.sum, [0], numbers, to: .scalar) == [1 + 0x1p-23])
  }

  @Test("bytes and truth values are summed as int32, integers wrap around")
  func integerSums() throws {
    let bytes = Tensor([255, 255, 255], dtype: .uint8)
    #expect(try reduce(.sum, [0], bytes, to: .scalar, .int32) == [765])
    let truths = Tensor([1, 0, 1], dtype: .bool)
    #expect(try reduce(.sum, [0], truths, to: .scalar, .int32) == [2])
    let large = Tensor([Int32.max, 1])
    #expect(try reduce(.sum, [0], large, to: .scalar) == [-2_147_483_648])
    let factors = Tensor([65536, 65536, 3])
    #expect(try reduce(.product, [0], factors, to: .scalar) == [0])
  }

  @Test("products, largest and smallest")
  func others() throws {
    let table = doubles([2, -3, 4, -1, 0.5, 8], [2, 3])
    #expect(try reduce(.product, [1], table, to: [2]) == [-24, -4])
    #expect(try reduce(.maximum, [0], table, to: [3]) == [2, 0.5, 8])
    #expect(try reduce(.minimum, [1], table, to: [2]) == [-3, -1])
    let small = Tensor([-7, -9])
    #expect(try reduce(.maximum, [0], small, to: .scalar) == [-7])
  }

  @Test("an empty sum is 0, an empty product 1, an empty result nothing")
  func empties() throws {
    let empty = doubles([], [2, 0])
    #expect(try reduce(.sum, [1], empty, to: [2]) == [0, 0])
    #expect(try reduce(.product, [1], empty, to: [2]) == [1, 1])
    #expect(try reduce(.maximum, [0], empty, to: [0]) == [])
  }

  @Test("NaN wins the largest and the smallest, wherever it stands")
  func notANumber() throws {
    for position in 0..<3 {
      var numbers = [1.0, 5, 3]
      numbers[position] = .nan
      let vector = doubles(numbers)
      #expect(try reduce(.maximum, [0], vector, to: .scalar)[0].isNaN)
      #expect(try reduce(.minimum, [0], vector, to: .scalar)[0].isNaN)
      #expect(try reduce(.argMax, [0], vector, to: .scalar, .int32) == [Double(position)])
      #expect(try reduce(.argMin, [0], vector, to: .scalar, .int32) == [Double(position)])
    }
    let two = doubles([1, .nan, 9, .nan])
    #expect(try reduce(.argMax, [0], two, to: .scalar, .int32) == [1])
  }

  @Test("of equal elements the first is named")
  func ties() throws {
    let table = doubles([3, 7, 7, 2, 2, 9], [2, 3])
    #expect(try reduce(.argMax, [1], table, to: [2], .int32) == [1, 2])
    #expect(try reduce(.argMin, [1], table, to: [2], .int32) == [0, 0])
    #expect(try reduce(.argMax, [0], table, to: [3], .int32) == [0, 0, 1])
    #expect(try reduce(.argMax, [0, 1], table, to: .scalar, .int32) == [5])
    #expect(try reduce(.argMin, [0, 1], table, to: .scalar, .int32) == [3])
    let zeros = doubles([-0.0, 0])
    #expect(try reduce(.argMax, [0], zeros, to: .scalar, .int32) == [0])
  }

  @Test("running sums and products, forwards and backwards")
  func scans() throws {
    func scan(_ product: Bool, _ axis: Int, _ reverse: Bool, _ input: Tensor) throws -> [Double] {
      try reference(
        raw(
          .scan(product: product, axis: axis, reverse: reverse), [input], input.shape, input.dtype)
      )
    }
    let table = doubles([1, 2, 3, 4, 5, 6], [2, 3])
    #expect(try scan(false, 1, false, table) == [1, 3, 6, 4, 9, 15])
    #expect(try scan(false, 1, true, table) == [6, 5, 3, 15, 11, 6])
    #expect(try scan(false, 0, false, table) == [1, 2, 3, 5, 7, 9])
    #expect(try scan(true, 1, false, table) == [1, 2, 6, 4, 20, 120])
    #expect(try scan(true, 0, true, table) == [4, 10, 18, 4, 5, 6])
    #expect(try scan(false, 1, false, block).suffix(6) == [6, 7, 8, 15, 17, 19])
    #expect(try scan(false, 0, false, Tensor([Int32.max, 1])) == [2_147_483_647, -2_147_483_648])
    #expect(try scan(false, 0, false, Tensor([1, 0x1p-24, 0x1p-24])) == [1, 1, 1 + 0x1p-23])
  }

  @Test("matrix products, with a batch and without")
  func contractions() throws {
    let a = doubles([1, 2, 3, 4, 5, 6], [2, 3])
    let b = doubles([1, 0, 0, 1, -1, 2], [3, 2])
    #expect(try reference(raw(.contract, [a, b], [2, 2])) == [-2, 8, -2, 17])
    let left = doubles([1, 2, 3, 4], [2, 1, 2])
    let right = doubles([5, 6, 7, 8], [2, 2, 1])
    #expect(try reference(raw(.contract, [left, right], [2, 1, 1])) == [17, 53])
  }

  @Test("a product over nothing is 0; NaN is not lost to a factor of 0; integers wrap around")
  func contractionCorners() throws {
    let none = raw(.contract, [doubles([], [2, 0]), doubles([], [0, 2])], [2, 2])
    #expect(try reference(none) == [0, 0, 0, 0])
    let zero = doubles([0], [1, 1])
    #expect(try reference(raw(.contract, [zero, doubles([.nan], [1, 1])], [1, 1]))[0].isNaN)
    let large = Tensor([65536, 3], shape: [1, 2])
    let other = Tensor([65536, 5], shape: [2, 1])
    #expect(try reference(raw(.contract, [large, other], [1, 1], .int32)) == [15])
    let narrow = Tensor([1, 0x1p-12, 0x1p-12], shape: [1, 3])
    let factor = Tensor([1, 0x1p-12, 0x1p-12], shape: [3, 1])
    #expect(try reference(raw(.contract, [narrow, factor], [1, 1], .float32)) == [1 + 0x1p-23])
  }
}
