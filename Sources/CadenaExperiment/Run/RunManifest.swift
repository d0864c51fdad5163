import CadenaText

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// `run.json`: how a run stands, written at its start, after every epoch and at its end.
public struct RunManifest: Sendable, Hashable {
  /// The version of this file's form. A newer one is refused by name, an older one read.
  public static let schemaVersion = 1

  /// How the run stands.
  public var state: RunState
  /// The experiment's name.
  public var name: String
  /// The version of Cadena that ran it.
  public var version: String
  /// The seed from which everything random derives.
  public var seed: UInt64
  /// A digest of the data, by which a resumed run knows that they are the same.
  public var dataDigest: String
  /// The kernels that were chosen for the processor, since bits are promised per instruction set.
  public var instructionSet: String
  /// When it began, as `2026-05-01T12:30:00Z`.
  public var started: String
  /// When it ended.
  public var ended: String?
  /// How many epochs are finished.
  public var epochs: Int
  /// The best epoch, from 1.
  public var bestEpoch: Int?
  /// The test part, measured with the best weights.
  public var test: PartMetrics?
  /// What went wrong, for a run that diverged or failed.
  public var problem: String?

  /// A run that begins.
  public init(
    name: String, version: String, seed: UInt64, dataDigest: String, instructionSet: String,
    started: String
  ) {
    state = .running
    self.name = name
    self.version = version
    self.seed = seed
    self.dataDigest = dataDigest
    self.instructionSet = instructionSet
    self.started = started
    epochs = 0
  }

  /// The file's text: one key a line.
  var json: String {
    var lines = [
      "\"schemaVersion\": \(Self.schemaVersion)",
      "\"state\": \(JSONLine.quoted(state.rawValue))",
      "\"name\": \(JSONLine.quoted(name))",
      "\"version\": \(JSONLine.quoted(version))",
      "\"seed\": \(seed)",
      "\"dataDigest\": \(JSONLine.quoted(dataDigest))",
      "\"instructionSet\": \(JSONLine.quoted(instructionSet))",
      "\"started\": \(JSONLine.quoted(started))",
    ]
    if let ended { lines.append("\"ended\": \(JSONLine.quoted(ended))") }
    lines.append("\"epochs\": \(epochs)")
    if let bestEpoch { lines.append("\"best\": {\"epoch\":\(bestEpoch)}") }
    if let test { lines.append("\"test\": \(test.json.text)") }
    if let problem { lines.append("\"problem\": \(JSONLine.quoted(problem))") }
    return "{\n" + lines.map { "  " + $0 }.joined(separator: ",\n") + "\n}\n"
  }

  /// Reads the file of a run; 78 when a newer Cadena wrote it, 65 when it is damaged.
  public static func read(_ directory: RunDirectory) throws(ExperimentError) -> RunManifest {
    let path = directory.manifestPath
    let data = Data(try InputFile.bytes(path, limit: 1 << 20))
    let decoder = JSONDecoder()
    guard let form = try? decoder.decode(RunManifestFile.Form.self, from: data) else {
      throw ExperimentError(.damagedRun, at: Origin(place: path), exitCode: .badData)
    }
    guard form.schemaVersion <= schemaVersion else {
      throw ExperimentError(
        .newerRun, at: Origin(place: path), expected: .verbatim("schemaVersion ≤ \(schemaVersion)"),
        found: .verbatim("schemaVersion \(form.schemaVersion)"), remedy: .useNewerVersion)
    }
    guard let file = try? decoder.decode(RunManifestFile.self, from: data),
      let manifest = file.manifest
    else { throw ExperimentError(.damagedRun, at: Origin(place: path), exitCode: .badData) }
    return manifest
  }
}

/// `run.json` as it is decoded.
private struct RunManifestFile: Decodable {
  struct Form: Decodable { let schemaVersion: Int }
  struct Best: Decodable { let epoch: Int }

  let state: String
  let name: String
  let version: String
  let seed: UInt64
  let dataDigest: String
  let instructionSet: String
  let started: String
  let ended: String?
  let epochs: Int
  let best: Best?
  let test: DecodedMetrics?
  let problem: String?

  var manifest: RunManifest? {
    guard let state = RunState(rawValue: state) else { return nil }
    var manifest = RunManifest(
      name: name, version: version, seed: seed, dataDigest: dataDigest,
      instructionSet: instructionSet, started: started)
    manifest.state = state
    manifest.ended = ended
    manifest.epochs = epochs
    manifest.bestEpoch = best?.epoch
    manifest.test = test?.metrics
    manifest.problem = problem
    return manifest
  }
}
