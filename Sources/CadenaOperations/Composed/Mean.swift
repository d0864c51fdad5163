import CadenaGraph
import CadenaText

/// The mean of the elements over some axes: their sum divided by their number. NaN when there are
/// none. Floating-point.
public enum Mean: ComposedOperation {
  /// `mean`.
  public static var name: String { "mean" }

  /// Rows, outer axes, everything.
  public static var examples: [OperationExample] {
    [
      OperationExample("of each row", [.init([3, 4])]) { $0[0].mean(axes: [1]) },
      OperationExample("of outer axes", [.init([2, 3, 4])]) {
        $0[0].mean(axes: [0, 2], keepDimensions: true)
      },
      OperationExample("of everything", [.init([3, 2])]) { $0[0].mean() },
    ]
  }
}

extension Tensor {
  /// The mean over some axes, or over all of them when none are named.
  public func mean(
    axes: [Int]? = nil, keepDimensions: Bool = false, file: StaticString = #fileID,
    line: UInt = #line
  ) -> Tensor {
    checked(file, line, try type.requireFloat(Mean.name))
    let set = axisSet(axes, Mean.name, file: file, line: line)
    let sum = Tensor.apply(
      Sum(axes: set, keepDimensions: keepDimensions), self, file: file, line: line)
    return sum / constant(Double(shape.count(along: set)))
  }
}
