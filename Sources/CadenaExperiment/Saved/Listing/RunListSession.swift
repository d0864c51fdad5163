import CadenaData
import CadenaText
import CadenaTraining

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What `cadena runs list` does: one line for each run of a folder, the newest first.
public struct RunListSession: Sendable {
  /// The folder of runs.
  public var parent = "runs"
  /// Whether the folder was named by a person, so that it must be there.
  public var isNamed = false
  /// Whether runs are JSON lines.
  public var isJSON = false
  /// The language of everything but JSON.
  public var language = Language.english

  /// A list of the runs in `runs`.
  public init() {}

  /// Writes the list.
  ///
  /// - Throws: `ExperimentError` (66) when a folder that was named is missing; `OutputClosed`.
  public func list() throws {
    if isNamed, !InputFile.exists(parent) {
      throw ExperimentError(.noSuchFolder, at: Origin(place: parent), exitCode: .missingInput)
    }
    let runs = RunOverview.all(under: parent)
    if isJSON {
      try Console.write(runs.map { $0.jsonLine + "\n" }.joined())
    } else if runs.isEmpty {
      Console.log(Message.noRuns(parent).text(language) + "\n")
    } else {
      try Console.write(Self.text(runs, language))
    }
  }

  static func text(_ runs: [RunOverview], _ language: Language) -> String {
    let heading: [Message] = [
      .runColumn, .stateColumn, .epochsColumn, .bestColumn, .validationPart, .verbatim(""),
      .testPart, .verbatim(""), .startedColumn, .durationColumn, .sizeColumn,
    ]
    var table = TextTable(heading.map { $0.text(language) })
    for run in runs {
      guard let manifest = run.manifest else {
        table.add([run.name, run.state.text(language)])
        continue
      }
      let epochs = max(manifest.epochs, run.epochs.last?.epoch ?? 0)
      table.add(
        [
          run.name, run.state.text(language), "\(epochs)",
          manifest.bestEpoch.map { "\($0)" } ?? "–",
        ] + RunTexts.metrics(run.chosenEpoch?.validation) + RunTexts.metrics(manifest.test)
          + [
            RunTexts.time(manifest.started),
            run.epochs.last.map { DurationText.length($0.seconds) } ?? "–",
            RunTexts.size(run.bytes),
          ])
    }
    return table.text
  }
}
