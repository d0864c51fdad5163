import CadenaOptimizers
import CadenaText

extension Catalogue {
  /// The schedules of the learning rate, over the T steps of the training.
  public static let schedules = Catalogue(
    .aSchedule,
    [
      .schedule(
        "linear", SchemaText.linearSchedule,
        [
          .number("final", .nonNegative, 0, SchemaText.finalRate),
          OptionSpecification(
            "steps", .integer(.atLeast(1)), .optional, SchemaText.scheduleSteps),
        ]
      ) { options, updates in
        LinearDecay(
          final: options.number("final"), steps: options.integerIfGiven("steps") ?? updates)
      }
    ]
      + CatalogueEntry.later(
        "step", "milestones", "exponential", "polynomial", "inverseTime", "cosine",
        "cosineRestarts", "warmupLinear", "warmupCosine", "oneCycle", "plateau"))
}
