import CadenaData
import Foundation
import Testing

/// The built program, run as a process in a folder of its own.
final class Tool {
  /// How a run of the program ended.
  struct Outcome {
    let code: Int32
    let output: String
    let errors: String

    var outputLines: [String] { output.split(separator: "\n").map { String($0) } }
  }

  /// The folder in which the program runs; removed at the end.
  let folder: String

  init() throws {
    folder = FileManager.default.temporaryDirectory.path + "/cadena-tool-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// The program stands in the folder of build products, beside the tests.
  static let path: String? = {
    var folders = [
      Bundle.main.bundleURL, URL(fileURLWithPath: CommandLine.arguments[0]),
    ].map { $0.deletingLastPathComponent() }
    folders += Bundle.allBundles.map { $0.bundleURL.deletingLastPathComponent() }
    folders.append(Bundle.main.bundleURL)
    return folders.map { $0.appendingPathComponent("cadena").path }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }()

  func write(_ text: String, to name: String) throws {
    try AtomicFile.write(text, to: folder + "/" + name)
  }

  func text(_ name: String) -> String {
    String(
      decoding: FileManager.default.contents(atPath: folder + "/" + name) ?? Data(), as: UTF8.self)
  }

  func json(_ name: String) throws -> JSONValue {
    try JSONValue.parse(try InputFile.read(folder + "/" + name))
  }

  /// A process that is not started yet, with its output in two files.
  func process(
    _ arguments: [String], environment: [String: String] = [:]
  ) throws -> (process: Process, output: String, errors: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try #require(Self.path))
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.environment = ["LANG": "C"].merging(environment) { $1 }
    let names = [UUID().uuidString, UUID().uuidString].map { "\(folder)/.\($0)" }
    for name in names { try AtomicFile.write("", to: name) }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle(forWritingAtPath: names[0])
    process.standardError = FileHandle(forWritingAtPath: names[1])
    return (process, names[0], names[1])
  }

  /// Runs the program to its end.
  func run(_ arguments: String..., environment: [String: String] = [:]) throws -> Outcome {
    try run(arguments, environment: environment)
  }

  /// Runs the program to its end.
  func run(_ arguments: [String], environment: [String: String] = [:]) throws -> Outcome {
    let (process, output, errors) = try process(arguments, environment: environment)
    try process.run()
    process.waitUntilExit()
    func read(_ path: String) -> String {
      String(decoding: FileManager.default.contents(atPath: path) ?? Data(), as: UTF8.self)
    }
    // A program that a signal ended has no exit code: that is a crash.
    let code = process.terminationReason == .exit ? process.terminationStatus : -1
    return Outcome(code: code, output: read(output), errors: read(errors))
  }
}
