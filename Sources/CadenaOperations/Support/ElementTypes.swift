import CadenaGraph
import CadenaText

extension Operands {
  /// The broadcast type of all operands, which must be floating-point.
  func floatType(_ operation: String) throws(ShapeError) -> TensorType {
    let type = try broadcastType(operation)
    try requireFloat(0, operation)
    return type
  }

  /// The broadcast type of all operands, which must be numbers that arithmetic keeps in their type.
  func numberType(_ operation: String) throws(ShapeError) -> TensorType {
    let type = try broadcastType(operation)
    try requireNumbers(0, operation)
    return type
  }

  /// The broadcast type of all operands, which must be masks.
  func maskType(_ operation: String) throws(ShapeError) -> TensorType {
    let type = try broadcastType(operation)
    try type.requireMask(operation)
    return type
  }

  /// Checks that an input is floating-point.
  func requireFloat(_ input: Int, _ operation: String) throws(ShapeError) {
    try node(input).type.requireFloat(operation)
  }

  /// The type of an input reduced over some axes, which must have elements: for reductions that
  /// have no value otherwise.
  func reducedType(
    _ operation: String, _ axes: AxisSet, keepDimensions: Bool
  ) throws(ShapeError) -> TensorType {
    let source = shape(0)
    guard axes.axes.allSatisfy({ source[$0] > 0 }) else {
      throw ShapeError(operation, .emptyReduction, shapes)
    }
    return TensorType(source.reduced(axes, keepDimensions: keepDimensions), dtype(0))
  }
}

extension TensorType {
  /// Checks that the elements are floating-point.
  func requireFloat(_ operation: String) throws(ShapeError) {
    guard dtype.isFloatingPoint else {
      throw ShapeError(
        operation, .elementTypeNotSupported(dtype.description, allowed: "float32, float64"),
        [shape])
    }
  }

  /// Checks that the elements are truth values.
  func requireMask(_ operation: String) throws(ShapeError) {
    guard dtype == .bool else {
      throw ShapeError(
        operation, .elementTypeNotSupported(dtype.description, allowed: "bool"), [shape])
    }
  }
}

extension Shape {
  /// Number of elements that a reduction over some axes combines into one.
  func count(along axes: AxisSet) -> Int {
    axes.axes.reduce(1) { $0 * self[$1] }
  }
}
