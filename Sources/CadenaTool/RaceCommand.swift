import ArgumentParser
import CadenaExperiment
import CadenaLab
import CadenaText

/// `cadena race`: methods on a surface or an experiment.
struct RaceCommand: ToolCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "race", abstract: Spoken.text(.raceAbstract),
      discussion: Spoken.text(.raceDiscussion(TestSurface.names)))
  }

  static var examples: [CommandExample] { CommandExample.race }

  @Argument(help: Spoken.help(.helpRaceSubject, "subject"), completion: .surfacesExperimentsAndRuns)
  var subject: String?
  @Option(
    help: Spoken.help(.helpOptimizer, "method"), completion: .list(Catalogue.optimizers.builtNames))
  var optimizer: [String] = []
  @Option(parsing: .unconditional, help: Spoken.help(.helpRaceSteps, "n")) var steps: Int?
  @Option(parsing: .unconditional, help: Spoken.help(.helpRaceEpochs, "n")) var epochs: Int?
  @Option(parsing: .unconditional, help: Spoken.help(.helpStart, "x,y")) var start: String?
  @Option(
    name: [.customLong("condition"), .customLong("kappa")], parsing: .unconditional,
    help: Spoken.help(.helpCondition, "κ"))
  var condition: Double?
  @Option(parsing: .unconditional, help: Spoken.help(.helpNoise, "σ")) var noise: Double?
  @Option(parsing: .unconditional, help: Spoken.help(.helpRaceTarget, "value")) var target: Double?
  @Option(parsing: .unconditional, help: Spoken.help(.helpRaceSeed, "n")) var seed: UInt64?
  @Flag(help: Spoken.help(.helpKeepGoing)) var keepGoing = false
  @Flag(help: Spoken.help(.helpTune)) var tune = false
  @Flag(help: Spoken.help(.helpDefaultRates)) var defaultRates = false
  @Flag(help: Spoken.help(.helpPlain)) var plain = false
  @Option(help: Spoken.help(.helpPageOutput, "file"), completion: .file()) var output: [String] = []
  @OptionGroup var changes: ExperimentChanges
  @Flag(help: Spoken.help(.helpJSON)) var json = false
  @Flag(help: Spoken.help(.helpQuiet)) var quiet = false
  @OptionGroup var spoken: LanguageOption

  private var conditionFlag: String { Limits.typed("--condition", or: "--kappa") }

  func validate() throws {
    try Limits.fromOne(("--steps", steps), ("--epochs", epochs))
    if let condition { try Limits.aboveZero((conditionFlag, condition)) }
    if let noise { try Limits.fromZero(("--noise", noise)) }
    if let target { try Limits.finite(("--target", target)) }
  }

  func run() throws {
    var session = RaceSession()
    session.input = changes.input(subject)
    session.optimizers = optimizer
    session.steps = steps
    session.epochs = epochs
    session.condition = condition
    session.conditionFlag = conditionFlag
    session.start = start
    session.noise = noise
    session.seed = seed
    session.target = target
    session.keepsGoing = keepGoing
    session.tunes = tune
    session.keepsDefaultRates = defaultRates
    session.isPlain = plain
    session.outputs = output
    session.isJSON = json
    session.isQuiet = quiet
    session.language = Spoken.language
    try session.run()
  }
}
