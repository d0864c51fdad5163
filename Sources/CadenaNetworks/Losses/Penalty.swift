/// A penalty on the size of the weights, added to the loss: `factor · Σ |w|` (L1) or
/// `factor · Σ w²` (L2), over the weights, or over biases too (rows D1; the lecture's factor is
/// λ/2).
///
/// Weights are the parameters of kind `weight`, the gains of normalisations included; biases and
/// statistics are left out unless told otherwise. Parameters that are not trained do not count.
public struct Penalty: Sendable {
  /// What is summed.
  public enum Norm: String, Sendable, CaseIterable {
    /// Absolute values; the gradient at 0 is 0.
    case l1
    /// Squares.
    case l2
  }

  /// What is summed.
  public let norm: Norm
  /// What the sum is multiplied by.
  public let factor: Double
  /// Whether biases count too.
  public let includesBiases: Bool

  /// A penalty with a factor.
  public init(_ norm: Norm, factor: Double, includesBiases: Bool = false) {
    self.norm = norm
    self.factor = factor
    self.includesBiases = includesBiases
  }

  /// The sum of absolute values times a factor.
  public static func l1(_ factor: Double, includesBiases: Bool = false) -> Penalty {
    Penalty(.l1, factor: factor, includesBiases: includesBiases)
  }

  /// The sum of squares times a factor.
  public static func l2(_ factor: Double, includesBiases: Bool = false) -> Penalty {
    Penalty(.l2, factor: factor, includesBiases: includesBiases)
  }

  /// The penalty of a model's parameters; nil when none of them counts.
  public func callAsFunction(_ parameters: [Parameter]) -> Tensor? {
    self(
      parameters.filter {
        $0.isTrainable && ($0.kind == .weight || includesBiases && $0.kind == .bias)
      }.map(\.value))
  }

  /// The penalty of tensors; nil when there are none.
  public func callAsFunction(_ tensors: [Tensor]) -> Tensor? {
    guard let first = tensors.first else { return nil }
    var sum = size(first)
    for tensor in tensors.dropFirst() { sum = sum + size(tensor) }
    return sum * factor
  }

  private func size(_ tensor: Tensor) -> Tensor {
    norm == .l1 ? tensor.absolute().sum() : tensor.squared().sum()
  }
}
