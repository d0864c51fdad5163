import CadenaGraph
import CadenaText

/// The variance of the elements over some axes: `Σ (x - mean)² / (n - correction)`.
///
/// Two passes, so that a large mean costs no digits. The correction is 1 for the unbiased estimate
/// from a sample and 0 for the variance of the elements themselves, as in batch normalisation; NaN
/// or infinite when n is not above it. Floating-point.
public enum Variance: ComposedOperation {
  /// `variance`.
  public static var name: String { "variance" }

  /// Both corrections.
  public static var examples: [OperationExample] {
    [
      OperationExample("of each row", [.init([3, 4])]) { $0[0].variance(axes: [1]) },
      OperationExample("of outer axes", [.init([2, 3, 2])]) {
        $0[0].variance(axes: [0, 2], keepDimensions: true, correction: 0)
      },
      OperationExample("of everything", [.init([3, 2])]) { $0[0].variance() },
    ]
  }
}

extension Tensor {
  /// The variance over some axes, or over all of them when none are named.
  ///
  /// - Parameter correction: what is taken from the number of elements in the divisor: 1 for the
  ///   unbiased estimate.
  public func variance(
    axes: [Int]? = nil, keepDimensions: Bool = false, correction: Double = 1,
    file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    checked(file, line, try type.requireFloat(Variance.name))
    let set = axisSet(axes, Variance.name, file: file, line: line)
    let count = Double(shape.count(along: set))
    let mean = Tensor.apply(Sum(axes: set, keepDimensions: true), self) / constant(count)
    let squares = (self - mean).squared()
    let sum = Tensor.apply(
      Sum(axes: set, keepDimensions: keepDimensions), squares, file: file, line: line)
    return sum / constant(Swift.max(0, count - correction))
  }
}
