import ArgumentParser
import CadenaExperiment
import CadenaText

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The one place that turns errors into words and exit codes.
enum Exit {
  /// Runs the program and ends it.
  static func run(_ body: () throws -> Void) -> Never {
    Console.ignoreClosedPipes()
    let typed = TypedCommand(Array(CommandLine.arguments.dropFirst()))
    do {
      if let text = answer(typed) {
        try Console.write(text)
      } else if let problem = typed.unknownCommand {
        end(typed, problem)
      } else {
        try body()
      }
      exit(CadenaText.ExitCode.done.rawValue)
    } catch is OutputClosed {
      // What a shell reports for a program that a closed pipe ended.
      exit(128 + SIGPIPE)
    } catch let error as any CadenaError {
      Console.log(error.problem.text(Spoken.language) + "\n")
      exit(error.exitCode.rawValue)
    } catch let code as ArgumentParser.ExitCode {
      exit(code.rawValue)
    } catch let error where CadenaCommand.exitCode(for: error) == .success {
      // What the parser itself offers: words on request of a shell that completes.
      try? Console.write(CadenaCommand.message(for: error) + "\n")
      exit(CadenaText.ExitCode.done.rawValue)
    } catch let error where CadenaCommand.exitCode(for: error) == .validationFailure {
      end(typed, UsageProblem(CadenaCommand.message(for: error), typed.description).problem)
    } catch {
      Console.log(Spoken.text(.unexpected("\(error)")) + "\n")
      exit(CadenaText.ExitCode.failed.rawValue)
    }
  }

  /// Help, an overview or the version, when that is all that is asked for.
  private static func answer(_ typed: TypedCommand) -> String? {
    if typed.asksVersion, typed.unknown == nil { return "cadena \(CadenaVersion.current)\n" }
    guard typed.unknown == nil, typed.asksHelp || typed.isGroup else { return nil }
    let page = page(typed.description, isError: false)
    return typed.asksHelp || typed.chain.count > 1 ? page.text : page.overview
  }

  private static func page(_ command: CommandDescription, isError: Bool) -> HelpPage {
    let style = TerminalStyle.of(
      standardError: isError, environment: ProcessInfo.processInfo.environment)
    return HelpPage(command: command, language: Spoken.language, width: style.width)
  }

  /// Tells what was typed wrongly and how the command is used.
  private static func end(_ typed: TypedCommand, _ problem: Problem) -> Never {
    let command = typed.description
    let more = Message.helpMore(
      (["cadena", "help"] + command.path.dropFirst()).joined(separator: " "))
    Console.log(
      problem.text(Spoken.language) + "\n" + page(command, isError: true).usage
        + more.text(Spoken.language) + "\n")
    exit(CadenaText.ExitCode.usage.rawValue)
  }
}
