import Foundation
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A small HTTP server for tests, on a free port of this machine.
///
/// Each request is answered by what a closure makes of it, and the connection is closed.
final class LocalServer: Sendable {
  /// A request: its path and the first byte that it asks for.
  struct Request: Sendable, Hashable {
    let path: String
    let start: Int
  }

  /// The address of the server, with a `/` at its end.
  let address: String
  private let descriptor: Int32
  private let seen = Mutex<[Request]>([])

  /// The requests so far.
  var requests: [Request] { seen.withLock { $0 } }

  /// Starts a server; `answer` gives all bytes of an answer, head included.
  init?(_ answer: @escaping @Sendable (Request) -> [UInt8]) {
    #if canImport(Darwin)
      let descriptor = socket(AF_INET, SOCK_STREAM, 0)
    #else
      let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    #endif
    var place = sockaddr_in()
    place.sin_family = sa_family_t(AF_INET)
    place.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let port = withUnsafeMutablePointer(to: &place) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address -> Bool in
        bind(descriptor, address, size) == 0 && listen(descriptor, 16) == 0
          && getsockname(descriptor, address, &size) == 0
      }
    }
    guard port else { return nil }
    self.descriptor = descriptor
    address = "http://127.0.0.1:\(UInt16(bigEndian: place.sin_port))/"
    signal(SIGPIPE, SIG_IGN)
    // A thread of its own: one of the pool's would be missing in the tests.
    Thread.detachNewThread { [self] in serve(answer) }
  }

  /// Ends the server; its thread ends with the socket.
  func stop() {
    shutdown(descriptor, Int32(SHUT_RDWR))
    close(descriptor)
  }

  private func serve(_ answer: (Request) -> [UInt8]) {
    while true {
      let connection = accept(descriptor, nil, nil)
      guard connection >= 0 else { return }
      defer { close(connection) }
      var head: [UInt8] = []
      var buffer = [UInt8](repeating: 0, count: 4096)
      while head.suffix(4) != [13, 10, 13, 10] {
        let count = recv(connection, &buffer, buffer.count, 0)
        guard count > 0 else { break }
        head += buffer[..<count]
      }
      let lines = String(decoding: head, as: UTF8.self).split(separator: "\r\n")
      guard let path = lines.first?.split(separator: " ").dropFirst().first else { continue }
      let range = lines.first { $0.hasPrefix("Range: bytes=") }
      let start = range.flatMap { Int($0.dropFirst(13).prefix { $0 != "-" }) } ?? 0
      let request = Request(path: String(path), start: start)
      seen.withLock { $0.append(request) }
      let bytes = answer(request)
      var sent = 0
      while sent < bytes.count {
        let count = bytes[sent...].withUnsafeBytes { send(connection, $0.baseAddress, $0.count, 0) }
        guard count > 0 else { break }
        sent += count
      }
    }
  }
}

/// Answers of a server.
enum Answer {
  /// A head with a status and fields, then a body.
  static func of(_ status: String, _ fields: [String] = [], _ body: [UInt8] = []) -> [UInt8] {
    Array(("HTTP/1.1 \(status)\r\n" + fields.map { $0 + "\r\n" }.joined() + "\r\n").utf8) + body
  }

  /// A file, or the rest of it when one is asked for.
  static func file(_ bytes: [UInt8], _ request: LocalServer.Request) -> [UInt8] {
    let body = Array(bytes[request.start...])
    guard request.start > 0 else { return of("200 OK", ["Content-Length: \(bytes.count)"], body) }
    let range = "bytes \(request.start)-\(bytes.count - 1)/\(bytes.count)"
    return of(
      "206 Partial Content", ["Content-Length: \(body.count)", "Content-Range: \(range)"], body)
  }
}
