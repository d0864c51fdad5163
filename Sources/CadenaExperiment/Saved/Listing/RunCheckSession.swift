import CadenaData
import CadenaText

/// What `cadena runs check` does: reads every file of runs and says which are damaged.
public struct RunCheckSession: Sendable {
  /// The runs, as a person names them; all in `runs` when there are none.
  public var runs: [String]
  /// Whether results are JSON lines, one object for each run.
  public var isJSON = false
  /// The language of everything but JSON.
  public var language = Language.english

  /// Checks runs.
  public init(runs: [String] = []) { self.runs = runs }

  /// Writes what came out.
  ///
  /// - Throws: `DataError` (65) when a file is damaged, `ExperimentError` (66) for a run that there
  ///   is not, `OutputClosed`.
  public func check() throws {
    let directories =
      runs.isEmpty
      ? try RunDirectory.names(under: "runs").map { try RunDirectory.open("runs/" + $0) }
      : try runs.map { try RunDirectory.find($0) }
    if directories.isEmpty { Console.log(Message.noRuns("runs").text(language) + "\n") }
    var damaged: [String] = []
    for directory in directories {
      let check = RunCheck(directory)
      try Console.write(isJSON ? json(check) : text(check))
      damaged += check.damaged
    }
    if !damaged.isEmpty { throw DataError(.runsDamaged(damaged)) }
  }

  private func json(_ check: RunCheck) -> String {
    let files = check.files.map { file -> JSONValue in
      .record([
        ("file", .string(file.name)), ("outcome", .string(file.outcome.name)),
        (
          "message",
          file.outcome.isDamage ? .string(file.outcome.message.text(.english)) : nil
        ),
      ])
    }
    return JSONValue.record([
      ("event", "check"), ("run", .string(check.directory.path)),
      ("passed", .boolean(check.damaged.isEmpty)), ("files", .array(files)),
    ]).text() + "\n"
  }

  private func text(_ check: RunCheck) -> String {
    let width = check.files.map(\.name.count).max() ?? 0
    return check.directory.path + "\n"
      + check.files.map { file in
        let space = String(repeating: " ", count: width - file.name.count + 2)
        return "  " + file.name + space + file.outcome.message.text(language) + "\n"
      }.joined()
  }
}
