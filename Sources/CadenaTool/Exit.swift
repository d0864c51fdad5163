import ArgumentParser
import CadenaExperiment
import CadenaText

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
    do {
      try body()
      exit(CadenaText.ExitCode.done.rawValue)
    } catch is OutputClosed {
      // What a shell reports for a program that a closed pipe ended.
      exit(128 + SIGPIPE)
    } catch let error as any CadenaError {
      Console.log(error.problem.text(Spoken.language) + "\n")
      exit(error.exitCode.rawValue)
    } catch let error where CadenaCommand.exitCode(for: error) != .failure {
      // Help, the version, and what the parser of arguments refuses (64).
      CadenaCommand.exit(withError: error)
    } catch {
      Console.log(Spoken.text(.unexpected("\(error)")) + "\n")
      exit(CadenaText.ExitCode.failed.rawValue)
    }
  }
}
