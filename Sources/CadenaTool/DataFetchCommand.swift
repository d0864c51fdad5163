import ArgumentParser
import CadenaData
import CadenaExperiment
import CadenaText

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// `cadena data fetch`: downloads a known data set.
struct DataFetchCommand: ToolCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "fetch", abstract: Spoken.text(.fetchAbstract),
      discussion: Spoken.text(.fetchDiscussion))
  }

  static var examples: [CommandExample] { CommandExample.fetch }

  @Argument(
    help: Spoken.help(.helpDataSetName), completion: .list(KnownDataSet.all.map(\.name)))
  var name: String?
  @Flag(help: Spoken.help(.helpFetchList)) var list = false
  @Option(
    name: .customLong("to"), help: Spoken.help(.helpFetchTo, "folder"), completion: .directory)
  var folder: String?
  @Option(help: Spoken.help(.helpMirror, "url")) var mirror: [String] = []
  @Flag(help: Spoken.help(.helpJSON)) var json = false
  @Flag(help: Spoken.help(.helpQuiet)) var quiet = false
  @OptionGroup var spoken: LanguageOption

  func validate() throws {
    if name == nil, !list { throw ValidationError(Spoken.text(.nameADataSet)) }
  }

  func run() throws {
    var session = FetchSession()
    session.name = name
    session.showsList = list
    session.folder = folder
    session.mirrors = mirror
    session.isJSON = json
    session.isQuiet = quiet
    session.language = Spoken.language
    session.environment = ProcessInfo.processInfo.environment
    try session.run()
  }
}
