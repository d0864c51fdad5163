import Foundation

/// How long a program takes from being started to having ended.
enum StartUp {
  /// The timing of `program --version`.
  static func time(_ program: String, repeats: Int) throws -> Timing {
    let clock = ContinuousClock()
    return Timing(
      try (0..<repeats).map { _ in
        let start = clock.now
        try run(program)
        return start.duration(to: clock.now).inSeconds
      })
  }

  /// Not with `Process`, which looks for the end of its child every 50 ms.
  private static func run(_ program: String) throws {
    let arguments = [strdup(program), strdup("--version"), nil]
    defer { for argument in arguments { free(argument) } }
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
    #else
      var actions = posix_spawn_file_actions_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
    var child = pid_t()
    var status: Int32 = 0
    guard posix_spawn(&child, program, &actions, nil, arguments, nil) == 0,
      waitpid(child, &status, 0) == child, status == 0
    else { throw BenchmarkError("\(program) --version does not run: \(status)") }
  }
}
