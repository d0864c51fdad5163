import CadenaGraph

/// The definition of concatenation and padding.
enum ReferenceJoin {
  /// The inputs one after the other along an axis.
  static func concatenate(
    _ inputs: [ReferenceValue], axis: Int, _ type: TensorType
  ) -> ReferenceValue {
    let (outer, _, _) = type.shape.split(at: axis)
    var elements: [Double] = []
    elements.reserveCapacity(type.shape.count)
    for o in 0..<outer {
      for input in inputs {
        let (_, extent, inner) = input.type.shape.split(at: axis)
        elements += input.elements[(o * extent * inner)..<((o + 1) * extent * inner)]
      }
    }
    return ReferenceValue(exact: elements, type)
  }

  /// The input inside a larger block of equal numbers, `before[axis]` of them before it.
  static func pad(
    _ input: ReferenceValue, before: [Int], with number: Double, _ type: TensorType
  ) -> ReferenceValue {
    let strides = type.shape.strides
    var offset = 0
    for axis in 0..<type.shape.rank { offset += before[axis] * strides[axis] }
    var elements = [Double](
      repeating: type.dtype.rounded(number), count: type.shape.count)
    let positions = RowMajorPositions(input.type.shape, offset: offset, strides: strides)
    for (element, position) in zip(input.elements, positions) { elements[position] = element }
    return ReferenceValue(exact: elements, type)
  }
}
