import CadenaText
import Foundation
import Testing

@testable import CadenaData
@testable import CadenaFetch

/// Downloads from a server on this machine that behaves and misbehaves.
final class FetchTests {
  private let folder: String
  private let content = (0..<200_000).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8) }

  init() throws {
    folder = FileManager.default.temporaryDirectory.path + "/cadena-fetch-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  private func dataSet(contentSHA256: String? = nil, sha256: String? = nil) -> KnownDataSet {
    let file = KnownDataSet.File(
      name: "a.bin", byteCount: content.count,
      sha256: sha256 ?? FileDigest.sha256(of: content), contentSHA256: contentSHA256)
    return KnownDataSet(
      name: "trial", otherNames: [], files: [file], mirrors: ["http://127.0.0.1:1/none/"],
      parts: ["a.bin"])
  }

  private func server(
    _ answer: @escaping @Sendable (LocalServer.Request) -> [UInt8]
  ) throws -> LocalServer {
    try #require(LocalServer(answer))
  }

  @discardableResult
  private func fetch(
    _ mirrors: [String], _ set: KnownDataSet? = nil
  ) throws -> [DataSetFetcher.Event] {
    var events: [DataSetFetcher.Event] = []
    var fetcher = DataSetFetcher(set ?? dataSet(), to: folder, mirrors: mirrors)
    fetcher.timeout = 5
    try fetcher.run { if case .progress = $0 {} else { events.append($0) } }
    return events
  }

  private var files: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
  }

  private func write(_ bytes: [UInt8], _ name: String) throws {
    try AtomicFile.write(bytes, to: "\(folder)/\(name)")
  }

  @Test func aFileArrivesAndIsNotFetchedTwice() throws {
    let content = content
    let server = try server { Answer.file(content, $0) }
    defer { server.stop() }
    try fetch([server.address + "sub"])
    #expect(try InputFile.read(folder + "/a.bin") == content)
    #expect(files == ["a.bin"])
    #expect(try fetch([server.address]) == [.present("a.bin")])
    #expect(server.requests == [.init(path: "/sub/a.bin", start: 0)])
  }

  @Test func aPartialFileIsContinued() throws {
    let content = content
    let server = try server { Answer.file(content, $0) }
    defer { server.stop() }
    try write(Array(content[..<70_000]), "a.bin.part")
    try fetch([server.address])
    #expect(server.requests.map(\.start) == [70_000])
    #expect(try InputFile.read(folder + "/a.bin") == content)
  }

  @Test func aWrongPartialFileIsFetchedAnew() throws {
    let content = content
    let server = try server { Answer.file(content, $0) }
    defer { server.stop() }
    try write([UInt8](repeating: 9, count: 70_000), "a.bin.part")
    try fetch([server.address])
    #expect(server.requests.map(\.start) == [70_000, 0])
    #expect(files == ["a.bin"])
  }

  @Test func aServerWithoutRangesBeginsAnew() throws {
    let content = content
    let server = try server { _ in
      Answer.of("200 OK", ["Content-Length: \(content.count)"], content)
    }
    defer { server.stop() }
    try write(Array(content[..<1000]), "a.bin.part")
    try fetch([server.address])
    #expect(try InputFile.read(folder + "/a.bin") == content)
  }

  @Test func aBrokenConnectionGoesOnAtTheNextMirror() throws {
    let content = content
    let server = try server { request in
      let whole = Answer.file(content, request)
      return request.path.hasPrefix("/bad") ? Array(whole.prefix(50_000)) : whole
    }
    defer { server.stop() }
    let events = try fetch([server.address + "bad", server.address + "good"])
    let bad = try #require(WebAddress(server.address + "bad/a.bin"))
    #expect(events.contains(.failed(bad, .interrupted)))
    let starts = server.requests.map(\.start)
    #expect(starts.count == 2 && starts[0] == 0 && starts[1] > 49_000 && starts[1] < 50_000)
    #expect(try InputFile.read(folder + "/a.bin") == content)
  }

  @Test func redirectionsAndPiecesAreUnderstood() throws {
    let content = content
    let server = try server { request in
      if request.path != "/real?x=1" {
        return Answer.of("302 Found", ["Location: /real?x=1"])
      }
      var body: [UInt8] = []
      for start in stride(from: 0, to: content.count, by: 30_000) {
        let piece = content[start..<min(content.count, start + 30_000)]
        body += Array((String(piece.count, radix: 16) + "\r\n").utf8) + piece + [13, 10]
      }
      return Answer.of("200 OK", ["Transfer-Encoding: chunked"], body + Array("0\r\n\r\n".utf8))
    }
    defer { server.stop() }
    try fetch([server.address])
    #expect(try InputFile.read(folder + "/a.bin") == content)
    let circle = try self.server { Answer.of("301 Moved", ["Location: \($0.path)"]) }
    defer { circle.stop() }
    let other = dataSet(sha256: "0")
    let error = #expect(throws: DataError.self) { try fetch([circle.address], other) }
    #expect(error?.exitCode == .missingInput)
  }

  @Test func failuresNameEveryAddress() throws {
    let server = try server { _ in Answer.of("404 Not Found", ["Content-Length: 0"]) }
    defer { server.stop() }
    let error = #expect(throws: DataError.self) {
      try fetch([server.address, "http://127.0.0.1:1/"])
    }
    #expect(error?.exitCode == .missingInput)
    #expect(error?.problem.what == .dataSetNotFetched("a.bin"))
    let found = try #require(error?.problem.found?.text(.english))
    #expect(found.hasPrefix("\(server.address)a.bin: not found (404); http://127.0.0.1:1/a.bin: "))
    #expect(files.isEmpty)
  }

  @Test func anotherContentIsRefused() throws {
    let server = try server { _ in Answer.of("200 OK", ["Content-Length: 3"], [1, 2, 3]) }
    defer { server.stop() }
    let error = #expect(throws: DataError.self) { try fetch([server.address]) }
    #expect(error?.exitCode == .badData)
    #expect(error?.problem.found == .attempts([("\(server.address)a.bin", .wrongHash)]))
    #expect(files.isEmpty)
  }

  @Test func theSameContentPackedAnewIsRight() throws {
    // An empty gzip file: no bytes, packed in the fixed code.
    let packed: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0]
    let server = try server { Answer.file(packed, $0) }
    defer { server.stop() }
    try fetch([server.address], dataSet(contentSHA256: FileDigest.sha256(of: [])))
    #expect(try InputFile.read(folder + "/a.bin") == packed)
  }

  @Test func aFolderThatCannotBeMadeIsAnErrorOfWriting() throws {
    try write([1], "file")
    let fetcher = DataSetFetcher(dataSet(), to: folder + "/file/deep")
    let error = #expect(throws: OutputError.self) { try fetcher.run() }
    #expect(error?.exitCode == .cannotWrite)
  }

  @Test func addressesAreTakenApart() throws {
    let address = try #require(WebAddress("http://Example.org:8080/a/b?c#d"))
    #expect(address.host == "Example.org" && address.port == 8080 && address.path == "/a/b?c")
    #expect("\(address)" == "http://Example.org:8080/a/b?c")
    #expect(address.resolving("x/y").map { "\($0)" } == "http://Example.org:8080/a/x/y")
    #expect(address.resolving("//h/z").map { "\($0)" } == "http://h/z")
    #expect(WebAddress("https://h")?.port == 443)
    #expect(WebAddress("http://[::1]:80/")?.host == "::1")
    for wrong in ["", "h", "ftp://h/", "http://", "http://h:x/", "http://u@h/", "http://h/a b"] {
      #expect(WebAddress(wrong) == nil)
    }
  }
}
