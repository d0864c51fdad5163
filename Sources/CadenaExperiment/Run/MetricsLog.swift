import CadenaData
import CadenaText
import CadenaTraining

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// `metrics.jsonl`: one line per epoch, written as soon as the epoch is over.
///
/// A line reaches the system at once, so killing the program loses none; it is flushed to the disk
/// once a second and at the end, so a power cut loses a second at most.
public final class MetricsLog {
  private let path: String
  private let descriptor: Int32
  private var lastFlush = ContinuousClock.now

  /// Opens the log of a run to add to it.
  public init(_ directory: RunDirectory) throws(OutputError) {
    path = directory.metricsPath
    descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw OutputError(path, code: errno) }
  }

  deinit {
    fsync(descriptor)
    close(descriptor)
  }

  /// Adds an epoch. A line that does not fit on the disk is taken back.
  public func append(_ record: EpochRecord) throws(OutputError) {
    var line = Array((record.metricsLine + "\n").utf8)[...]
    var status = stat()
    let length = fstat(descriptor, &status) == 0 ? status.st_size : nil
    while !line.isEmpty {
      let count = line.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno != EINTR {
        let code = errno
        if let length { ftruncate(descriptor, length) }
        throw OutputError(path, code: code)
      }
      line = line.dropFirst(max(0, count))
    }
    if ContinuousClock.now - lastFlush > .seconds(1) { flush() }
  }

  /// Makes what was added outlive a power cut.
  public func flush() {
    fsync(descriptor)
    lastFlush = .now
  }

  /// The epochs of a run's log, without a last line that was cut off; 65 when it is damaged.
  public static func read(_ directory: RunDirectory) throws(DataError) -> [EpochRecord] {
    let path = directory.metricsPath
    guard access(path, F_OK) == 0 else { return [] }
    let bytes = try InputFile.read(path)
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    var records: [EpochRecord] = []
    for (index, line) in lines.enumerated() where !line.isEmpty {
      let json = try? JSONValue.parse(Array(line), place: path)
      if let record = json.flatMap(EpochRecord.init(json:)) {
        records.append(record)
      } else if index < lines.count - 1 {
        throw DataError(.damagedRun, place: path, line: index + 1)
      }
    }
    return records
  }

  /// The first epochs of a run's log, all of them; 65 when one is missing.
  static func records(
    _ directory: RunDirectory, to epoch: Int
  ) throws(DataError) -> [EpochRecord] {
    let kept = try read(directory).filter { $0.epoch <= epoch }
    guard kept.map(\.epoch) == (0..<epoch).map({ $0 + 1 }) else {
      throw DataError(
        .damagedRun, place: directory.metricsPath, expected: .epochsUpTo(epoch),
        found: .lineCount(kept.count))
    }
    return kept
  }

  /// Cuts the log of a run back to an epoch, as resuming from its checkpoint needs, and gives the
  /// epochs that are left.
  ///
  /// - Throws: `DataError` when one of these epochs is missing; nothing is cut then.
  @discardableResult
  public static func cutBack(
    _ directory: RunDirectory, to epoch: Int
  ) throws -> [EpochRecord] {
    let kept = try records(directory, to: epoch)
    let text = kept.map { $0.metricsLine + "\n" }.joined()
    try AtomicFile.write(text, to: directory.metricsPath)
    return kept
  }
}
