import CadenaOptimizers
import CadenaText

extension Catalogue {
  private static let steps = OptionSpecification(
    "steps", .integer(.atLeast(1)), .optional, SchemaText.scheduleSteps)
  private static let final = OptionSpecification.number(
    "final", .nonNegative, 0, SchemaText.finalRate)

  private static func factor(_ value: Double) -> OptionSpecification {
    .number("factor", .positive, value, SchemaText.scheduleFactor)
  }

  private static func count(_ name: String, _ value: Int, _ text: Message) -> OptionSpecification {
    .integer(name, .atLeast(1), value, text)
  }

  /// The schedules of the learning rate, over the T steps of the training.
  public static let schedules = Catalogue(
    .aSchedule,
    [
      .schedule("linear", SchemaText.linearSchedule, [final, steps]) { options, updates in
        LinearDecay(
          final: options.number("final"), steps: options.integerIfGiven("steps") ?? updates)
      },
      .schedule(
        "step", SchemaText.stepSchedule,
        [count("every", 1000, SchemaText.scheduleEvery), factor(0.1)]
      ) { options, _ in
        StepDecay(every: options.integer("every"), factor: options.number("factor"))
      },
      .schedule(
        "milestones", SchemaText.milestonesSchedule,
        [
          OptionSpecification(
            "at", .integers(.nonNegative), .required, SchemaText.milestonesAt), factor(0.1),
        ]
      ) { options, _ in
        MilestoneDecay(milestones: options.integers("at"), factor: options.number("factor"))
      },
      .schedule("exponential", SchemaText.exponentialSchedule, [factor(0.999)]) { options, _ in
        ExponentialDecay(factor: options.number("factor"))
      },
      .schedule(
        "polynomial", SchemaText.polynomialSchedule,
        [.number("power", .positive, 2, SchemaText.schedulePower), steps]
      ) { options, updates in
        PolynomialDecay(
          steps: options.integerIfGiven("steps") ?? updates, power: options.number("power"))
      },
      .schedule(
        "inverseTime", SchemaText.inverseTimeSchedule,
        [.number("decay", .nonNegative, 0.001, SchemaText.inverseTimeDecay)]
      ) { options, _ in
        InverseTimeDecay(decay: options.number("decay"))
      },
      .schedule("cosine", SchemaText.cosineSchedule, [final, steps]) { options, updates in
        CosineDecay(
          final: options.number("final"), steps: options.integerIfGiven("steps") ?? updates)
      },
      .schedule(
        "cosineRestarts", SchemaText.cosineRestartsSchedule,
        [
          final, count("firstPeriod", 1000, SchemaText.firstPeriod),
          count("factor", 1, SchemaText.periodFactor),
        ]
      ) { options, _ in
        CosineRestarts(
          final: options.number("final"), firstPeriod: options.integer("firstPeriod"),
          factor: options.integer("factor"))
      },
      .schedule(
        "warmupLinear", SchemaText.warmupLinearSchedule,
        [
          .number("startFactor", ValueRange(lower: 0, upper: 1), 0.1, SchemaText.startFactor),
          count("warmup", 100, SchemaText.warmupSteps),
        ]
      ) { options, _ in
        LinearWarmup(
          startFactor: options.number("startFactor"), steps: options.integer("warmup"))
      },
      .schedule(
        "warmupCosine", SchemaText.warmupCosineSchedule,
        [final, count("warmup", 100, SchemaText.warmupSteps), steps]
      ) { options, updates in
        let total = options.integerIfGiven("steps") ?? updates
        // A training that is shorter than its warm-up rises all the way.
        return WarmupCosine(
          final: options.number("final"), warmup: Swift.min(options.integer("warmup"), total - 1),
          steps: total)
      },
      .schedule(
        "oneCycle", SchemaText.oneCycleSchedule,
        [
          .number("rise", ValueRange(lower: 0, upper: 1), 0.3, SchemaText.oneCycleRise),
          .word("annealing", ["cosine", "linear"], SchemaText.annealing),
          .number("initialDivisor", .positive, 25, SchemaText.initialDivisor),
          .number("finalDivisor", .positive, 1e4, SchemaText.finalDivisor),
          .boolean("threePhases", false, SchemaText.threePhases), steps,
        ]
      ) { options, updates in
        OneCycle(
          steps: Swift.max(2, options.integerIfGiven("steps") ?? updates),
          rise: options.number("rise"),
          annealing: OneCycle.Annealing(rawValue: options.text("annealing")) ?? .cosine,
          initialDivisor: options.number("initialDivisor"),
          finalDivisor: options.number("finalDivisor"),
          hasThreePhases: options.boolean("threePhases"))
      },
    ]
      + watchingSchedules)
}
