import CadenaOptimizers
import CadenaText

extension Catalogue {
  private static let warmup = OptionSpecification.integer(
    "warmup", .nonNegative, 0, SchemaText.scheduleFreeWarmup)
  private static let decayAtPoint = OptionSpecification.number(
    "weightDecay", .nonNegative, 0, SchemaText.scheduleFreeDecay)

  /// The optimisers that need no schedule, or no learning rate.
  static let optimizersWithoutSchedule: [CatalogueEntry] = [
    .optimizer(
      "scheduleFreeSGD", SchemaText.scheduleFreeSGD,
      [
        learningRate(1),
        .number("momentum", .fraction, 0.9, SchemaText.scheduleFreeMomentum), warmup,
        decayAtPoint,
      ]
    ) {
      ScheduleFreeSGD(
        learningRate: $0.number("learningRate"), momentum: $0.number("momentum"),
        warmup: $0.integer("warmup"), weightDecay: $0.number("weightDecay"))
    },
    .optimizer(
      "scheduleFreeAdamW", SchemaText.scheduleFreeAdamW,
      [
        learningRate(0.0025),
        .number("beta1", .fraction, 0.9, SchemaText.scheduleFreeMomentum),
        .number("beta2", .fraction, 0.999, SchemaText.beta2), epsilon(1e-8), warmup,
        decayAtPoint,
        .word("correction", ["rate", "denominator"], SchemaText.scheduleFreeCorrection),
      ]
    ) {
      ScheduleFreeAdamW(
        learningRate: $0.number("learningRate"), beta1: $0.number("beta1"),
        beta2: $0.number("beta2"), epsilon: $0.number("epsilon"), warmup: $0.integer("warmup"),
        weightDecay: $0.number("weightDecay"),
        correction: ScheduleFreeAdamW.Correction(rawValue: $0.text("correction")) ?? .rate)
    },
    .optimizer(
      "polyak", SchemaText.polyak,
      [
        .number("learningRate", .nonNegative, 1, SchemaText.polyakFactor),
        .number("target", .all, 0, SchemaText.polyakTarget),
        .number("scale", .positive, 1, SchemaText.polyakScale),
        OptionSpecification(
          "maximumRate", .number(.positive), .optional, SchemaText.polyakMaximum),
      ]
    ) {
      Polyak(
        learningRate: $0.number("learningRate"), target: $0.number("target"),
        scale: $0.number("scale"), maximumRate: $0.numberIfGiven("maximumRate"))
    },
  ]
}
