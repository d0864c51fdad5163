import CadenaData
import CadenaText
import CadenaTraining

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
  /// How often the test part has been measured: at the end of training and by every evaluation.
  public var testUses = 0
  /// The validation part, measured with the best weights.
  public var validation: PartMetrics?
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

  /// A seed is a whole number, or a text where it is too large for one in JSON.
  private static func json(_ seed: UInt64) -> JSONValue {
    Int(exactly: seed).map(JSONValue.integer) ?? .string("\(seed)")
  }

  private static func seed(_ json: JSONValue) -> UInt64? {
    json.integer.flatMap { UInt64(exactly: $0) } ?? json.string.flatMap { UInt64($0) }
  }

  /// The file's text: one key a line.
  var json: String {
    JSONValue.record([
      ("schemaVersion", .integer(Self.schemaVersion)), ("state", .string(state.rawValue)),
      ("name", .string(name)), ("version", .string(version)), ("seed", Self.json(seed)),
      ("dataDigest", .string(dataDigest)), ("instructionSet", .string(instructionSet)),
      ("started", .string(started)), ("ended", ended.map(JSONValue.string)),
      ("epochs", .integer(epochs)),
      ("best", bestEpoch.map { .record([("epoch", .integer($0))]) }),
      ("test", test?.json), ("testUses", testUses == 0 ? nil : .integer(testUses)),
      ("validation", validation?.json),
      ("problem", problem.map(JSONValue.string)),
    ]).text(indented: true) + "\n"
  }

  /// Reads the file of a run; 65 when it is damaged, 78 when a newer Cadena wrote it.
  public static func read(_ directory: RunDirectory) throws -> RunManifest {
    let path = directory.manifestPath
    let json = try JSONValue.parse(try InputFile.read(path), place: path)
    let damaged = DataError(.damagedRun, place: path)
    guard let version = json["schemaVersion"]?.integer else { throw damaged }
    guard version <= schemaVersion else {
      throw ExperimentError(
        .newerRun, at: Origin(place: path), expected: .verbatim("schemaVersion ≤ \(schemaVersion)"),
        found: .verbatim("schemaVersion \(version)"), remedy: .useNewerVersion)
    }
    guard let manifest = RunManifest(json: json) else { throw damaged }
    return manifest
  }

  /// What a count may be: more is damage, and would overflow when something is added.
  private static let counts = 0...(1 << 53)

  private init?(json: JSONValue) {
    guard let state = json["state"]?.string.flatMap(RunState.init(rawValue:)),
      let name = json["name"]?.string, let version = json["version"]?.string,
      let seed = json["seed"].flatMap(Self.seed), let dataDigest = json["dataDigest"]?.string,
      let instructionSet = json["instructionSet"]?.string, let started = json["started"]?.string,
      let epochs = json["epochs"]?.integer, Self.counts.contains(epochs),
      json["testUses"]?.integer.map(Self.counts.contains) ?? true
    else { return nil }
    self.init(
      name: name, version: version, seed: seed, dataDigest: dataDigest,
      instructionSet: instructionSet, started: started)
    self.state = state
    self.epochs = epochs
    ended = json["ended"]?.string
    bestEpoch = json["best"]?["epoch"]?.integer
    test = json["test"].flatMap(PartMetrics.init(json:))
    testUses = json["testUses"]?.integer ?? 0
    validation = json["validation"].flatMap(PartMetrics.init(json:))
    problem = json["problem"]?.string
  }
}
