import CadenaGraph
import CadenaText

/// A triangle of each matrix, zeros elsewhere: `out[i, j] = x[i, j]` where `j - i ≤ d` (lower) or
/// `j - i ≥ d` (upper), for the diagonal d.
///
/// The other inputs are the positions of the rows, moved by d, `[m, 1]`, and of the columns,
/// `[n]`. Elements outside the triangle are not looked at, so a NaN there does no harm. The
/// gradient is the same triangle of the cotangent.
public struct Triangle: Operation {
  /// Whether the upper triangle stays, rather than the lower one.
  public let isUpper: Bool
  /// The last diagonal that stays: 0 is the main one, positive ones lie above it.
  public let diagonal: Int

  /// `triangle`.
  public static var name: String { "triangle" }

  /// The type of x.
  public func infer(_ inputs: Operands) throws(ShapeError) -> TensorType {
    guard inputs.shape(0).rank >= 2 else {
      throw ShapeError(
        Self.name, .rankMustBe("≥ 2", found: inputs.shape(0).rank), [inputs.shape(0)])
    }
    return inputs.node(0).type
  }

  /// The same triangle of the cotangent.
  public func gradient(_ inputs: Operands, output: Tensor, cotangent: Tensor) -> [Tensor?] {
    [.apply(self, cotangent, inputs[1], inputs[2]), nil, nil]
  }

  /// A comparison of positions and a choice per element.
  public func lowering(_ inputs: Operands, output: TensorType) -> Lowering {
    .elementwise(
      ScalarProgram([output.dtype, .int32, .int32]) { program, values in
        let stays = program.apply(isUpper ? .greaterEqual : .lessEqual, values[2], values[1])
        let zero = program.constant(0, output.dtype)
        return program.apply(.select, stays, values[0], zero)
      })
  }

  /// Both triangles, with and without the diagonal, of a batch.
  public static var examples: [OperationExample] {
    [
      OperationExample("lower", [.init([3, 4])]) { $0[0].lowerTriangle() },
      OperationExample("strictly lower", [.init([2, 3, 3])]) { $0[0].lowerTriangle(diagonal: -1) },
      OperationExample("upper", [.init([4, 3])]) { $0[0].upperTriangle() },
      OperationExample("strictly upper", [.init([3, 3])]) { $0[0].upperTriangle(diagonal: 1) },
    ]
  }
}

extension Tensor {
  /// The elements on and below a diagonal of each matrix, zeros elsewhere.
  public func lowerTriangle(
    diagonal: Int = 0, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    triangle(Triangle(isUpper: false, diagonal: diagonal), file, line)
  }

  /// The elements on and above a diagonal of each matrix, zeros elsewhere.
  public func upperTriangle(
    diagonal: Int = 0, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    triangle(Triangle(isUpper: true, diagonal: diagonal), file, line)
  }

  private func triangle(
    _ triangle: Triangle, _ file: StaticString, _ line: UInt
  ) -> Tensor {
    if rank < 2 {
      stop(ShapeError(Triangle.name, .rankMustBe("≥ 2", found: rank), [shape]), file, line)
    }
    let rows = shape[rank - 2]
    let positions = Tensor.iota(rows, start: Double(triangle.diagonal)).reshaped(to: [rows, 1])
    return .apply(triangle, self, positions, .iota(shape.last), file: file, line: line)
  }
}
