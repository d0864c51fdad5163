import Foundation

/// One run of a program, from being started to having ended.
struct ProgramRun {
  /// Wall-clock time.
  let seconds: Double
  /// The most memory that it held at a time, in bytes.
  let peakMemory: Double
  /// What it left: 0 when all went well.
  let status: Int32

  /// Runs a program whose output nobody reads; what it says about errors is shown.
  ///
  /// Not with `Process`, which looks for the end of its child every 50 ms and does not tell its memory.
  init(_ program: String, _ arguments: [String], output: String = "/dev/null") throws {
    let words = ([program] + arguments).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
    #else
      var actions = posix_spawn_file_actions_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(
      &actions, STDOUT_FILENO, output, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    var child = pid_t()
    var ended: Int32 = 0
    var usage = rusage()
    let clock = ContinuousClock()
    let start = clock.now
    guard posix_spawn(&child, program, &actions, nil, words, environ) == 0,
      wait4(child, &ended, 0, &usage) == child
    else { throw BenchmarkError("\(program) does not start") }
    seconds = start.duration(to: clock.now).inSeconds
    // Linux counts KiB, Darwin bytes.
    #if canImport(Darwin)
      peakMemory = Double(usage.ru_maxrss)
    #else
      peakMemory = Double(usage.ru_maxrss) * 1024
    #endif
    status = ended & 0x7f == 0 ? (ended >> 8) & 0xff : ended & 0x7f + 128
  }
}
