import ArgumentParser
import CadenaExperiment
import CadenaText

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// `cadena data describe`: what a data set is like.
struct DescribeCommand: ToolCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "describe", abstract: Spoken.text(.describeAbstract),
      discussion: Spoken.text(.describeDiscussion))
  }

  static var examples: [CommandExample] { CommandExample.describe }

  @Argument(help: Spoken.help(.helpSource), completion: .file()) var source: String
  @Option(help: Spoken.help(.helpTarget, "column")) var target: [String] = []
  @Option(help: Spoken.help(.helpDelimiter, "character")) var delimiter: String?
  @Option(help: Spoken.help(.helpDecimal, "character")) var decimal = "."
  @Option(help: Spoken.help(.helpLabels, "file"), completion: .file()) var labels: String?
  @Option(help: Spoken.help(.helpDataDirectory, "folder"), completion: .directory)
  var dataDirectory: [String] = []
  @Flag(help: Spoken.help(.helpAllColumns)) var all = false
  @Flag(help: Spoken.help(.helpJSON)) var json = false
  @OptionGroup var spoken: LanguageOption

  func validate() throws {
    guard decimal == "." || decimal == "," else {
      throw ValidationError(Spoken.text(.flagDecimal(decimal)))
    }
    guard let delimiter, delimiter.count != 1, delimiter != "\\t" else { return }
    throw ValidationError(Spoken.text(.flagOneCharacter("--delimiter", delimiter)))
  }

  func run() throws {
    var session = DescribeSession(source: source)
    session.targets = target
    session.delimiter = delimiter == "\\t" ? "\t" : delimiter?.first
    session.decimal = decimal.first ?? "."
    session.labels = labels
    session.dataFolders = dataDirectory
    session.showsAll = all
    session.isJSON = json
    session.language = Spoken.language
    session.environment = ProcessInfo.processInfo.environment
    try session.run()
  }
}
