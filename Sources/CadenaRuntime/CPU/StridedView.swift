import CadenaGraph

/// How the elements of a value are read: through strides over its row-major order.
///
/// Element (i0, i1, …) is element `offset + Σ i·stride` of the value's memory. A view costs nothing;
/// composing views keeps it so wherever strides can express the result.
struct StridedView: Hashable {
  var shape: Shape
  var offset: Int
  var strides: [Int]

  /// All elements in order.
  init(contiguous shape: Shape) {
    self.shape = shape
    offset = 0
    strides = shape.strides
  }

  init(shape: Shape, offset: Int, strides: [Int]) {
    self.shape = shape
    self.offset = offset
    self.strides = strides
  }

  /// Whether the elements lie one after the other, from `offset` on.
  var isContiguous: Bool {
    var step = 1
    for axis in (0..<shape.rank).reversed() where shape[axis] != 1 {
      if strides[axis] != step { return false }
      step *= shape[axis]
    }
    return true
  }

  /// The same elements with another shape of as many elements; only for contiguous views.
  func reshaped(to other: Shape) -> StridedView {
    StridedView(shape: other, offset: offset, strides: other.strides)
  }

  /// The view that `outer`, a view over this one's row-major order, gives over the memory; nil
  /// where strides cannot say it.
  func composed(with outer: StridedView) -> StridedView? {
    if shape.count == 0 || outer.shape.count == 0 {
      return StridedView(contiguous: outer.shape)
    }
    if isContiguous {
      return StridedView(
        shape: outer.shape, offset: offset + outer.offset, strides: outer.strides)
    }
    // Each axis of `outer` must move along one axis of this view, without carrying into another.
    let rowMajor = shape.strides
    var low = [Int](repeating: 0, count: shape.rank)
    var rest = outer.offset
    for axis in 0..<shape.rank {
      low[axis] = rest / rowMajor[axis]
      rest %= rowMajor[axis]
    }
    var high = low
    var newOffset = offset
    for axis in 0..<shape.rank { newOffset += low[axis] * strides[axis] }
    var newStrides = [Int](repeating: 0, count: outer.shape.rank)
    for axis in 0..<outer.shape.rank {
      let stride = outer.strides[axis]
      guard outer.shape[axis] > 1, stride != 0 else { continue }
      guard
        let source = (0..<shape.rank).first(where: {
          shape[$0] > 1 && rowMajor[$0] <= abs(stride) && stride % rowMajor[$0] == 0
        })
      else { return nil }
      let steps = stride / rowMajor[source]
      let reach = steps * (outer.shape[axis] - 1)
      if reach > 0 { high[source] += reach } else { low[source] += reach }
      guard low[source] >= 0, high[source] < shape[source] else { return nil }
      newStrides[axis] = steps * strides[source]
    }
    return StridedView(shape: outer.shape, offset: newOffset, strides: newStrides)
  }

  /// The view stretched to a shape, axes aligned at the end.
  func broadcast(to target: Shape) -> StridedView {
    if target == shape { return self }
    let missing = target.rank - shape.rank
    let stretched = (0..<target.rank).map { axis in
      axis < missing || shape[axis - missing] == 1 ? 0 : strides[axis - missing]
    }
    return StridedView(shape: target, offset: offset, strides: stretched)
  }

  /// The same order of elements with as few axes as possible: axes of extent 1 are dropped and
  /// neighbours whose strides continue each other are joined.
  var coalesced: (sizes: [Int], strides: [Int]) {
    var sizes: [Int] = []
    var steps: [Int] = []
    for axis in 0..<shape.rank where shape[axis] != 1 {
      if let lastSize = sizes.last, let lastStep = steps.last,
        lastStep == strides[axis] * shape[axis]
      {
        sizes[sizes.count - 1] = lastSize * shape[axis]
        steps[steps.count - 1] = strides[axis]
      } else {
        sizes.append(shape[axis])
        steps.append(strides[axis])
      }
    }
    if sizes.isEmpty {
      sizes = [1]
      steps = [1]
    }
    return (sizes, steps)
  }
}
