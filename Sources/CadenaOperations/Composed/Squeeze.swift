import CadenaGraph
import CadenaText

/// A tensor without an axis of extent 1, or without all of them. Nothing is copied.
public enum Squeeze: ComposedOperation {
  /// `squeeze`.
  public static var name: String { "squeeze" }

  /// One axis, all of them.
  public static var examples: [OperationExample] {
    [
      OperationExample("of one axis", [.init([2, 1, 3, 1])]) { $0[0].squeezed(axis: 1) },
      OperationExample("of all", [.init([1, 2, 1])]) { $0[0].squeezed() },
    ]
  }
}

extension Tensor {
  /// The tensor without an axis, whose extent must be 1; without all such axes when none is named.
  public func squeezed(
    axis: Int? = nil, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    guard let axis else {
      return reshaped(to: Shape(shape.dimensions.filter { $0 != 1 }), file: file, line: line)
    }
    let place = normalizedAxis(axis, Squeeze.name, file: file, line: line)
    if shape[place] != 1 {
      stop(
        ShapeError(
          Squeeze.name, .extentsMustMatch(axis: place, 1, shape[place]), [shape]), file, line)
    }
    return reshaped(to: shape.removing(place), file: file, line: line)
  }
}
