import CadenaData
import CadenaOptimizers
import Testing

/// The reference's names of optimisers, and what they are called here.
enum OptimizerTable {
  /// A hyper-parameter of a case.
  private struct Hyper {
    let values: [String: JSONValue]

    func callAsFunction(_ key: String, _ absent: Double = 0) -> Double {
      values[key]?.number ?? absent
    }

    func flag(_ key: String) -> Bool { values[key]?.boolean ?? false }
  }

  /// The rule of a case, and what happens to gradients before it.
  static func rule(
    _ name: String, _ values: [String: JSONValue]
  ) -> (optimizer: any Optimizer, clipping: Clipping?)? {
    let hyper = Hyper(values: values)
    let rate = hyper("lr")
    switch name {
    case "gd": return (SGD(learningRate: rate), nil)
    case "gd_clip_value": return (SGD(learningRate: rate), .value(hyper("clip")))
    case "gd_clip_norm": return (SGD(learningRate: rate), .globalNorm(hyper("clip")))
    case "sgd_torch":
      return (
        SGD(
          learningRate: rate, momentum: hyper("momentum"), dampening: hyper("dampening"),
          nesterov: hyper.flag("nesterov"), weightDecay: hyper("weight_decay")), nil
      )
    case "momentum_velocity":
      return (Momentum(learningRate: rate, momentum: hyper("alpha"), form: .velocity), nil)
    case "momentum_accumulated":
      return (Momentum(learningRate: rate, momentum: hyper("gamma"), form: .accumulated), nil)
    case "momentum_average":
      return (Momentum(learningRate: rate, momentum: hyper("beta"), form: .averaged), nil)
    case "momentum_average_previous":
      return (Momentum(learningRate: rate, momentum: hyper("beta"), form: .averagedLagged), nil)
    case "nesterov_lookahead":
      return (Nesterov(learningRate: rate, momentum: hyper("alpha")), nil)
    case "adagrad", "adagrad_lecture":
      return (
        AdaGrad(
          learningRate: rate, epsilon: hyper("eps"), learningRateDecay: hyper("lr_decay"),
          initialAccumulator: hyper("initial_accumulator_value")), nil
      )
    case "rmsprop", "rmsprop_lecture", "rmsprop_eps_inside":
      return (
        RMSProp(
          learningRate: rate, decay: hyper("rho"), epsilon: hyper("eps"),
          epsilonPlacement: name == "rmsprop_eps_inside" ? .inside : .outside,
          centered: hyper.flag("centered"), momentum: hyper("momentum"),
          weightDecay: hyper("weight_decay")), nil
      )
    default: return adam(name, hyper).map { ($0, nil) }
    }
  }

  private static func adam(_ name: String, _ hyper: Hyper) -> (any Optimizer)? {
    switch name {
    case "adam", "adam_eps_inside", "adam_no_correction":
      Adam(
        learningRate: hyper("lr"), beta1: hyper("beta1"), beta2: hyper("beta2"),
        epsilon: hyper("eps"), epsilonPlacement: name == "adam_eps_inside" ? .inside : .outside,
        biasCorrection: name != "adam_no_correction", weightDecay: hyper("weight_decay"))
    case "adamw":
      AdamW(
        learningRate: hyper("lr"), beta1: hyper("beta1"), beta2: hyper("beta2"),
        epsilon: hyper("eps"), weightDecay: hyper("weight_decay"))
    default: nil
    }
  }
}
