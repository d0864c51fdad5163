import ArgumentParser
import CadenaExperiment
import CadenaText

extension PredictionOptions.Format: ExpressibleByArgument {}
extension SavedRun.Checkpoint: ExpressibleByArgument {}

/// `cadena predict`: what the model of a run says about the rows of a file.
struct PredictCommand: ToolCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "predict", abstract: Spoken.text(.predictAbstract),
      discussion: Spoken.text(.predictDiscussion))
  }

  static var examples: [CommandExample] { CommandExample.predict }

  @Argument(help: Spoken.help(.helpRun, "run")) var runName: String
  @Option(help: Spoken.help(.helpInput, "file")) var input: String
  @Option(help: Spoken.help(.helpOutput, "file")) var output: String?
  @Option(help: Spoken.help(.helpPredictionFormat, "csv|json"))
  var format: PredictionOptions.Format = .csv
  @Flag(help: Spoken.help(.helpJSON)) var json = false
  @Flag(inversion: .prefixedNo, help: Spoken.help(.helpProbabilities)) var probabilities = true
  @Flag(help: Spoken.help(.helpLogits)) var logits = false
  @Flag(help: Spoken.help(.helpKeep)) var keep = false
  @Option(help: Spoken.help(.helpInputDelimiter, "character")) var delimiter: String?
  @Flag(inversion: .prefixedNo, help: Spoken.help(.helpInputHeader)) var header: Bool?
  @Option(help: Spoken.help(.helpCheckpoint, "best|last")) var checkpoint: SavedRun.Checkpoint?
  @Option(help: Spoken.help(.helpThreads, "n")) var threads: Int?
  @Flag(help: Spoken.help(.helpQuiet)) var quiet = false
  @OptionGroup var spoken: LanguageOption

  func validate() throws {
    try Limits.fromOne(("--threads", threads))
    if let delimiter, delimiter.count != 1, delimiter != "\\t" {
      throw ValidationError(Spoken.text(.flagOneCharacter("--delimiter", delimiter)))
    }
  }

  func run() throws {
    var session = PredictionSession(run: runName, input: input)
    session.output = output
    session.checkpoint = checkpoint
    session.options.format = json ? .json : format
    session.options.hasProbabilities = probabilities
    session.options.hasRawOutputs = logits
    session.options.keepsInput = keep
    session.delimiter = delimiter == "\\t" ? "\t" : delimiter?.first
    session.header = header
    session.threads = threads
    session.isQuiet = quiet
    session.language = Spoken.language
    let code = try session.predict()
    if code != .done { throw ArgumentParser.ExitCode(code.rawValue) }
  }
}
