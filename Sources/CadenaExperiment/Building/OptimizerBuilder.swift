import CadenaOptimizers
import CadenaText

/// Makes the optimiser of an experiment.
enum OptimizerBuilder {
  /// The optimiser of a specification.
  static func optimizer(_ specification: OptimizerSpecification) -> any Optimizer {
    let options = specification.options
    let learningRate = options.number("learningRate")
    switch specification.name {
    case "sgd":
      return SGD(
        learningRate: learningRate, momentum: options.number("momentum"),
        dampening: options.number("dampening"), nesterov: options.boolean("nesterov"),
        weightDecay: options.number("weightDecay"))
    case "momentum":
      return Momentum(
        learningRate: learningRate, momentum: options.number("momentum"),
        form: Momentum.Form(rawValue: options.text("form")) ?? .velocity)
    case "nesterov":
      return Nesterov(learningRate: learningRate, momentum: options.number("momentum"))
    case "adam":
      return Adam(
        learningRate: learningRate, beta1: options.number("beta1"),
        beta2: options.number("beta2"), epsilon: options.number("epsilon"),
        epsilonPlacement: placement(options), biasCorrection: options.boolean("biasCorrection"),
        weightDecay: options.number("weightDecay"))
    case "adamW":
      return AdamW(
        learningRate: learningRate, beta1: options.number("beta1"),
        beta2: options.number("beta2"), epsilon: options.number("epsilon"),
        epsilonPlacement: placement(options), biasCorrection: options.boolean("biasCorrection"),
        weightDecay: options.number("weightDecay"))
    case "rmsProp":
      return RMSProp(
        learningRate: learningRate, decay: options.number("decay"),
        epsilon: options.number("epsilon"), epsilonPlacement: placement(options),
        centered: options.boolean("centered"), momentum: options.number("momentum"),
        weightDecay: options.number("weightDecay"))
    case "adaGrad":
      return AdaGrad(
        learningRate: learningRate, epsilon: options.number("epsilon"),
        learningRateDecay: options.number("learningRateDecay"),
        initialAccumulator: options.number("initialAccumulator"),
        weightDecay: options.number("weightDecay"))
    default:
      programmingError(
        "the optimiser \(specification.name) is in the catalogue and has no builder")
    }
  }

  private static func placement(_ options: Options) -> Adam.EpsilonPlacement {
    Adam.EpsilonPlacement(rawValue: options.text("epsilonPlacement")) ?? .outside
  }
}
