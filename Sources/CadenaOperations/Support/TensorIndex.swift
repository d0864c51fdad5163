import CadenaGraph
import CadenaText

/// One entry between the brackets of `x[…]`: a position, a range, everything, an ellipsis, or a
/// new axis.
///
///     x[0]                          // the first row: one axis fewer
///     x[1..<3, -1]                  // rows 1 and 2 of the last column
///     x[.all, 2]                    // column 2
///     x[..., 0]                     // the first element along the last axis
///     x[.stride(to: nil, by: 2)]    // every second row
///     x[.newAxis, .ellipsis]        // a new axis in front
///
/// Negative positions count from the end. Positions and ranges must lie within the axis: one that
/// does not stops at the caller's line with the shape. Strides are Python's slices (`AxisSlice`),
/// which are cut at the ends of the axis.
public enum TensorIndex: Hashable, Sendable {
  /// A position; the axis disappears.
  case position(Int)
  /// The positions from the first up to, not including, the second (nil: to the end).
  case range(Int, Int?)
  /// The positions of a Python slice.
  case slice(AxisSlice)
  /// As many whole axes as are not named by the other entries.
  case wholeAxes
  /// An axis of extent 1 that the tensor does not have.
  case insertedAxis
}

/// What may stand between the brackets of `x[…]`: whole numbers, ranges and `TensorIndex`.
public protocol TensorIndexConvertible {
  /// The entry that this value stands for.
  var tensorIndex: TensorIndex { get }
}

extension TensorIndex: TensorIndexConvertible {
  /// The entry itself.
  public var tensorIndex: TensorIndex { self }
}

extension TensorIndexConvertible where Self == TensorIndex {
  /// A whole axis.
  public static var all: TensorIndex { .slice(.all) }
  /// As many whole axes as are not named by the other entries.
  public static var ellipsis: TensorIndex { .wholeAxes }
  /// A new axis of extent 1.
  public static var newAxis: TensorIndex { .insertedAxis }

  /// Every `step`-th position from `start` on, before `stop`; a negative step walks backwards.
  public static func stride(
    from start: Int? = nil, to stop: Int? = nil, by step: Int
  ) -> TensorIndex {
    .slice(AxisSlice(start, stop, step: step))
  }
}

extension Int: TensorIndexConvertible {
  /// A position.
  public var tensorIndex: TensorIndex { .position(self) }
}

extension Range<Int>: TensorIndexConvertible {
  /// `1..<3`.
  public var tensorIndex: TensorIndex { .range(lowerBound, upperBound) }
}

extension ClosedRange<Int>: TensorIndexConvertible {
  /// `1...3`; the last position may be -1, the end.
  public var tensorIndex: TensorIndex {
    .range(lowerBound, upperBound == -1 ? nil : upperBound + 1)
  }
}

extension PartialRangeFrom<Int>: TensorIndexConvertible {
  /// `2...`.
  public var tensorIndex: TensorIndex { .range(lowerBound, nil) }
}

extension PartialRangeUpTo<Int>: TensorIndexConvertible {
  /// `..<2`.
  public var tensorIndex: TensorIndex { .range(0, upperBound) }
}

extension PartialRangeThrough<Int>: TensorIndexConvertible {
  /// `...2`.
  public var tensorIndex: TensorIndex { .range(0, upperBound == -1 ? nil : upperBound + 1) }
}

/// Indices applied to a shape: which slice to take and which shape the result has.
struct ResolvedIndices {
  /// One part per axis.
  private(set) var slices: [AxisSlice] = []
  /// The extents of the result, or nil where a whole axis decides.
  private(set) var kept: [Kept] = []

  /// An axis of the result.
  enum Kept {
    /// An axis of the slice.
    case axis(Int)
    /// A new axis.
    case inserted
  }

  init(_ indices: [TensorIndex], of shape: Shape) throws(ShapeError) {
    let named = indices.count { $0 != .wholeAxes && $0 != .insertedAxis }
    guard named <= shape.rank else {
      throw ShapeError("subscript", .tooManyIndices(named, rank: shape.rank), [shape])
    }
    guard indices.count(where: { $0 == .wholeAxes }) < 2 else {
      throw ShapeError("subscript", .severalEllipses, [shape])
    }
    let implied = indices.contains(.wholeAxes) ? indices : indices + [.wholeAxes]
    for index in implied {
      switch index {
      case .insertedAxis: kept.append(.inserted)
      case .wholeAxes: for _ in 0..<(shape.rank - named) { keep(.all) }
      case .slice(let slice):
        guard slice.step != 0 else { throw ShapeError("subscript", .stepIsZero, [shape]) }
        keep(slice)
      case .range(let lower, let upper):
        let axis = slices.count
        let first = try ResolvedIndices.bound(lower, axis, shape)
        let end = try upper.map { value throws(ShapeError) in
          try ResolvedIndices.bound(value, axis, shape)
        }
        keep(AxisSlice(first, end ?? shape[axis]))
      case .position(let position):
        let axis = slices.count
        let place = position < 0 ? position + shape[axis] : position
        guard place >= 0 && place < shape[axis] else {
          throw ShapeError(
            "subscript", .positionOutOfRange(position, axis: axis, extent: shape[axis]), [shape])
        }
        slices.append(AxisSlice(place, place + 1))
      }
    }
  }

  private mutating func keep(_ slice: AxisSlice) {
    kept.append(.axis(slices.count))
    slices.append(slice)
  }

  /// The end of a range, counted from the front; it may lie just after the last position.
  private static func bound(
    _ position: Int, _ axis: Int, _ shape: Shape
  ) throws(ShapeError) -> Int {
    let place = position < 0 ? position + shape[axis] : position
    guard place >= 0 && place <= shape[axis] else {
      throw ShapeError(
        "subscript", .positionOutOfRange(position, axis: axis, extent: shape[axis]), [shape])
    }
    return place
  }
}

extension Tensor {
  /// A part of the tensor: positions, ranges, `.all`, `.ellipsis`, `.newAxis`, strides.
  ///
  /// See `TensorIndex`. The part is a view and has a gradient.
  public subscript<each Index: TensorIndexConvertible>(
    indices: repeat each Index, file file: StaticString = #fileID, line line: UInt = #line
  ) -> Tensor {
    var list: [TensorIndex] = []
    for index in repeat each indices { list.append(index.tensorIndex) }
    return part(list, file: file, line: line)
  }

  /// A part of the tensor whose entries describe the last axes: `x[..., 0]`.
  public subscript<each Index: TensorIndexConvertible>(
    _: UnboundedRange, indices: repeat each Index, file file: StaticString = #fileID,
    line line: UInt = #line
  ) -> Tensor {
    var list: [TensorIndex] = [.wholeAxes]
    for index in repeat each indices { list.append(index.tensorIndex) }
    return part(list, file: file, line: line)
  }

  /// The part of the tensor that a list of indices names.
  func part(_ indices: [TensorIndex], file: StaticString, line: UInt) -> Tensor {
    let resolved = checked(file, line, try ResolvedIndices(indices, of: shape))
    let slice = sliced(resolved.slices, file: file, line: line)
    let extents = resolved.kept.map { kept in
      switch kept {
      case .axis(let axis): slice.shape[axis]
      case .inserted: 1
      }
    }
    if extents.count > Shape.maximumRank {
      stop(
        ShapeError(
          "subscript", .rankMustBe("≤ \(Shape.maximumRank)", found: extents.count), [shape]), file,
        line)
    }
    return slice.reshaped(to: Shape(extents), file: file, line: line)
  }
}
