import CadenaGraph
import CadenaText

/// The logarithm of softmax along an axis: `x - log Σ e^x`.
///
/// Exact where softmax itself is 0 in the computer's numbers. The gradient is
/// `g - softmax(x) · Σ g`. That of a scalar is 0. Floating-point; no elements along the axis are an
/// error.
public enum LogSoftmaxFunction: ComposedOperation {
  /// `logSoftmax`.
  public static var name: String { "logSoftmax" }

  /// Rows, columns.
  public static var examples: [OperationExample] {
    [
      OperationExample("of each row", [.init([3, 4])]) { $0[0].logSoftmax() },
      OperationExample("of each column", [.init([2, 3, 2])]) { $0[0].logSoftmax(axis: 1) },
    ]
  }
}

extension Tensor {
  /// `x - log Σ e^x` along an axis, the last unless told otherwise.
  public func logSoftmax(
    axis: Int = -1, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    checked(file, line, try type.requireFloat(LogSoftmaxFunction.name))
    if rank == 0 {
      return alone(axis, LogSoftmaxFunction.name, file, line) {
        $0.logSoftmax(file: file, line: line)
      }
    }
    let distance = withoutLargest(axis, LogSoftmaxFunction.name, file, line)
    return distance - distance.exp().sum(axes: [axis], keepDimensions: true).log()
  }
}
