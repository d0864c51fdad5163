import Foundation

/// How long a program takes from being started to having ended.
enum StartUp {
  /// The timing of `program --version`.
  static func time(_ program: String, repeats: Int) throws -> Timing {
    let clock = ContinuousClock()
    return Timing(
      try (0..<repeats).map { _ in
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = ["--version"]
        process.standardOutput = FileHandle.nullDevice
        let start = clock.now
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
          throw BenchmarkError("\(program) --version ends with \(process.terminationStatus)")
        }
        return start.duration(to: clock.now).inSeconds
      })
  }
}
