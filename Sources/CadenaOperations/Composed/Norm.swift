import CadenaGraph
import CadenaText

/// The length of the elements over some axes: `Σ |x|` or `√(Σ x²)`.
///
/// The gradient of the length of a zero vector is 0 rather than infinite. Floating-point.
public enum Norm: ComposedOperation {
  /// What length means.
  public enum Order: String, Sendable, Hashable, CaseIterable {
    /// The sum of the absolute values.
    case one
    /// The square root of the sum of squares: Euclidean length.
    case two
  }

  /// `norm`.
  public static var name: String { "norm" }

  /// Both orders.
  public static var examples: [OperationExample] {
    [
      OperationExample("of each row", [.init([3, 4])]) { $0[0].norm(axes: [1]) },
      OperationExample("of everything", [.init([2, 3])]) { $0[0].norm() },
      OperationExample("of order one", [.init([2, 3])]) {
        $0[0].norm(.one, axes: [0], keepDimensions: true)
      },
      OperationExample("of outer axes", [.init([2, 3, 2])]) { $0[0].norm(axes: [0, 2]) },
    ]
  }
}

extension Tensor {
  /// The length over some axes, or of all elements when none are named; Euclidean unless told
  /// otherwise.
  public func norm(
    _ order: Norm.Order = .two, axes: [Int]? = nil, keepDimensions: Bool = false,
    file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    checked(file, line, try type.requireFloat(Norm.name))
    let set = axisSet(axes, Norm.name, file: file, line: line)
    let terms = order == .one ? absolute() : squared()
    let sum = Tensor.apply(
      Sum(axes: set, keepDimensions: keepDimensions), terms, file: file, line: line)
    return order == .one ? sum : sum.squareRootWithFlatZero()
  }
}
