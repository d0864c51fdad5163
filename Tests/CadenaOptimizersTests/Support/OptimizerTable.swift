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

    func optional(_ key: String) -> Double? { values[key]?.number }

    func flag(_ key: String) -> Bool { values[key]?.boolean ?? false }
  }

  /// The rule of a case, and what happens to gradients before it.
  static func rule(
    _ name: String, _ values: [String: JSONValue]
  ) -> (optimizer: any Optimizer, clipping: Clipping?)? {
    guard let rule = plainRule(name, values) else { return nil }
    guard let decay = values["average_decay"]?.number else { return rule }
    let averaging = WeightAveraging(
      decay: decay, biasCorrection: values["average_corrected"]?.boolean ?? false)
    return (averaging.applied(to: rule.optimizer), rule.clipping)
  }

  private static func plainRule(
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
    default:
      let rule = adam(name, hyper) ?? ofStepSizes(name, hyper) ?? withoutSchedule(name, hyper)
      return rule.map { ($0, nil) }
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

  private static func ofStepSizes(_ name: String, _ hyper: Hyper) -> (any Optimizer)? {
    let rate = hyper("lr")
    let (beta1, beta2, epsilon) = (hyper("beta1"), hyper("beta2"), hyper("eps"))
    let decay = hyper("weight_decay")
    switch name {
    case "amsgrad":
      return AMSGrad(learningRate: rate, beta1: beta1, beta2: beta2, epsilon: epsilon)
    case "adamax":
      return AdaMax(learningRate: rate, beta1: beta1, beta2: beta2, epsilon: epsilon)
    case "nadam":
      return NAdam(
        learningRate: rate, beta1: beta1, beta2: beta2, epsilon: epsilon,
        momentumDecay: hyper("momentum_decay"))
    case "radam":
      return RAdam(learningRate: rate, beta1: beta1, beta2: beta2, epsilon: epsilon)
    case "adadelta":
      return AdaDelta(learningRate: rate, decay: hyper("rho"), epsilon: epsilon)
    case "lion":
      return Lion(learningRate: rate, beta1: beta1, beta2: beta2, weightDecay: decay)
    case "muon":
      return Muon(
        learningRate: rate, momentum: hyper("momentum"), nesterov: hyper.flag("nesterov"),
        weightDecay: decay)
    case "rprop", "rprop_plain":
      return RProp(
        learningRate: rate, increase: hyper("eta_plus"), decrease: hyper("eta_minus"),
        minimumStep: hyper("min_step"), maximumStep: hyper("max_step"),
        form: name == "rprop" ? .withholding : .plain)
    case "gains":
      return WeightGains(
        learningRate: rate, increase: hyper("increase"), decrease: hyper("decrease"),
        minimumGain: hyper.optional("min_gain"), maximumGain: hyper.optional("max_gain"),
        momentum: hyper("momentum"))
    default: return nil
    }
  }

  private static func withoutSchedule(_ name: String, _ hyper: Hyper) -> (any Optimizer)? {
    switch name {
    case "schedule_free_sgd":
      ScheduleFreeSGD(
        learningRate: hyper("lr"), momentum: hyper("beta"), warmup: Int(hyper("warmup")),
        weightDecay: hyper("weight_decay"))
    case "schedule_free_adamw":
      ScheduleFreeAdamW(
        learningRate: hyper("lr"), beta1: hyper("beta1"), beta2: hyper("beta2"),
        epsilon: hyper("eps"), warmup: Int(hyper("warmup")), weightDecay: hyper("weight_decay"),
        correction: hyper.values["correction"]?.string == "rate" ? .rate : .denominator)
    case "polyak":
      Polyak(
        learningRate: hyper("lr"), target: hyper("target"), scale: hyper("scale"),
        maximumRate: hyper.optional("max_rate"))
    default: nil
    }
  }
}
