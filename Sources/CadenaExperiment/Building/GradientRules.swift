import CadenaNetworks
import CadenaOptimizers

extension ClipSpecification {
  /// The rule that limits gradients.
  var clipping: Clipping {
    switch self {
    case .norm(let limit, let addsEpsilon):
      .globalNorm(limit, form: addsEpsilon ? .torch : .exact)
    case .value(let limit): .value(limit)
    }
  }
}

extension RegularizationSpecification {
  /// What is added to the loss: l1·Σ|w| and l2·Σw², those of them whose factor is not 0.
  var penalties: [Penalty] {
    var penalties: [Penalty] = []
    if l1 != 0 { penalties.append(.l1(l1, includesBiases: includesBiases)) }
    if l2 != 0 { penalties.append(.l2(l2, includesBiases: includesBiases)) }
    return penalties
  }
}
