import CadenaGraph
import CadenaOperations

/// Gradients kept from exploding before an optimiser sees them (row C13).
public enum Clipping: Sendable, Hashable {
  /// How the norm's factor is computed.
  public enum NormForm: String, Sendable, CaseIterable {
    /// `limit / norm`: the clipped norm is the limit.
    case exact
    /// `limit / (norm + 1e-6)`, as PyTorch does.
    case torch
  }

  /// Each element limited to [-limit, limit].
  case value(Double)
  /// All gradients multiplied by the same factor, so that the root of the sum of all their squares
  /// is at most the limit (Pascanu, Mikolov and Bengio 2013).
  case globalNorm(Double, form: NormForm = .exact)

  /// Each gradient by itself multiplied by a factor, so that the root of the sum of its squares is
  /// at most the limit.
  case eachNorm(Double, form: NormForm = .exact)

  /// The clipped gradients.
  public func callAsFunction(_ gradients: [Tensor]) -> [Tensor] {
    switch self {
    case .value(let limit):
      return gradients.map { gradient in
        let bound = Tensor(limit, dtype: gradient.dtype)
        return gradient.minimum(bound).maximum(-bound)
      }
    case .globalNorm(let limit, let form):
      return Clipping.scaled(gradients, to: limit, form)
    case .eachNorm(let limit, let form):
      return gradients.flatMap { Clipping.scaled([$0], to: limit, form) }
    }
  }

  private static func scaled(_ gradients: [Tensor], to limit: Double, _ form: NormForm) -> [Tensor]
  {
    guard let norm = globalNorm(gradients) else { return gradients }
    let limit = Tensor(limit, dtype: norm.dtype)
    let divisor = form == .torch ? norm + 1e-6 : norm
    let factor = (limit / divisor).minimum(norm.constant(1))
    return gradients.map { $0 * factor }
  }

  /// The root of the sum of the squares of all elements of all gradients; nil when there are none.
  public static func globalNorm(_ gradients: [Tensor]) -> Tensor? {
    var total: Tensor?
    for gradient in gradients {
      let squares = (gradient * gradient).sum()
      total = total.map { $0 + squares } ?? squares
    }
    return total?.squareRoot()
  }
}
