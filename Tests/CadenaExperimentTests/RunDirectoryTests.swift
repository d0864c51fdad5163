import CadenaData
import CadenaText
import CadenaTraining
import Testing

@testable import CadenaExperiment

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A folder of its own for a test, removed at its end.
final class TemporaryFolder {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.path + "/cadena-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func entries(_ name: String = "") throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path + "/" + name).sorted()
  }

  func text(_ name: String) -> String {
    String(
      decoding: FileManager.default.contents(atPath: path + "/" + name) ?? Data(), as: UTF8.self)
  }
}

/// Run folders: numbers, refusals, files that are whole or absent.
struct RunDirectoryTests {
  @Test func numbersGoUp() throws {
    let folder = try TemporaryFolder()
    let runs = folder.path + "/a/b/runs"
    #expect(try RunDirectory.create(named: "x", under: runs).path == runs + "/x-1")
    #expect(try RunDirectory.create(named: "x", under: runs).path == runs + "/x-2")
    #expect(try RunDirectory.create(named: "y", under: runs).path == runs + "/y-1")
    for name in ["x-9", "x-03", "x-z", "x-y-20", "x"] {
      try FileManager.default.createDirectory(
        atPath: runs + "/" + name, withIntermediateDirectories: false)
    }
    #expect(try RunDirectory.create(named: "x", under: runs).path == runs + "/x-10")
    #expect(try folder.entries("a/b/runs/x-1") == ["checkpoints"])
  }

  @Test func aFolderWithTheLargestNumberIsNoRun() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(
      atPath: "\(folder.path)/x-\(Int.max)", withIntermediateDirectories: false)
    let directory = try RunDirectory.create(named: "x", under: folder.path)
    #expect(directory.path == folder.path + "/x-1")
  }

  @Test func countsThatNoRunReachesAreDamage() throws {
    let folder = try TemporaryFolder()
    let directory = try RunDirectory.create(named: "x", under: folder.path)
    var manifest = RunManifest(
      name: "x", version: "1", seed: 0, dataDigest: "", instructionSet: "", started: "")
    manifest.epochs = 3
    try directory.write(manifest)
    #expect(try RunManifest.read(directory).epochs == 3)
    for epochs in [-1, Int.max] {
      manifest.epochs = epochs
      try directory.write(manifest)
      let error = #expect(throws: DataError.self) { try RunManifest.read(directory) }
      #expect(error?.problem.what == .damagedRun)
    }
    manifest.epochs = 3
    manifest.testUses = .max
    try directory.write(manifest)
    #expect(throws: DataError.self) { try RunManifest.read(directory) }
    #expect(try directory.countTestUse() == 1 << 53 + 1)
  }

  @Test func aCurveOfTheLargestNumbersIsDrawn() {
    let largest = Double.greatestFiniteMagnitude
    #expect(RunTexts.sparkline([-largest, 0, largest]) == "▁▅█")
    #expect(RunTexts.sparkline([0, .leastNonzeroMagnitude]) == "▁▁")
    #expect(RunTexts.sparkline([1, .nan, 2]) == "▁ █")
  }

  @Test func programsThatBeginTogetherGetTheirOwnNumbers() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path
    let paths = try await withThrowingTaskGroup(of: String.self) { group in
      for _ in 0..<24 {
        group.addTask { try RunDirectory.create(named: "x", under: path).path }
      }
      var paths: Set<String> = []
      for try await path in group { paths.insert(path) }
      return paths
    }
    #expect(paths == Set((1...24).map { "\(path)/x-\($0)" }))
  }

  @Test func aNamedFolder() throws {
    let folder = try TemporaryFolder()
    #expect(try RunDirectory.create(at: folder.path + "/new/one/").path == folder.path + "/new/one")
    let empty = folder.path + "/empty"
    try FileManager.default.createDirectory(atPath: empty, withIntermediateDirectories: false)
    #expect(try RunDirectory.create(at: empty).path == empty)
    let error = #expect(throws: OutputError.self) { try RunDirectory.create(at: empty) }
    #expect(error?.exitCode == .cannotWrite)
    #expect(error?.problem.what == .folderNotEmpty)
    #expect(error?.problem.found == .verbatim("checkpoints"))
  }

  @Test func aFileIsNoFolder() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/file"
    #expect(FileManager.default.createFile(atPath: path, contents: Data()))
    for attempt in [path, path + "/below"] {
      let error = #expect(throws: OutputError.self) { try RunDirectory.create(at: attempt) }
      #expect(error?.exitCode == .cannotWrite)
      #expect(error?.problem.what == .cannotWrite)
      #expect(error?.problem.found == .verbatim("Not a directory"))
    }
    let error = #expect(throws: OutputError.self) {
      try RunDirectory.create(named: "x", under: path)
    }
    #expect(error?.exitCode == .cannotWrite)
  }

  @Test func whatCannotBeWrittenLeavesTheOldFile() throws {
    let folder = try TemporaryFolder()
    let directory = try RunDirectory.create(at: folder.path + "/run")
    let experiment = try Experiment.read(text: minimal("name: first"))
    try directory.write(experiment)
    let before = folder.text("run/experiment.yaml")
    #expect(before == experiment.yaml)
    // A folder cannot be replaced by a file: the renaming fails after the writing.
    let target = folder.path + "/run/report.html"
    try FileManager.default.createDirectory(atPath: target, withIntermediateDirectories: false)
    let error = #expect(throws: OutputError.self) {
      try directory.write(Report(ReportTests.summary, language: .english))
    }
    #expect(error?.exitCode == .cannotWrite)
    #expect(error?.problem.place == target)
    #expect(try folder.entries("run") == ["checkpoints", "experiment.yaml", "report.html"])
    #expect(folder.text("run/experiment.yaml") == before)
  }

  @Test func theManifestReadsBack() throws {
    let folder = try TemporaryFolder()
    let directory = try RunDirectory.create(at: folder.path + "/run")
    var manifest = RunManifest(
      name: "a \"b\"", version: "0.1.0", seed: .max, dataDigest: "00ff", instructionSet: "avx512",
      started: "2026-05-01T12:30:00Z")
    try directory.write(manifest)
    #expect(
      folder.text("run/run.json") == """
        {
          "schemaVersion": 1,
          "state": "running",
          "name": "a \\"b\\"",
          "version": "0.1.0",
          "seed": "18446744073709551615",
          "dataDigest": "00ff",
          "instructionSet": "avx512",
          "started": "2026-05-01T12:30:00Z",
          "epochs": 0
        }

        """)
    #expect(try RunManifest.read(directory) == manifest)
    (manifest.state, manifest.ended, manifest.epochs) = (.finished, "2026-05-01T12:31:00Z", 7)
    (manifest.bestEpoch, manifest.test) = (5, PartMetrics(loss: 0.1, accuracy: 0.5))
    manifest.problem = "…"
    try directory.write(manifest)
    #expect(try RunManifest.read(directory) == manifest)
    #expect(try RunManifest.read(RunDirectory.open(directory.path)) == manifest)
  }

  @Test func newerAndDamagedManifestsAreRefused() throws {
    let folder = try TemporaryFolder()
    let directory = try RunDirectory.create(at: folder.path + "/run")
    try AtomicFile.write("{\"schemaVersion\": 2, \"what\": []}", to: directory.manifestPath)
    let newer = #expect(throws: ExperimentError.self) { try RunManifest.read(directory) }
    #expect(newer?.exitCode == .badExperiment)
    #expect(newer?.problem.found == .verbatim("schemaVersion 2"))
    try AtomicFile.write("{\"schemaVersion\": 1", to: directory.manifestPath)
    let damaged = #expect(throws: DataError.self) { try RunManifest.read(directory) }
    #expect(damaged?.exitCode == .badData)
    let missing = #expect(throws: ExperimentError.self) { try RunDirectory.open(folder.path) }
    #expect(missing?.exitCode == .missingInput)
  }

  @Test func epochsAreLoggedAndCutBack() throws {
    let folder = try TemporaryFolder()
    let directory = try RunDirectory.create(at: folder.path + "/run")
    #expect(try MetricsLog.read(directory) == [])
    let records = (1...5).map { ReportTests.record($0, 1 / Double($0), 0.5, 0.3, 0.1) }
    do {
      let log = try MetricsLog(directory)
      for record in records { try log.append(record) }
    }
    let text = folder.text("run/metrics.jsonl")
    #expect(text == records.map { $0.metricsLine + "\n" }.joined())
    #expect(try MetricsLog.read(directory) == records)
    // A last line that was cut off by a hard kill does not count.
    try AtomicFile.write(text + "{\"epoch\":6,\"st", to: directory.metricsPath)
    #expect(try MetricsLog.read(directory) == records)
    #expect(try MetricsLog.cutBack(directory, to: 3) == Array(records[..<3]))
    let again = try MetricsLog(directory)
    try again.append(records[4])
    #expect(try MetricsLog.read(directory).map(\.epoch) == [1, 2, 3, 5])
    try AtomicFile.write("{}\n" + text, to: directory.metricsPath)
    let damaged = #expect(throws: DataError.self) { try MetricsLog.read(directory) }
    #expect(damaged?.problem.line == 1)
    #expect(damaged?.exitCode == .badData)
  }

  @Test func lossesThatWereNotFiniteReadBackAsSuch() throws {
    let folder = try TemporaryFolder()
    let directory = try RunDirectory.create(at: folder.path + "/run")
    let log = try MetricsLog(directory)
    try log.append(
      EpochRecord(
        epoch: 1, step: 2, train: PartMetrics(loss: .infinity), learningRate: 1, seconds: 0))
    let read = try #require(try MetricsLog.read(directory).first)
    #expect(read.train.loss.isNaN && read.train.accuracy == nil && read.validation == nil)
  }

  @Test(
    arguments: [
      (0, "1970-01-01T00:00:00Z"), (951_782_400, "2000-02-29T00:00:00Z"),
      (1_777_638_600.9, "2026-05-01T12:30:00Z"), (-1, "1969-12-31T23:59:59Z"),
      (4_107_542_399, "2100-02-28T23:59:59Z"), (4_107_542_400, "2100-03-01T00:00:00Z"),
    ] as [(Double, String)])
  func timesInUTC(_ seconds: Double, _ text: String) {
    #expect(UTCTime.text(secondsSince1970: seconds) == text)
  }
}
