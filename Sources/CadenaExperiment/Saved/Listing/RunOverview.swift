import CadenaData
import CadenaText
import CadenaTraining

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

/// What the files of a run tell at a glance, without its weights; damaged files are told, not thrown.
public struct RunOverview: Sendable {
  /// How a run is found.
  public enum Standing: Sendable, Hashable {
    /// As its record says.
    case recorded(RunState)
    /// Its record says that it is running, but no program has it: it was killed.
    case killed
    /// Its record cannot be read.
    case damaged(Problem)
  }

  /// The folder.
  public let directory: RunDirectory
  /// The folder's name.
  public let name: String
  /// How the run stands.
  public let standing: Standing
  /// Its record; nil when that is damaged.
  public let manifest: RunManifest?
  /// The finished epochs, as far as they can be read.
  public let epochs: [EpochRecord]
  /// The files with their sizes in bytes, sorted by name.
  public let files: [(name: String, bytes: Int)]

  /// Looks at a run.
  public init(_ directory: RunDirectory) {
    self.directory = directory
    name = String(directory.path.split(separator: "/").last ?? "")
    files = Self.files(directory.path)
    epochs = (try? MetricsLog.read(directory)) ?? []
    do {
      let manifest = try RunManifest.read(directory)
      self.manifest = manifest
      let isDead = manifest.state == .running && !Self.isInUse(directory)
      standing = isDead ? .killed : .recorded(manifest.state)
    } catch let error as any CadenaError {
      manifest = nil
      standing = .damaged(error.problem)
    } catch {
      manifest = nil
      standing = .damaged(Problem(.verbatim("\(error)")))
    }
  }

  /// The runs in a folder, the newest first; damaged ones at the end.
  public static func all(under parent: String) -> [RunOverview] {
    let runs = RunDirectory.names(under: parent).compactMap { name in
      (try? RunDirectory.open(parent + "/" + name)).map(RunOverview.init)
    }
    return runs.sorted { first, second in
      let (a, b) = (first.manifest?.started ?? "", second.manifest?.started ?? "")
      return a == b ? first.name.isAfter(second.name) : a > b
    }
  }

  /// Whether it can go on with `train --resume`.
  public var isResumable: Bool {
    standing == .killed || standing == .recorded(.interrupted)
  }

  /// How it stands, in words.
  public var state: Message {
    switch standing {
    case .recorded(let state): state.name
    case .killed: .stateKilled
    case .damaged: .stateDamaged
    }
  }

  /// The best epoch's record, or the last.
  public var chosenEpoch: EpochRecord? {
    epochs.first { $0.epoch == manifest?.bestEpoch } ?? epochs.last
  }

  /// Bytes of all files.
  public var bytes: Int { files.reduce(0) { $0 + $1.bytes } }

  /// The line of `--json`, without a line break.
  public var jsonLine: String { json.text() }

  var json: JSONValue {
    var state: JSONValue
    var problem: JSONValue?
    switch standing {
    case .recorded(let recorded): state = .string(recorded.rawValue)
    case .killed: state = "killed"
    case .damaged(let found):
      state = "damaged"
      problem = .string(found.what.text(.english))
    }
    return .record([
      ("event", "run"), ("run", .string(name)), ("path", .string(directory.path)), ("state", state),
      ("resumable", .boolean(isResumable)), ("problem", problem),
      ("epochs", manifest.map { .integer(max($0.epochs, epochs.last?.epoch ?? 0)) }),
      ("best", manifest?.bestEpoch.map { ["epoch": .integer($0)] }),
      ("train", chosenEpoch?.train.json), ("validation", chosenEpoch?.validation?.json),
      ("test", manifest?.test?.json),
      ("testUses", manifest.flatMap { $0.testUses == 0 ? nil : .integer($0.testUses) }),
      ("started", manifest.map { .string($0.started) }),
      ("ended", manifest?.ended.map(JSONValue.string)),
      ("evaluations", epochs.last?.evaluations.json),
      ("seconds", epochs.last.map { .number($0.seconds) }), ("bytes", .integer(bytes)),
    ])
  }

  // MARK: - The system

  private static func files(_ path: String) -> [(name: String, bytes: Int)] {
    var files: [(name: String, bytes: Int)] = []
    for folder in ["", "checkpoints/"] {
      let names = (try? FileManager.default.contentsOfDirectory(atPath: path + "/" + folder)) ?? []
      for name in names where !name.hasPrefix(".") {
        var status = stat()
        guard stat("\(path)/\(folder)\(name)", &status) == 0 else { continue }
        if status.st_mode & S_IFMT == S_IFREG { files.append((folder + name, Int(status.st_size))) }
      }
    }
    return files.sorted { $0.name < $1.name }
  }

  /// Whether a program holds the lock of the folder.
  private static func isInUse(_ directory: RunDirectory) -> Bool {
    let descriptor = open(directory.path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    return flock(descriptor, LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK
  }
}

extension String {
  /// Whether it comes after another, numbers at the end compared as numbers.
  fileprivate func isAfter(_ other: String) -> Bool {
    let (mine, theirs) = (numbered, other.numbered)
    return mine.stem == theirs.stem ? mine.number > theirs.number : mine.stem < theirs.stem
  }

  private var numbered: (stem: String, number: Int) {
    guard let dash = lastIndex(of: "-"), let number = Int(self[index(after: dash)...]) else {
      return (self, 0)
    }
    return (String(self[..<dash]), number)
  }
}
