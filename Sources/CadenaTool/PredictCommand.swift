import ArgumentParser
import CadenaExperiment
import CadenaText

extension PredictionOptions.Format: ExpressibleByArgument {}
extension SavedRun.Checkpoint: ExpressibleByArgument {}

/// Whether probabilities are written; two flags with a help text of their own each.
enum ProbabilityFlag: EnumerableFlag {
  case probabilities
  case noProbabilities

  static func help(for value: Self) -> ArgumentHelp? {
    Spoken.help(value == .probabilities ? .helpProbabilities : .helpNoProbabilities)
  }
}

/// Whether the input's first row holds names; two flags with a help text of their own each.
enum HeaderFlag: EnumerableFlag {
  case header
  case noHeader

  static func help(for value: Self) -> ArgumentHelp? {
    Spoken.help(value == .header ? .helpInputHeader : .helpInputNoHeader)
  }
}

/// `cadena predict`: what the model of a run says about the rows of a file.
struct PredictCommand: ToolCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "predict", abstract: Spoken.text(.predictAbstract),
      discussion: Spoken.text(.predictDiscussion))
  }

  static var examples: [CommandExample] { CommandExample.predict }

  @Argument(help: Spoken.help(.helpRun, "run"), completion: .runs) var runName: String
  @Option(help: Spoken.help(.helpInput, "file"), completion: .file()) var input: String
  @Option(help: Spoken.help(.helpOutput, "file"), completion: .file()) var output: String?
  @Option(help: Spoken.help(.helpPredictionFormat, "csv|json"))
  var format: PredictionOptions.Format = .csv
  @Flag(help: Spoken.help(.helpJSON)) var json = false
  @Flag var probabilities = ProbabilityFlag.probabilities
  @Flag(help: Spoken.help(.helpLogits)) var logits = false
  @Flag(help: Spoken.help(.helpKeep)) var keep = false
  @Option(help: Spoken.help(.helpInputDelimiter, "character")) var delimiter: String?
  @Flag var header: HeaderFlag?
  @Option(help: Spoken.help(.helpCheckpoint, "best|last")) var checkpoint: SavedRun.Checkpoint?
  @Option(parsing: .unconditional, help: Spoken.help(.helpThreads, "n")) var threads: Int?
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
    session.options.hasProbabilities = probabilities == .probabilities
    session.options.hasRawOutputs = logits
    session.options.keepsInput = keep
    session.delimiter = delimiter == "\\t" ? "\t" : delimiter?.first
    session.header = header.map { $0 == .header }
    session.threads = threads
    session.isQuiet = quiet
    session.language = Spoken.language
    let code = try session.predict()
    if code != .done { throw ArgumentParser.ExitCode(code.rawValue) }
  }
}
