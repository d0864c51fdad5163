import CadenaData
import CadenaNetworks
import Testing

/// A case of losses.json, ready to be computed.
struct LossCase {
  let name: String
  let inputs: [String: Tensor]
  let attributes: JSONValue
  private let loss: String

  init(_ value: JSONValue, _ dtype: DType) throws {
    name = try #require(value["name"]?.string)
    loss = try #require(value["loss"]?.string)
    attributes = try #require(value["attrs"])
    var inputs: [String: Tensor] = [:]
    for member in try #require(value["inputs"]?.members) {
      inputs[member.key] = try golden(member.value, dtype)
    }
    self.inputs = inputs
  }

  private func number(_ key: String) -> Double? { attributes[key]?.number }

  private var reduction: LossReduction {
    switch attributes["reduction"]?.string {
    case "sum": .sum
    case "none": .none
    case "batchmean": .batchMean
    default: .mean
    }
  }

  private func input(_ name: String) throws -> Tensor {
    try #require(inputs[name], "\(self.name) has no input \(name)")
  }

  /// The loss as this library computes it.
  func value() throws -> Tensor {
    switch loss {
    case "bce", "bce_with_logits", "cross_entropy_probabilities", "softmax_cross_entropy", "nll",
      "kl_divergence":
      return try classification()
    case "hinge", "multi_margin", "multiclass_hinge_sum":
      return try margins()
    case "cosine_embedding":
      return CosineEmbedding(margin: number("margin") ?? 0, reduction: reduction)(
        try input("x"), try input("y"), target: try input("targets"))
    case "cosine_distance":
      return CosineDistance(reduction: reduction)(try input("x"), try input("y"))
    case "triplet":
      return Triplet(margin: number("margin") ?? 1, reduction: reduction)(
        anchor: try input("anchor"), positive: try input("positive"),
        negative: try input("negative"))
    case "penalty":
      let norm = try #require(Penalty.Norm(rawValue: attributes["norm"]?.string ?? ""))
      let penalty = Penalty(norm, factor: try #require(number("factor")))
      return try #require(penalty([try input("w1"), try input("w2")]))
    default:
      return try regression()
    }
  }

  private func regression() throws -> Tensor {
    if loss == "gaussian_nll" {
      return GaussianNegativeLogLikelihood(reduction: reduction)(
        try input("means"), variances: try input("variances"), try input("targets"))
    }
    let rule: any Loss =
      switch loss {
      case "mse": MeanSquaredError(reduction: reduction)
      case "mae": MeanAbsoluteError(reduction: reduction)
      case "half_squared_error": HalfSquaredError(reduction: .sum)
      case "huber": Huber(delta: try #require(number("delta")), reduction: reduction)
      case "smooth_l1": SmoothL1(beta: try #require(number("beta")), reduction: reduction)
      case "log_cosh": LogCosh(reduction: reduction)
      case "poisson_nll": PoissonNegativeLogLikelihood(reduction: reduction)
      default: throw UnknownLoss(name: loss)
      }
    let prediction = loss == "poisson_nll" ? "log_rates" : "predictions"
    return rule(try input(prediction), try input("targets"))
  }

  private func classification() throws -> Tensor {
    let target = try inputs["labels"] ?? input("targets")
    switch loss {
    case "bce":
      return BinaryCrossEntropy(weights: inputs["weights"], reduction: reduction)(
        try input("probabilities"), target)
    case "bce_with_logits":
      return BinaryCrossEntropyWithLogits(
        weights: inputs["weights"], positiveWeights: inputs["positive_weights"],
        reduction: reduction)(try input("logits"), target)
    case "cross_entropy_probabilities":
      return CrossEntropy()(try input("probabilities"), target)
    case "nll":
      return NegativeLogLikelihood(
        classWeights: inputs["class_weights"], reduction: reduction)(
          try input("log_probabilities"), target)
    case "kl_divergence":
      let logarithms = inputs["log_probabilities"]
      return KLDivergence(takesLogarithms: logarithms != nil, reduction: reduction)(
        try logarithms ?? input("probabilities"), target)
    default:
      return SoftmaxCrossEntropy(
        labelSmoothing: number("label_smoothing") ?? 0,
        smoothing: attributes["smoothing_form"]?.string == "lecture" ? .lecture : .uniform,
        classWeights: inputs["class_weights"], ignoreIndex: attributes["ignore_index"]?.integer,
        reduction: reduction)(try input("logits"), target)
    }
  }

  private func margins() throws -> Tensor {
    let margin = number("margin") ?? 1
    let power = attributes["power"]?.integer ?? 1
    let scores = try input("scores")
    switch loss {
    case "hinge":
      return Hinge(margin: margin, power: power, reduction: reduction)(
        scores, try input("targets"))
    case "multi_margin":
      return MultiMargin(margin: margin, power: power, reduction: reduction)(
        scores, try input("labels"))
    default:
      return MulticlassHinge(margin: margin, reduction: reduction)(scores, try input("labels"))
    }
  }

  struct UnknownLoss: Error { let name: String }
}
