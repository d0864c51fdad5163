import CadenaGraph
import CadenaText

/// Positive numbers that add up to 1 along an axis: `e^x / Σ e^x` (lecture A5).
///
/// The largest element is taken out first, so that nothing overflows. Elements of -∞ give 0; an
/// axis of nothing but -∞ has no softmax and gives NaN. A scalar counts as a vector of one element: 1.
/// Floating-point; no elements along the axis are an error.
///
/// Source: Bridle, "Probabilistic interpretation of feedforward classification network outputs",
/// 1990.
public enum SoftmaxFunction: ComposedOperation {
  /// `softmax`.
  public static var name: String { "softmax" }

  /// Rows, columns.
  public static var examples: [OperationExample] {
    [
      OperationExample("of each row", [.init([3, 4])]) { $0[0].softmax() },
      OperationExample("of each column", [.init([2, 3, 2])]) { $0[0].softmax(axis: 1) },
    ]
  }
}

extension Tensor {
  /// `e^x / Σ e^x` along an axis, the last unless told otherwise.
  public func softmax(
    axis: Int = -1, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    checked(file, line, try type.requireFloat(SoftmaxFunction.name))
    if rank == 0 {
      return alone(axis, SoftmaxFunction.name, file, line) { $0.softmax(file: file, line: line) }
    }
    let powers = withoutLargest(axis, SoftmaxFunction.name, file, line).exp()
    let sum = powers.sum(axes: [axis], keepDimensions: true)
    return powers * sum.reciprocal()
  }

  /// The distance of each element from the largest along an axis: what is left when it is taken
  /// out. For differentiation the largest is a constant, which changes nothing in functions that
  /// do not depend on it.
  func withoutLargest(
    _ axis: Int, _ name: String, _ file: StaticString, _ line: UInt
  ) -> Tensor {
    let axis = normalizedAxis(axis, name, file: file, line: line)
    if shape[axis] == 0 { stop(ShapeError(name, .emptyAxis, [shape]), file, line) }
    let largest = Tensor.apply(
      MaximumReduction(axes: AxisSet(axis), keepDimensions: true), self, file: file, line: line)
    return self - largest.stoppingGradient()
  }

  /// A function of the last axis for a tensor without axes: that of its only element.
  func alone(
    _ axis: Int, _ name: String, _ file: StaticString, _ line: UInt,
    _ function: (Tensor) -> Tensor
  ) -> Tensor {
    guard axis == 0 || axis == -1 else {
      stop(ShapeError(name, .axisOutOfRange(axis, rank: 0), [shape]), file, line)
    }
    return function(reshaped(to: [1], file: file, line: line)).reshaped(to: .scalar)
  }
}
