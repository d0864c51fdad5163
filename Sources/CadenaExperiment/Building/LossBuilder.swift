import CadenaNetworks
import CadenaText

/// Makes the loss of an experiment. All are means over the batch; `halfSquaredError` and
/// `klDivergence` sum over the outputs first.
enum LossBuilder {
  /// The loss of a specification.
  static func loss(_ specification: LossSpecification) -> any Loss {
    let options = specification.options
    switch specification.name {
    case "softmaxCrossEntropy":
      return SoftmaxCrossEntropy(
        labelSmoothing: options.number("labelSmoothing"),
        smoothing: SoftmaxCrossEntropy.Smoothing(rawValue: options.text("smoothing")) ?? .uniform)
    case "crossEntropy": return CrossEntropy()
    case "binaryCrossEntropy": return BinaryCrossEntropy()
    case "binaryCrossEntropyWithLogits": return BinaryCrossEntropyWithLogits()
    case "meanSquaredError": return MeanSquaredError()
    case "halfSquaredError": return HalfSquaredError()
    case "meanAbsoluteError": return MeanAbsoluteError()
    case "huber": return Huber(delta: options.number("delta"))
    case "smoothL1": return SmoothL1(beta: options.number("beta"))
    case "logCosh": return LogCosh()
    case "poisson": return PoissonNegativeLogLikelihood()
    case "klDivergence": return KLDivergence(takesLogarithms: false)
    case "hinge": return Hinge(margin: options.number("margin"), power: options.integer("power"))
    case "multiMargin":
      return MultiMargin(margin: options.number("margin"), power: options.integer("power"))
    case "multiclassHinge": return MulticlassHinge(margin: options.number("margin"))
    default:
      programmingError("the loss \(specification.name) is in the catalogue and has no builder")
    }
  }
}
