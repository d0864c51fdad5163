import CadenaGraph
import CadenaText

/// The value of a shape computation, or a stop at the caller's line with the error's text.
@inline(__always)
func checked<Value>(
  _ file: StaticString, _ line: UInt, _ value: @autoclosure () throws(ShapeError) -> Value
) -> Value {
  do {
    return try value()
  } catch {
    programmingError(error.description, file: file, line: line)
  }
}

/// A stop at the caller's line with the text of a shape error.
func stop(_ error: ShapeError, _ file: StaticString, _ line: UInt) -> Never {
  programmingError(error.description, file: file, line: line)
}

extension Operands {
  /// Checks that all inputs have the same element type.
  func requireOneDType(_ operation: String) throws(ShapeError) {
    for index in 1..<Swift.max(1, count) where dtype(index) != dtype(0) {
      throw ShapeError(
        operation, .elementTypesDiffer((0..<count).map { dtype($0).description }), shapes)
    }
  }

  /// Checks that an input holds indices.
  func requireIndex(_ input: Int, _ operation: String) throws(ShapeError) {
    guard dtype(input) == .int32 else {
      throw ShapeError(
        operation, .elementTypeNotSupported(dtype(input).description, allowed: "int32"), shapes)
    }
  }

  /// Checks that an input has numbers that can be added without leaving their type.
  func requireNumbers(_ input: Int, _ operation: String) throws(ShapeError) {
    guard dtype(input).isFloatingPoint || dtype(input) == .int32 else {
      throw ShapeError(
        operation,
        .elementTypeNotSupported(dtype(input).description, allowed: "float32, float64, int32"),
        shapes)
    }
  }

  /// Checks that two inputs have the same extents but on one axis.
  func requireSameExtents(
    _ a: Int, _ b: Int, except axis: Int, _ operation: String
  ) throws(ShapeError) {
    let (first, second) = (shape(a), shape(b))
    guard first.rank == second.rank else {
      throw ShapeError(operation, .rankMustBe("\(first.rank)", found: second.rank), shapes)
    }
    for other in 0..<first.rank where other != axis && first[other] != second[other] {
      throw ShapeError(
        operation, .extentsMustMatch(axis: other, first[other], second[other]), shapes)
    }
  }

  /// Checks that an input has an axis.
  func requireAxis(_ axis: Int, of input: Int, _ operation: String) throws(ShapeError) {
    guard axis >= 0 && axis < shape(input).rank else {
      throw ShapeError(operation, .axisOutOfRange(axis, rank: shape(input).rank), shapes)
    }
  }
}

extension Tensor {
  /// Positions as `int32`, which kernels read; bytes, as files of labels hold them, are widened.
  package var asIndex: Tensor { dtype == .uint8 ? cast(to: .int32) : self }
}

extension Shape {
  /// The shape seen along one axis: elements before it, its extent, elements after it.
  func around(_ axis: Int) -> (outer: Int, extent: Int, inner: Int) {
    var (outer, inner) = (1, 1)
    for other in 0..<axis { outer *= self[other] }
    for other in (axis + 1)..<Swift.max(axis + 1, rank) { inner *= self[other] }
    return (outer, self[axis], inner)
  }

  /// The shape with another extent on one axis.
  func replacing(_ axis: Int, with extent: Int) -> Shape {
    var shape = self
    shape[axis] = extent
    return shape
  }
}
