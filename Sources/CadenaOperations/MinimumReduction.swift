import CadenaGraph
import CadenaText

/// The smallest element over some axes; NaN if there is one among them.
///
/// The gradient goes to the smallest element, in equal parts where several are. No elements have no
/// minimum: that is an error.
public struct MinimumReduction: Operation {
  /// The axes that are reduced.
  public let axes: AxisSet
  /// Whether these axes stay, with extent 1.
  public let keepDimensions: Bool

  /// `min`.
  public static var name: String { "min" }

  /// The shape without the reduced axes.
  public func infer(_ inputs: Operands) throws(ShapeError) -> TensorType {
    try inputs.reducedType(Self.name, axes, keepDimensions: keepDimensions)
  }

  /// The cotangent at the smallest elements.
  public func gradient(_ inputs: Operands, output: Tensor, cotangent: Tensor) -> [Tensor?] {
    [inputs.extremeGradient(axes, output: output, cotangent: cotangent)]
  }

  /// A reduction.
  public func lowering(_ inputs: Operands, output: TensorType) -> Lowering {
    .reduce(.minimum, axes)
  }

  /// Rows, outer axes, everything.
  public static var examples: [OperationExample] {
    [
      OperationExample("of each row", [.init([3, 4])]) { $0[0].min(axes: [1]) },
      OperationExample("of outer axes", [.init([2, 3, 4])]) {
        $0[0].min(axes: [0, 2], keepDimensions: true)
      },
      OperationExample("of everything", [.init([3, 2])]) { $0[0].min() },
    ]
  }
}

extension Tensor {
  /// The smallest element over some axes, or over all of them when none are named.
  public func min(
    axes: [Int]? = nil, keepDimensions: Bool = false, file: StaticString = #fileID,
    line: UInt = #line
  ) -> Tensor {
    let set = axisSet(axes, MinimumReduction.name, file: file, line: line)
    return .apply(
      MinimumReduction(axes: set, keepDimensions: keepDimensions), self, file: file, line: line)
  }
}
