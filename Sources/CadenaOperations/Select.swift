import CadenaGraph
import CadenaText

/// Elements of one tensor where a mask is true, of another where it is not:
/// `out = condition ? a : b`.
///
/// Shapes are broadcast; a and b have one element type. The gradient of a is the cotangent where
/// the mask is true and 0 elsewhere, that of b the other way round: what is not selected never
/// reaches a gradient, not even an infinity.
public struct Select: Operation {
  /// `where`.
  public static var name: String { "where" }

  /// The broadcast shape of mask and choices.
  public func infer(_ inputs: Operands) throws(ShapeError) -> TensorType {
    guard inputs.dtype(0) == .bool else {
      throw ShapeError(
        Self.name, .elementTypeNotSupported(inputs.dtype(0).description, allowed: "bool"),
        inputs.shapes)
    }
    guard inputs.dtype(1) == inputs.dtype(2) else {
      throw ShapeError(
        Self.name,
        .elementTypesDiffer([inputs.dtype(1).description, inputs.dtype(2).description]),
        inputs.shapes)
    }
    guard let choices = Shape.broadcast(inputs.shape(1), inputs.shape(2)),
      let shape = Shape.broadcast(inputs.shape(0), choices)
    else { throw ShapeError(Self.name, .shapesDoNotBroadcast, inputs.shapes) }
    return TensorType(shape, inputs.dtype(1))
  }

  /// The cotangent, selected.
  public func gradient(_ inputs: Operands, output: Tensor, cotangent: Tensor) -> [Tensor?] {
    let zero = cotangent.constant(0)
    return [
      nil,
      Tensor.where(inputs[0], cotangent, zero).summed(to: inputs.shape(1)),
      Tensor.where(inputs[0], zero, cotangent).summed(to: inputs.shape(2)),
    ]
  }

  /// One selection per element.
  public func lowering(_ inputs: Operands, output: TensorType) -> Lowering {
    .elementwise(ScalarProgram(.select, [.bool, output.dtype, output.dtype]))
  }

  /// Equal shapes, a column of conditions, numbers.
  public static var examples: [OperationExample] {
    [
      OperationExample(
        "of equal shapes",
        [.init([2, 3], .integers(below: 2), dtype: .bool), .init([2, 3]), .init([2, 3])]
      ) { .where($0[0], $0[1], $0[2]) },
      OperationExample(
        "by a column",
        [.init([2, 1], .listed([1, 0]), dtype: .bool), .init([3]), .init(.scalar)]
      ) { .where($0[0], $0[1], $0[2]) },
      OperationExample("the positive elements", [.init([5])]) { .where($0[0] .> 0, $0[0], 0) },
    ]
  }
}

extension Tensor {
  /// The elements of `a` where the mask is true, of `b` where it is not; shapes are broadcast.
  public static func `where`(
    _ condition: Tensor, _ a: Tensor, _ b: Tensor, file: StaticString = #fileID,
    line: UInt = #line
  ) -> Tensor {
    apply(Select(), condition, a, b, file: file, line: line)
  }

  /// The elements of `a` where the mask is true, a number where it is not.
  public static func `where`(
    _ condition: Tensor, _ a: Tensor, _ b: Double, file: StaticString = #fileID,
    line: UInt = #line
  ) -> Tensor {
    .where(condition, a, a.number(b, file: file, line: line), file: file, line: line)
  }

  /// A number where the mask is true, the elements of `b` where it is not.
  public static func `where`(
    _ condition: Tensor, _ a: Double, _ b: Tensor, file: StaticString = #fileID,
    line: UInt = #line
  ) -> Tensor {
    .where(condition, b.number(a, file: file, line: line), b, file: file, line: line)
  }
}
