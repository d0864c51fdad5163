import CadenaGraph
import CadenaText

/// A vector of evenly spaced numbers: element i is `start + step · i`.
///
/// The numbers are structure: a plan is compiled for them. Positions along an axis, masks by
/// position and identity matrices are made of it.
public struct Iota: Operation {
  /// Number of elements.
  public let count: Int
  /// The first element.
  public let start: Double
  /// The difference between neighbours.
  public let step: Double
  /// The element type.
  public let dtype: DType

  /// `iota`.
  public static var name: String { "iota" }

  /// A vector.
  public func infer(_ inputs: Operands) throws(ShapeError) -> TensorType {
    TensorType([count], dtype)
  }

  /// A counting vector.
  public func lowering(_ inputs: Operands, output: TensorType) -> Lowering {
    .iota(start: start, step: step)
  }

  /// Positions, and numbers with a step.
  public static var examples: [OperationExample] {
    [
      OperationExample("positions", []) { _ in .iota(4) },
      OperationExample("with a step", []) { _ in
        .iota(5, start: 1, step: -0.5, dtype: .float64)
      },
    ]
  }
}

extension Tensor {
  /// A vector of `count` numbers from `start` on, each `step` after the one before; 0, 1, 2, … as
  /// `int32` unless told otherwise.
  public static func iota(
    _ count: Int, start: Double = 0, step: Double = 1, dtype: DType = .int32,
    file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    if count < 0 || dtype == .bool {
      let error = ShapeError(
        Iota.name,
        count < 0
          ? .argumentOutOfRange("count", "\(count)", allowed: "≥ 0")
          : .elementTypeNotSupported("\(dtype)", allowed: "float32, float64, int32, uint8"), [])
      stop(error, file, line)
    }
    return .apply(
      Iota(count: count, start: start, step: step, dtype: dtype), to: [], file: file, line: line)
  }
}
