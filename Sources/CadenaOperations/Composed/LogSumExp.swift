import CadenaGraph
import CadenaText

/// The logarithm of a sum of exponentials over some axes: `log Σ e^x`.
///
/// The largest element is taken out first, so that nothing overflows: `m + log Σ e^(x - m)`. Axes
/// of nothing but -∞ give -∞. The gradient is `g · softmax(x)`. Floating-point; no elements are an
/// error.
public enum LogSumExp: ComposedOperation {
  /// `logSumExp`.
  public static var name: String { "logSumExp" }

  /// Rows, outer axes, everything.
  public static var examples: [OperationExample] {
    [
      OperationExample("of each row", [.init([3, 4])]) { $0[0].logSumExp(axes: [1]) },
      OperationExample("of outer axes", [.init([2, 3, 2])]) {
        $0[0].logSumExp(axes: [0, 2], keepDimensions: true)
      },
      OperationExample("of everything", [.init([2, 3])]) { $0[0].logSumExp() },
    ]
  }
}

extension Tensor {
  /// `log Σ e^x` over some axes, or over all of them when none are named.
  public func logSumExp(
    axes: [Int]? = nil, keepDimensions: Bool = false, file: StaticString = #fileID,
    line: UInt = #line
  ) -> Tensor {
    checked(file, line, try type.requireFloat(LogSumExp.name))
    let set = axisSet(axes, LogSumExp.name, file: file, line: line)
    let largest = Tensor.apply(
      MaximumReduction(axes: set, keepDimensions: true), self, file: file, line: line
    ).stoppingGradient()
    // An infinite element cannot be taken out: ∞ - ∞ is NaN.
    let shift = Tensor.where(largest.isFinite(), largest, constant(0))
    let sum = Tensor.apply(Sum(axes: set, keepDimensions: true), (self - shift).exp())
    return (sum.log() + shift).reshaped(
      to: shape.reduced(set, keepDimensions: keepDimensions), file: file, line: line)
  }
}
