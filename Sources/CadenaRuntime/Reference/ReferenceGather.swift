import CadenaGraph

/// The definition of reading, and of adding, at positions that an index holds.
enum ReferenceGather {
  /// `out[o, j, i] = source[o, index[j], i]` by rows, else `source[o, index[o, j, i], i]`, where o
  /// and i stand for the axes before and after the one that is indexed.
  static func gather(
    _ source: ReferenceValue, at index: ReferenceValue, axis: Int, byRows: Bool,
    _ type: TensorType, _ node: Node
  ) throws -> ReferenceValue {
    let positions = try positions(
      in: source.type.shape, of: type.shape, index, axis: axis, byRows: byRows, node)
    return ReferenceValue(exact: positions.map { source.elements[$0] }, type)
  }

  /// The base with each element of the source added where `gather` would have read it, in order;
  /// floating-point numbers are added in double precision.
  static func scatterAdd(
    base: ReferenceValue, at index: ReferenceValue, source: ReferenceValue, axis: Int,
    byRows: Bool, _ type: TensorType, _ node: Node
  ) throws -> ReferenceValue {
    let accumulator = type.dtype.isFloatingPoint ? DType.float64 : type.dtype
    let positions = try positions(
      in: type.shape, of: source.type.shape, index, axis: axis, byRows: byRows, node)
    var elements = base.elements
    for (element, position) in zip(source.elements, positions) {
      elements[position] = ReferenceScalar.apply(.add, elements[position], element, 0, accumulator)
    }
    return ReferenceValue(rounding: elements, type)
  }

  /// For each element of a shape, in row-major order, the position in `target` that the index
  /// sends it to.
  private static func positions(
    in target: Shape, of shape: Shape, _ index: ReferenceValue, axis: Int, byRows: Bool,
    _ node: Node
  ) throws -> [Int] {
    let (_, count, _) = target.split(at: axis)
    let entries = index.elements.map { Int($0) }
    if let position = entries.firstIndex(where: { $0 < 0 || $0 >= count }) {
      throw EvaluationError(
        .indexOutOfRange(entries[position], count: count, position: position), at: node)
    }
    let (outer, extent, inner) = shape.split(at: axis)
    var positions: [Int] = []
    positions.reserveCapacity(shape.count)
    for o in 0..<outer {
      for j in 0..<extent {
        for i in 0..<inner {
          let entry = byRows ? entries[j] : entries[(o * extent + j) * inner + i]
          positions.append((o * count + entry) * inner + i)
        }
      }
    }
    return positions
  }
}
