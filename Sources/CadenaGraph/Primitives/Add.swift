import CadenaText

/// The sum of two tensors, element by element: `a + b`.
///
/// Shapes are broadcast: axes aligned at the end, extents equal or 1. The gradient of each operand
/// is the cotangent, summed over the axes in which it was stretched. Floating-point or int32.
public struct Add: Operation {
  /// `add`.
  public static var name: String { "add" }

  /// The broadcast shape of the operands, which must be numbers.
  public func infer(_ inputs: Operands) throws(ShapeError) -> TensorType {
    let type = try inputs.broadcastType(Self.name)
    guard type.dtype.isFloatingPoint || type.dtype == .int32 else {
      throw ShapeError(
        Self.name,
        .elementTypeNotSupported(type.dtype.description, allowed: "float32, float64, int32"),
        inputs.shapes)
    }
    return type
  }

  /// The cotangent for both.
  public func gradient(_ inputs: Operands, output: Tensor, cotangent: Tensor) -> [Tensor?] {
    [cotangent.summed(to: inputs.shape(0)), cotangent.summed(to: inputs.shape(1))]
  }

  /// One addition per element.
  public func lowering(_ inputs: Operands, output: TensorType) -> Lowering {
    .elementwise(ScalarProgram(.add, [output.dtype, output.dtype]))
  }

  /// Equal shapes and broadcasts.
  public static var examples: [OperationExample] {
    [
      OperationExample("sum of equal shapes", [.init([2, 3]), .init([2, 3])]) { $0[0] + $0[1] },
      OperationExample("column plus row", [.init([2, 1, 4]), .init([3, 1])]) { $0[0] + $0[1] },
    ]
  }
}

extension Tensor {
  /// The sum, element by element; shapes are broadcast.
  public static func + (a: Tensor, b: Tensor) -> Tensor { apply(Add(), a, b) }

  /// Adds a number, of the tensor's element type, to every element.
  public static func + (a: Tensor, b: Double) -> Tensor { a + a.number(b) }

  /// Adds a number, of the tensor's element type, to every element.
  public static func + (a: Double, b: Tensor) -> Tensor { b.number(a) + b }

  /// Replaces a tensor by its sum with another.
  public static func += (a: inout Tensor, b: Tensor) { a = a + b }

  /// Adds a number to every element.
  public static func += (a: inout Tensor, b: Double) { a = a + b }
}

extension Operands {
  /// Shape and element type of an element-wise operation: all operands broadcast together, all of
  /// one element type.
  public func broadcastType(_ operation: String) throws(ShapeError) -> TensorType {
    var shape = self.shape(0)
    let dtype = self.dtype(0)
    for index in 1..<Swift.max(1, count) {
      guard self.dtype(index) == dtype else {
        throw ShapeError(
          operation, .elementTypesDiffer((0..<count).map { self.dtype($0).description }), shapes)
      }
      guard let both = Shape.broadcast(shape, self.shape(index)) else {
        throw ShapeError(operation, .shapesDoNotBroadcast, shapes)
      }
      shape = both
    }
    return TensorType(shape, dtype)
  }
}
