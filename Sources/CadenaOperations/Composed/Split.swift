import CadenaGraph
import CadenaText

/// A tensor cut into consecutive parts along an axis: the reverse of `concatenate`. The parts are
/// views; the gradient puts each part's cotangent in its place.
public enum Split: ComposedOperation {
  /// `split`.
  public static var name: String { "split" }

  /// Parts that are joined again in another order.
  public static var examples: [OperationExample] {
    [
      OperationExample("of uneven parts", [.init([2, 4])]) {
        .concatenated($0[0].split(sizes: [1, 3], axis: 1).reversed(), axis: 1)
      },
      OperationExample("of equal parts", [.init([4, 2])]) {
        .concatenated($0[0].split(into: 2, axis: 0).reversed(), axis: 1)
      },
    ]
  }
}

extension Tensor {
  /// Consecutive parts of an axis with these extents, which must add up to the whole.
  public func split(
    sizes: [Int], axis: Int = 0, file: StaticString = #fileID, line: UInt = #line
  ) -> [Tensor] {
    let axis = normalizedAxis(axis, Split.name, file: file, line: line)
    if sizes.reduce(0, +) != shape[axis] || sizes.contains(where: { $0 < 0 }) {
      stop(
        ShapeError(Split.name, .splitSizes(sizes, axis: axis, extent: shape[axis]), [shape]), file,
        line)
    }
    var start = 0
    return sizes.map { size in
      defer { start += size }
      return sliced(axis: axis, from: start, to: start + size, file: file, line: line)
    }
  }

  /// Consecutive parts of equal extent, which must divide that of the axis.
  public func split(
    into count: Int, axis: Int = 0, file: StaticString = #fileID, line: UInt = #line
  ) -> [Tensor] {
    let place = normalizedAxis(axis, Split.name, file: file, line: line)
    if count < 1 || shape[place] % count != 0 {
      stop(
        ShapeError(
          Split.name,
          .argumentOutOfRange("count", "\(count)", allowed: "a divisor of \(shape[place])"),
          [shape]), file, line)
    }
    return split(
      sizes: [Int](repeating: shape[place] / count, count: count), axis: place, file: file,
      line: line)
  }
}
