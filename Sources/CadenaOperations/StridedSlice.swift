import CadenaGraph
import CadenaText

/// A regular part of a tensor: `out[i, j] = x[start₀ + step₀·i, start₁ + step₁·j]`.
///
/// Steps may be negative. The gradient puts the cotangent back in its places between zeros. A
/// view: nothing is copied.
public struct StridedSlice: Operation {
  /// The first position on each axis.
  let starts: Shape
  /// The distance between positions on each axis.
  let steps: SIMD8<Int32>
  /// Number of positions on each axis.
  let extents: Shape

  /// `slice`.
  public static var name: String { "slice" }

  /// The slice with these parts of the axes; axes after the last part stay whole.
  init(_ slices: [AxisSlice], of shape: Shape) throws(ShapeError) {
    guard slices.count <= shape.rank else {
      throw ShapeError(Self.name, .tooManyIndices(slices.count, rank: shape.rank), [shape])
    }
    var (starts, extents) = (Shape(), Shape())
    var steps = SIMD8<Int32>(repeating: 1)
    for axis in 0..<shape.rank {
      let slice = axis < slices.count ? slices[axis] : .all
      guard slice.step != 0 else { throw ShapeError(Self.name, .stepIsZero, [shape]) }
      let (start, count) = slice.resolved(extent: shape[axis])
      starts.append(start)
      extents.append(count)
      if count > 1 { steps[axis] = Int32(clamping: slice.step) }
    }
    (self.starts, self.steps, self.extents) = (starts, steps, extents)
  }

  /// Whether the slice is the whole of a tensor.
  func isWhole(of shape: Shape) -> Bool {
    extents == shape && steps == SIMD8(repeating: 1)
  }

  /// The number of positions on each axis.
  public func infer(_ inputs: Operands) throws(ShapeError) -> TensorType {
    let source = inputs.shape(0)
    guard source.rank == extents.rank else {
      throw ShapeError(Self.name, .rankMustBe("\(extents.rank)", found: source.rank), [source])
    }
    for axis in 0..<source.rank where extents[axis] > 0 {
      let last = starts[axis] + Int(steps[axis]) * (extents[axis] - 1)
      for position in [starts[axis], last] where position < 0 || position >= source[axis] {
        throw ShapeError(
          Self.name, .positionOutOfRange(position, axis: axis, extent: source[axis]), [source])
      }
    }
    return TensorType(extents, inputs.dtype(0))
  }

  /// The cotangent in its places, zeros elsewhere.
  public func gradient(_ inputs: Operands, output: Tensor, cotangent: Tensor) -> [Tensor?] {
    let source = inputs.shape(0)
    var spread = cotangent
    var lowest = starts
    for axis in 0..<source.rank where steps[axis] != 1 {
      let step = Int(steps[axis])
      if step < 0 {
        spread = spread.flipped(axes: [axis])
        lowest[axis] = starts[axis] + step * (extents[axis] - 1)
      }
      spread = spread.dilated(axis: axis, by: abs(step))
    }
    var after = Shape()
    for axis in 0..<source.rank {
      after.append(source[axis] - lowest[axis] - spread.shape[axis])
    }
    return [spread.padded(before: lowest, after: after)]
  }

  /// A view that begins at the first position and walks in steps.
  public func lowering(_ inputs: Operands, output: TensorType) -> Lowering {
    let strides = inputs.shape(0).strides
    var offset = 0
    if extents.count > 0 {
      for axis in 0..<strides.count { offset += strides[axis] * starts[axis] }
    }
    return .view(
      offset: offset,
      strides: strides.enumerated().map { axis, stride in stride * Int(steps[axis]) })
  }

  /// Unit steps, longer steps, backwards, nothing.
  public static var examples: [OperationExample] {
    [
      OperationExample("a block", [.init([4, 5])]) {
        $0[0].sliced([AxisSlice(1, 3), AxisSlice(-4, nil)])
      },
      OperationExample("every second", [.init([5, 6])]) {
        $0[0].sliced([AxisSlice(step: 2), AxisSlice(1, nil, step: 3)])
      },
      OperationExample("backwards", [.init([4, 6])]) {
        $0[0].sliced([AxisSlice(step: -1), AxisSlice(5, 0, step: -2)])
      },
      OperationExample("nothing", [.init([3, 2])]) { $0[0].sliced([AxisSlice(2, 2)]) },
    ]
  }
}

extension Tensor {
  /// The part of the tensor with these positions on each axis; axes after the last part stay
  /// whole. Positions are those of Python's slices: see `AxisSlice`.
  public func sliced(
    _ slices: [AxisSlice], file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    let slice = checked(file, line, try StridedSlice(slices, of: shape))
    return slice.isWhole(of: shape) ? self : .apply(slice, self, file: file, line: line)
  }

  /// The positions start..<stop of one axis; -1 is the last.
  public func sliced(
    axis: Int, from start: Int?, to stop: Int?, step: Int = 1, file: StaticString = #fileID,
    line: UInt = #line
  ) -> Tensor {
    let axis = normalizedAxis(axis, StridedSlice.name, file: file, line: line)
    var slices = [AxisSlice](repeating: .all, count: axis + 1)
    slices[axis] = AxisSlice(start, stop, step: step)
    return sliced(slices, file: file, line: line)
  }

  /// The elements of an axis with `step - 1` zeros between neighbours: extent `(n - 1)·step + 1`.
  func dilated(axis: Int, by step: Int) -> Tensor {
    let (outer, extent, inner) = shape.around(axis)
    if step == 1 || extent < 2 { return self }
    let length = (extent - 1) * step + 1
    return reshaped(to: [outer, extent, 1, inner])
      .padded(before: [0, 0, 0, 0], after: [0, 0, step - 1, 0])
      .reshaped(to: [outer, extent * step, inner])
      .sliced(axis: 1, from: 0, to: length)
      .reshaped(to: shape.replacing(axis, with: length))
  }
}
