import CadenaData
import CadenaText

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Downloads the files of a data set: from the first mirror that has them, verified by their
/// SHA-256, each under its name only when it is whole.
///
/// A file grows as `NAME.part`; when the connection breaks, the next mirror or the next start goes
/// on where it ended.
public struct DataSetFetcher {
  /// What happens on the way.
  public enum Event: Sendable, Hashable {
    /// A file that is right is there already.
    case present(String)
    /// A transfer begins: file, address, bytes that are there from earlier.
    case began(String, WebAddress, Int)
    /// How far a transfer is: file, bytes, bytes of the whole as published.
    case progress(String, Int, Int)
    /// A mirror failed.
    case failed(WebAddress, TransferFailure)
    /// A file is there and verified.
    case finished(String)
    /// An archive is being unpacked.
    case unpacking(String)
  }

  /// What to get.
  public let set: KnownDataSet
  /// Where the files go.
  public let folder: String
  /// Folders on the network, tried in order.
  public let mirrors: [String]
  /// Seconds of silence after which a mirror is given up.
  public var timeout = 30

  /// A fetcher; without mirrors of one's own it uses those of the data set.
  public init(_ set: KnownDataSet, to folder: String, mirrors: [String] = []) {
    self.set = set
    self.folder = folder
    self.mirrors = (mirrors.isEmpty ? set.mirrors : mirrors).map {
      $0.hasSuffix("/") ? $0 : $0 + "/"
    }
  }

  /// Gets what is missing.
  ///
  /// - Throws: `DataError` when no mirror has a file (exit code 66) or none has the right one (65),
  ///   `OutputError` when it cannot be written.
  public func run(_ tell: (Event) -> Void = { _ in }) throws {
    try Folders.create(folder)
    if isUnpacked {
      for part in set.parts { tell(.present(part)) }
      return
    }
    for file in set.files {
      let path = "\(folder)/\(file.name)"
      if access(path, F_OK) == 0, try file.isRight(at: path) {
        tell(.present(file.name))
      } else {
        try get(file, path, tell)
      }
      if file.name.hasSuffix(".tar.gz") { try unpack(file, path, tell) }
    }
  }

  // MARK: - One file

  private func get(_ file: KnownDataSet.File, _ path: String, _ tell: (Event) -> Void) throws {
    var attempts: [(String, Message)] = []
    var hasWrongContent = false
    for mirror in mirrors {
      guard let address = WebAddress(mirror + file.name) else {
        attempts.append((mirror + file.name, .notAWebAddress))
        continue
      }
      var isFresh = false
      // What was there from earlier may be the mistake: then once more from the beginning.
      repeat {
        do throws(TransferFailure) {
          isFresh = try !transfer(file, address, path + ".part", tell)
        } catch .cannotWrite(let reason) {
          throw OutputError(.cannotWriteFile, place: path + ".part", found: .verbatim(reason))
        } catch {
          tell(.failed(address, error))
          attempts.append(("\(address)", error.what))
          break
        }
        if try file.isRight(at: path + ".part") {
          guard rename(path + ".part", path) == 0 else {
            throw OutputError(
              .cannotWriteFile, place: path, found: .verbatim(String(cString: strerror(errno))))
          }
          tell(.finished(file.name))
          return
        }
        unlink(path + ".part")
        if isFresh {
          hasWrongContent = true
          attempts.append(("\(address)", .wrongHash))
        }
      } while !isFresh
    }
    throw DataError(
      .dataSetNotFetched(file.name), place: set.name, expected: .sha256(file.sha256),
      found: .attempts(attempts),
      remedy: .fetchByHand(file.name, self.set.mirrors.first ?? "", folder),
      exitCode: hasWrongContent ? .badData : .missingInput)
  }

  /// Returns whether the transfer went on from bytes of an earlier one.
  private func transfer(
    _ file: KnownDataSet.File, _ address: WebAddress, _ path: String, _ tell: (Event) -> Void
  ) throws(TransferFailure) -> Bool {
    try withoutActuallyEscaping(tell) { (tell) throws(TransferFailure) in
      // A copy packed anew may be a little longer; much longer is another file.
      var sink = try PartialFile(path, limit: 2 * file.byteCount + 1 << 20)
      let offset = sink.offset
      tell(.began(file.name, address, offset))
      sink.progress = { tell(.progress(file.name, $0, file.byteCount)) }
      do throws(TransferFailure) {
        if offset < file.byteCount || offset == 0 {
          try HTTPClient(timeout: timeout).get(address, into: &sink)
        }
      } catch {
        sink.abandon()
        throw error
      }
      try sink.finish()
      return offset > 0
    }
  }

  // MARK: - Archives

  /// Whether the files of an archive are there, each of ten thousand records.
  private var isUnpacked: Bool {
    guard set.files.contains(where: { $0.name.hasSuffix(".tar.gz") }) else { return false }
    return set.parts.allSatisfy { part in
      var status = stat()
      return stat("\(folder)/\(part)", &status) == 0 && status.st_size == 30_730_000
    }
  }

  /// Takes the known files out of the archive, which is then not needed any more.
  private func unpack(
    _ file: KnownDataSet.File, _ path: String, _ tell: (Event) -> Void
  ) throws {
    tell(.unpacking(file.name))
    let archive = try TarArchive(bytes: InputFile.read(path), place: path)
    for part in set.parts {
      guard let found = archive.files.first(where: { $0.name == part }) else {
        throw DataError(.archiveLacks(part), place: path)
      }
      try AtomicFile.write(Array(archive.content(of: found)), to: "\(folder)/\(part)")
      tell(.finished(part))
    }
    unlink(path)
  }
}

extension KnownDataSet.File {
  /// Whether a file is this one: the bytes as published, or the same content packed anew.
  func isRight(at path: String) throws(DataError) -> Bool {
    if try FileDigest.sha256(of: path) == sha256 { return true }
    guard let contentSHA256, let bytes = try? InputFile.read(path), Gzip.isGzip(bytes),
      let content = try? Gzip.unpack(bytes, place: path)
    else { return false }
    return FileDigest.sha256(of: content) == contentSHA256
  }
}

/// Folders that are made as they are needed.
enum Folders {
  /// Makes a folder and those above it.
  static func create(_ path: String) throws(OutputError) {
    var partial = path.hasPrefix("/") ? "" : "."
    for name in path.split(separator: "/") {
      partial += "/" + name
      if mkdir(partial, 0o777) == 0 || errno == EEXIST { continue }
      let code = errno
      if access(partial, F_OK) == 0 { continue }
      throw OutputError(
        .cannotMakeFolder, place: path, found: .verbatim(String(cString: strerror(code))),
        remedy: .chooseWritableFolder)
    }
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
      throw OutputError(.fileWhereFolderShouldBe, place: path, remedy: .chooseWritableFolder)
    }
  }
}
