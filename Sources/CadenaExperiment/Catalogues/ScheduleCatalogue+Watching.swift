import CadenaOptimizers
import CadenaText

extension Catalogue {
  private static func rate(_ name: String, _ text: Message) -> OptionSpecification {
    OptionSpecification(name, .number(.nonNegative), .optional, text)
  }

  /// The schedules that watch the losses.
  static let watchingSchedules: [CatalogueEntry] = [
    .schedule(
      "plateau", SchemaText.plateauSchedule,
      [
        .word(
          "monitor", ReduceOnPlateau.Watched.allCases.map(\.rawValue), SchemaText.plateauMonitor),
        OptionSpecification(
          "mode", .word(ReduceOnPlateau.Mode.allCases.map(\.rawValue)), .optional,
          SchemaText.plateauMode),
        .number(
          "factor", ValueRange(lower: 0, upper: 1, includesUpper: false), 0.1,
          SchemaText.scheduleFactor),
        .integer("patience", .nonNegative, 10, SchemaText.plateauPatience),
        .number("threshold", .nonNegative, 1e-4, SchemaText.plateauThreshold),
        .word(
          "thresholdMode", ReduceOnPlateau.ThresholdMode.allCases.map(\.rawValue),
          SchemaText.plateauThresholdMode),
        .integer("cooldown", .nonNegative, 0, SchemaText.plateauCooldown),
        .number("minimum", .nonNegative, 0, SchemaText.smallestRate),
        .number("epsilon", .nonNegative, 1e-8, SchemaText.plateauEpsilon),
      ]
    ) { options, _ in
      ReduceOnPlateau(
        watched: ReduceOnPlateau.Watched(rawValue: options.text("monitor")) ?? .loss,
        mode: options.textIfGiven("mode").flatMap(ReduceOnPlateau.Mode.init(rawValue:)),
        factor: options.number("factor"), patience: options.integer("patience"),
        threshold: options.number("threshold"),
        thresholdMode: ReduceOnPlateau.ThresholdMode(rawValue: options.text("thresholdMode"))
          ?? .relative,
        cooldown: options.integer("cooldown"), minimum: options.number("minimum"),
        epsilon: options.number("epsilon"))
    },
    .schedule(
      "adaptive", SchemaText.adaptiveSchedule,
      [
        .number("increase", .atLeast(1), 1.1, SchemaText.adaptiveIncrease),
        .number(
          "decrease", ValueRange(lower: 0, upper: 1, includesLower: false), 0.5,
          SchemaText.adaptiveDecrease),
        .number("tolerance", .nonNegative, 0.02, SchemaText.adaptiveTolerance),
        .integer("window", .atLeast(2), 4, SchemaText.adaptiveWindow),
        .number("slow", .nonNegative, 0.02, SchemaText.adaptiveSlow),
        .integer("patience", .atLeast(1), 4, SchemaText.adaptivePatience),
        .number("endShare", ValueRange(lower: 0, upper: 1), 0.1, SchemaText.adaptiveEndShare),
        .number("endFactor", ValueRange(lower: 0, upper: 1), 0.1, SchemaText.adaptiveEndFactor),
        rate("minimum", SchemaText.smallestRate), rate("maximum", SchemaText.largestRate),
        OptionSpecification(
          "steps", .integer(.atLeast(1)), .optional, SchemaText.scheduleSteps),
      ],
      conflict: { options in
        guard let least = options.numberIfGiven("minimum"),
          let most = options.numberIfGiven("maximum"), least > most
        else { return nil }
        return .init(
          option: "minimum", what: .minimumAboveMaximum("minimum", "maximum"),
          remedy: .swapMinimumAndMaximum)
      }
    ) { options, updates in
      AdaptiveRate(
        steps: options.integerIfGiven("steps") ?? updates, increase: options.number("increase"),
        decrease: options.number("decrease"), tolerance: options.number("tolerance"),
        window: options.integer("window"), slow: options.number("slow"),
        patience: options.integer("patience"), endShare: options.number("endShare"),
        endFactor: options.number("endFactor"), minimum: options.numberIfGiven("minimum") ?? 0,
        maximum: options.numberIfGiven("maximum"))
    },
  ]
}
