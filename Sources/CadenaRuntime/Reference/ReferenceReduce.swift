import CadenaGraph
import CadenaText

/// The definition of reductions and running sums.
enum ReferenceReduce {
  /// A reduction over some axes; the elements are taken in row-major order.
  static func apply(
    _ reduction: Reduction, _ axes: AxisSet, _ input: ReferenceValue, _ type: TensorType
  ) -> ReferenceValue {
    switch reduction {
    case .sum: fold(.add, startingWith: 0, axes, input, type)
    case .product: fold(.multiply, startingWith: 1, axes, input, type)
    case .maximum: fold(.maximum, startingWith: nil, axes, input, type)
    case .minimum: fold(.minimum, startingWith: nil, axes, input, type)
    case .argMax: position(of: .greater, axes, input, type)
    case .argMin: position(of: .less, axes, input, type)
    }
  }

  /// Combines elements with an opcode, floating-point numbers in double precision. Without a first
  /// value there must be elements, as the shape rules see to.
  private static func fold(
    _ opcode: ScalarOpcode, startingWith first: Double?, _ axes: AxisSet, _ input: ReferenceValue,
    _ type: TensorType
  ) -> ReferenceValue {
    let accumulator = type.dtype.isFloatingPoint ? DType.float64 : type.dtype
    var results = [Double?](repeating: first, count: type.shape.count)
    let targets = slots(of: input.type.shape, axes)
    for (element, slot) in zip(input.elements, targets) {
      results[slot] =
        results[slot].map { ReferenceScalar.apply(opcode, $0, element, 0, accumulator) } ?? element
    }
    return ReferenceValue(
      rounding: results.map { result in
        guard let result else { programmingError("the \(opcode) of no elements") }
        return result
      }, type)
  }

  /// The position, among the elements that are compared with each other, of the first that beats
  /// all others; the first NaN beats everything.
  private static func position(
    of better: ScalarOpcode, _ axes: AxisSet, _ input: ReferenceValue, _ type: TensorType
  ) -> ReferenceValue {
    let shape = input.type.shape
    var best = [Double?](repeating: nil, count: type.shape.count)
    var positions = [Double](repeating: 0, count: type.shape.count)
    let others = AxisSet.all(rank: shape.rank).subtracting(axes)
    for (element, (slot, position)) in zip(
      input.elements, zip(slots(of: shape, axes), slots(of: shape, others)))
    {
      let wins =
        best[slot].map { holder in
          !holder.isNaN
            && (element.isNaN
              || ReferenceScalar.apply(better, element, holder, 0, input.type.dtype) != 0)
        } ?? true
      if wins {
        best[slot] = element
        positions[slot] = Double(position)
      }
    }
    return ReferenceValue(exact: positions, type)
  }

  /// For each element of a shape, in row-major order, its position in the result of a reduction.
  private static func slots(of shape: Shape, _ axes: AxisSet) -> RowMajorPositions {
    var strides = shape.reduced(axes, keepDimensions: true).strides
    for axis in 0..<shape.rank where axes.contains(axis: axis) { strides[axis] = 0 }
    return RowMajorPositions(shape, strides: strides)
  }

  /// Running sums or products along an axis, forwards or backwards; floating-point numbers are
  /// carried on in double precision.
  static func scan(
    product: Bool, axis: Int, reverse: Bool, _ input: ReferenceValue, _ type: TensorType
  ) -> ReferenceValue {
    let accumulator = type.dtype.isFloatingPoint ? DType.float64 : type.dtype
    let (outer, extent, inner) = type.shape.split(at: axis)
    var elements = input.elements
    for o in 0..<outer {
      for i in 0..<inner {
        var running: Double = product ? 1 : 0
        for step in 0..<extent {
          let position = (o * extent + (reverse ? extent - 1 - step : step)) * inner + i
          running = ReferenceScalar.apply(
            product ? .multiply : .add, running, elements[position], 0, accumulator)
          elements[position] = running
        }
      }
    }
    return ReferenceValue(rounding: elements, type)
  }
}
