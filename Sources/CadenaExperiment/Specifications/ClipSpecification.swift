/// `clip`: how the gradients are limited before the update.
public enum ClipSpecification: Sendable, Hashable {
  /// All gradients together are scaled to this Euclidean norm when theirs is larger; PyTorch's form
  /// divides by the norm plus 1e-6.
  case norm(Double, addsEpsilon: Bool)
  /// Each element is limited to ± this value.
  case value(Double)

  init(_ options: Options) {
    if let norm = options.numberIfGiven("norm") {
      self = .norm(norm, addsEpsilon: options.textIfGiven("form") == "torch")
    } else {
      self = .value(options.number("value"))
    }
  }

  var options: Options {
    switch self {
    case .norm(let norm, let addsEpsilon):
      Options([("norm", .number(norm)), ("form", .text(addsEpsilon ? "torch" : "exact"))])
    case .value(let value): Options([("value", .number(value))])
    }
  }
}
