import ArgumentParser
import CadenaExperiment
import CadenaLab
import CadenaText

/// `cadena curvature`: eigenvalues, the longest stable rate, a step foretold.
struct CurvatureCommand: ToolCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "curvature", abstract: Spoken.text(.curvatureAbstract),
      discussion: Spoken.text(.curvatureDiscussion))
  }

  static var examples: [CommandExample] { CommandExample.curvature }

  @Argument(help: Spoken.help(.helpFileRunOrSurface), completion: .surfacesExperimentsAndRuns)
  var file: String?
  @Option(
    help: Spoken.help(.helpCurvatureExample, "name"), completion: .list(CurvatureSession.examples))
  var example: String?
  @Option(parsing: .unconditional, help: Spoken.help(.helpCurvatureRows, "n")) var rows: Int?
  @Option(parsing: .unconditional, help: Spoken.help(.helpCount, "n")) var count: Int?
  @Option(parsing: .unconditional, help: Spoken.help(.helpRates, "a,b,…")) var rates: String?
  @Option(parsing: .unconditional, help: Spoken.help(.helpAt, "x,y")) var at: String?
  @Option(
    name: [.customLong("condition"), .customLong("kappa")], parsing: .unconditional,
    help: Spoken.help(.helpCondition, "κ"))
  var condition: Double?
  @Option(help: Spoken.help(.helpPageOutput, "file"), completion: .file()) var output: [String] = []
  @OptionGroup var changes: ExperimentChanges
  @Flag(help: Spoken.help(.helpJSON)) var json = false
  @OptionGroup var spoken: LanguageOption

  private var conditionFlag: String { Limits.typed("--condition", or: "--kappa") }

  func validate() throws {
    try Limits.fromOne(("--rows", rows), ("--count", count))
    if let condition { try Limits.aboveZero((conditionFlag, condition)) }
  }

  func run() throws {
    var session = CurvatureSession()
    session.input = changes.input(file)
    session.example = example
    session.rows = rows
    session.count = count
    session.rates = rates
    session.point = at
    session.condition = condition
    session.conditionFlag = conditionFlag
    session.outputs = output
    session.isJSON = json
    session.language = Spoken.language
    try session.run()
  }
}
