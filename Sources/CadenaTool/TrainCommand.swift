import ArgumentParser
import CadenaExperiment
import CadenaText

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// `cadena train`: trains the model of an experiment file.
struct TrainCommand: ToolCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "train", abstract: Spoken.text(.trainAbstract),
      discussion: Spoken.text(.trainDiscussion))
  }

  static var examples: [CommandExample] { CommandExample.train }

  @Argument(help: Spoken.help(.helpFile), completion: .experiments) var file: String?
  @Option(help: Spoken.help(.helpResume, "run"), completion: .runs) var resume: String?
  @Option(name: .customLong("set"), help: Spoken.help(.helpSet, "key=value"))
  var settings: [String] = []
  @Option(help: Spoken.help(.helpOut, "folder"), completion: .directory) var out: String?
  @Option(help: Spoken.help(.helpDataDirectory, "folder"), completion: .directory)
  var dataDirectory: [String] = []
  @Option(parsing: .unconditional, help: Spoken.help(.helpEpochs, "n")) var epochs: Int?
  @Option(parsing: .unconditional, help: Spoken.help(.helpSeed, "n")) var seed: UInt64?
  @Option(parsing: .unconditional, help: Spoken.help(.helpThreads, "n")) var threads: Int?
  @Option(help: Spoken.help(.helpExpect, "expectation")) var expect: [String] = []
  @Flag(help: Spoken.help(.helpJSON)) var json = false
  @Flag(help: Spoken.help(.helpEveryStep)) var everyStep = false
  @Flag(help: Spoken.help(.helpQuiet)) var quiet = false
  @OptionGroup var spoken: LanguageOption

  func validate() throws {
    try Limits.fromOne(("--epochs", epochs), ("--threads", threads))
  }

  func run() throws {
    var session = TrainingSession()
    session.file = file
    session.resume = resume
    session.settings = settings
    session.out = out
    session.dataFolders = dataDirectory
    session.epochs = epochs
    session.seed = seed
    session.threads = threads
    session.expectations = expect
    session.isJSON = json
    session.tellsSteps = everyStep
    session.isQuiet = quiet
    session.language = Spoken.language
    session.environment = ProcessInfo.processInfo.environment
    let code = try session.run()
    if code != .done { throw ExitCode(code.rawValue) }
  }
}
