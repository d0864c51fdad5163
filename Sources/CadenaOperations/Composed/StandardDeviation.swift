import CadenaGraph
import CadenaText

/// The standard deviation of the elements over some axes: the square root of their variance.
///
/// The gradient where all elements are equal is 0 rather than infinite. Floating-point.
public enum StandardDeviation: ComposedOperation {
  /// `standardDeviation`.
  public static var name: String { "standardDeviation" }

  /// Both corrections.
  public static var examples: [OperationExample] {
    [
      OperationExample("of each row", [.init([3, 4])]) { $0[0].standardDeviation(axes: [1]) },
      OperationExample("of outer axes", [.init([2, 3, 2])]) {
        $0[0].standardDeviation(axes: [0, 2], keepDimensions: true, correction: 0)
      },
      OperationExample("of everything", [.init([3, 2])]) { $0[0].standardDeviation() },
    ]
  }
}

extension Tensor {
  /// The standard deviation over some axes, or over all of them when none are named.
  ///
  /// - Parameter correction: what is taken from the number of elements in the divisor: 1 for the
  ///   unbiased variance.
  public func standardDeviation(
    axes: [Int]? = nil, keepDimensions: Bool = false, correction: Double = 1,
    file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    variance(
      axes: axes, keepDimensions: keepDimensions, correction: correction, file: file, line: line
    ).squareRootWithFlatZero()
  }

  /// The square root, with a gradient of 0 where it is 0.
  func squareRootWithFlatZero() -> Tensor {
    let zero = constant(0)
    let isZero = self .== zero
    // The root of a harmless number stands where it is selected away, so that no 0 · ∞ arises.
    return .where(isZero, zero, Tensor.where(isZero, constant(1), self).squareRoot())
  }
}
