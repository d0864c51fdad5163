import ArgumentParser
import CadenaExperiment
import CadenaText

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The experiment file and the changes to it, for commands that look at it.
struct ExperimentOptions: ParsableArguments {
  @Argument(help: Spoken.help(.helpFileOrRun), completion: .experimentsAndRuns) var file: String?
  @OptionGroup var changes: ExperimentChanges

  var input: ExperimentInput { changes.input(file) }
}

/// The changes to an experiment and where its data lie, for commands that name their subject in their
/// own way.
struct ExperimentChanges: ParsableArguments {
  @Option(name: .customLong("set"), help: Spoken.help(.helpSet, "key=value"))
  var settings: [String] = []
  @Option(help: Spoken.help(.helpDataDirectory, "folder"), completion: .directory)
  var dataDirectory: [String] = []

  /// What is read for a subject.
  func input(_ file: String?) -> ExperimentInput {
    var input = ExperimentInput()
    input.file = file
    input.settings = settings
    input.dataFolders = dataDirectory
    input.environment = ProcessInfo.processInfo.environment
    return input
  }
}
