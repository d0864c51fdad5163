import ArgumentParser
import CadenaExperiment
import CadenaText

/// `cadena runs`: what there is in the folder of runs.
struct RunsCommand: ToolCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "runs", abstract: Spoken.text(.runsAbstract),
      subcommands: [List.self, Show.self, Compare.self, Check.self])
  }

  static var examples: [CommandExample] { CommandExample.runs }

  @OptionGroup var spoken: LanguageOption

  /// `cadena runs list`
  struct List: ToolCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(commandName: "list", abstract: Spoken.text(.runsListAbstract))
    }

    static var examples: [CommandExample] { CommandExample.runsList }

    @Option(help: Spoken.help(.helpUnder, "folder"), completion: .directory) var under: String?
    @Flag(help: Spoken.help(.helpJSON)) var json = false
    @OptionGroup var spoken: LanguageOption

    func run() throws {
      var session = RunListSession()
      session.parent = under ?? session.parent
      session.isNamed = under != nil
      session.isJSON = json
      session.language = Spoken.language
      try session.list()
    }
  }

  /// `cadena runs show`
  struct Show: ToolCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(commandName: "show", abstract: Spoken.text(.runsShowAbstract))
    }

    static var examples: [CommandExample] { CommandExample.runsShow }

    @Argument(help: Spoken.help(.helpRun, "run"), completion: .runs) var runName: String
    @Flag(help: Spoken.help(.helpJSON)) var json = false
    @OptionGroup var spoken: LanguageOption

    func run() throws {
      var session = RunShowSession(run: runName)
      session.isJSON = json
      session.language = Spoken.language
      try session.show()
    }
  }

  /// `cadena runs compare`
  struct Compare: ToolCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(commandName: "compare", abstract: Spoken.text(.runsCompareAbstract))
    }

    static var examples: [CommandExample] { CommandExample.runsCompare }

    @Argument(help: Spoken.help(.helpRunsToCompare, "run"), completion: .runs) var runs: [String]
    @Flag(help: Spoken.help(.helpJSON)) var json = false
    @OptionGroup var spoken: LanguageOption

    func validate() throws {
      if runs.count < 2 { throw ValidationError(Spoken.text(.compareNeedsTwo)) }
    }

    func run() throws {
      var session = RunCompareSession(runs: runs)
      session.isJSON = json
      session.language = Spoken.language
      try session.compare()
    }
  }

  /// `cadena runs check`
  struct Check: ToolCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "check", abstract: Spoken.text(.runsCheckAbstract),
        discussion: Spoken.text(.runsCheckDiscussion))
    }

    static var examples: [CommandExample] { CommandExample.runsCheck }

    @Argument(help: Spoken.help(.helpRunsToCheck, "run"), completion: .runs)
    var runs: [String] = []
    @Flag(help: Spoken.help(.helpJSON)) var json = false
    @OptionGroup var spoken: LanguageOption

    func run() throws {
      var session = RunCheckSession(runs: runs)
      session.isJSON = json
      session.language = Spoken.language
      try session.check()
    }
  }
}
