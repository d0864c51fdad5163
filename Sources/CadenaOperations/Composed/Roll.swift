import CadenaGraph
import CadenaText

/// The elements of an axis moved in a circle: `out[(i + shift) mod n] = x[i]`.
public enum Roll: ComposedOperation {
  /// `roll`.
  public static var name: String { "roll" }

  /// Forwards and backwards.
  public static var examples: [OperationExample] {
    [
      OperationExample("forwards", [.init([2, 4])]) { $0[0].rolled(by: 1, axis: 1) },
      OperationExample("backwards", [.init([3, 2])]) { $0[0].rolled(by: -4, axis: 0) },
    ]
  }
}

extension Tensor {
  /// The tensor with the elements of an axis moved by `shift` places; those that leave at one end
  /// come in at the other.
  public func rolled(
    by shift: Int, axis: Int, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    let axis = normalizedAxis(axis, Roll.name, file: file, line: line)
    let extent = shape[axis]
    if extent == 0 { return self }
    let places = (shift % extent + extent) % extent
    if places == 0 { return self }
    return .concatenated(
      [
        sliced(axis: axis, from: extent - places, to: extent, file: file, line: line),
        sliced(axis: axis, from: 0, to: extent - places, file: file, line: line),
      ], axis: axis, file: file, line: line)
  }
}
