import ArgumentParser
import CadenaExperiment
import CadenaText

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension Quantity.Part: ExpressibleByArgument {}

/// `cadena evaluate`: how well the model of a run does.
struct EvaluateCommand: ToolCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "evaluate", abstract: Spoken.text(.evaluateAbstract),
      discussion: Spoken.text(.evaluateDiscussion))
  }

  static var examples: [CommandExample] { CommandExample.evaluate }

  @Argument(help: Spoken.help(.helpRun, "run"), completion: .runs) var runName: String
  @Option(help: Spoken.help(.helpSplit, "validation|test|train")) var split: Quantity.Part?
  @Option(help: Spoken.help(.helpEvaluationData, "file"), completion: .file()) var data: String?
  @Option(help: Spoken.help(.helpLabels, "file"), completion: .file()) var labels: String?
  @Option(help: Spoken.help(.helpExpect, "expectation")) var expect: [String] = []
  @Option(help: Spoken.help(.helpDataDirectory, "folder"), completion: .directory)
  var dataDirectory: [String] = []
  @Option(help: Spoken.help(.helpCheckpoint, "best|last")) var checkpoint: SavedRun.Checkpoint?
  @Option(parsing: .unconditional, help: Spoken.help(.helpThreads, "n")) var threads: Int?
  @Flag(help: Spoken.help(.helpJSON)) var json = false
  @OptionGroup var spoken: LanguageOption

  func validate() throws {
    try Limits.fromOne(("--threads", threads))
    if labels != nil, data == nil { throw ValidationError(Spoken.text(.labelsWithoutData)) }
    if split != nil, data != nil { throw ValidationError(Spoken.text(.splitOrData)) }
  }

  func run() throws {
    var session = EvaluationSession(run: runName)
    session.part = split
    session.dataFile = data
    session.labels = labels
    session.dataFolders = dataDirectory
    session.expectations = expect
    session.checkpoint = checkpoint
    session.threads = threads
    session.isJSON = json
    session.language = Spoken.language
    session.environment = ProcessInfo.processInfo.environment
    let code = try session.evaluate()
    if code != .done { throw ArgumentParser.ExitCode(code.rawValue) }
  }
}
