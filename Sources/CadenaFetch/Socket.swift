#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A connection over TCP that gives up after some seconds of silence.
final class Socket: Connection {
  private let descriptor: Int32

  private init(_ descriptor: Int32) { self.descriptor = descriptor }

  deinit { close(descriptor) }

  /// Connects to the first of the host's addresses that answers.
  static func connect(
    _ host: String, _ port: UInt16, seconds: Int
  ) throws(TransferFailure) -> Socket {
    var hints = addrinfo()
    hints.ai_family = AF_UNSPEC
    #if canImport(Darwin)
      hints.ai_socktype = SOCK_STREAM
    #else
      hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    #endif
    var list: UnsafeMutablePointer<addrinfo>?
    let code = getaddrinfo(host, "\(port)", &hints, &list)
    guard code == 0 else { throw .unreachable(String(cString: gai_strerror(code))) }
    defer { freeaddrinfo(list) }
    var reason = "no address"
    var next = list
    while let address = next?.pointee {
      next = address.ai_next
      let descriptor = socket(address.ai_family, address.ai_socktype, address.ai_protocol)
      guard descriptor >= 0 else { continue }
      let connection = Socket(descriptor)
      connection.setTimeout(seconds)
      // A closed connection is an error of a write, never a signal.
      #if canImport(Darwin)
        var one: Int32 = 1
        setsockopt(descriptor, SOL_SOCKET, SO_NOSIGPIPE, &one, socklen_t(MemoryLayout<Int32>.size))
      #endif
      if systemConnect(descriptor, address) == 0 { return connection }
      reason = errno == EINPROGRESS ? String(cString: strerror(ETIMEDOUT)) : lastError
    }
    throw .unreachable(reason)
  }

  private static var lastError: String { String(cString: strerror(errno)) }

  // `connect` itself is this type's own method inside it.
  private static func systemConnect(_ descriptor: Int32, _ address: addrinfo) -> Int32 {
    #if canImport(Glibc)
      Glibc.connect(descriptor, address.ai_addr, address.ai_addrlen)
    #elseif canImport(Musl)
      Musl.connect(descriptor, address.ai_addr, address.ai_addrlen)
    #elseif canImport(Darwin)
      Darwin.connect(descriptor, address.ai_addr, address.ai_addrlen)
    #endif
  }

  private func setTimeout(_ seconds: Int) {
    var time = timeval()
    time.tv_sec = .init(seconds)
    let size = socklen_t(MemoryLayout<timeval>.size)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &time, size)
    setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &time, size)
  }

  /// Sends all of a text.
  func send(_ text: String) throws(TransferFailure) {
    let bytes = Array(text.utf8)
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes { rest in
        #if canImport(Darwin)
          Darwin.send(descriptor, rest.baseAddress, rest.count, 0)
        #elseif canImport(Musl)
          Musl.send(descriptor, rest.baseAddress, rest.count, Int32(MSG_NOSIGNAL))
        #else
          Glibc.send(descriptor, rest.baseAddress, rest.count, Int32(MSG_NOSIGNAL))
        #endif
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw errno == EAGAIN ? .timedOut : .interrupted }
      sent += count
    }
  }

  /// Receives into a buffer; 0 when the other side is done.
  func receive(_ buffer: UnsafeMutableRawBufferPointer) throws(TransferFailure) -> Int {
    while true {
      let count = recv(descriptor, buffer.baseAddress, buffer.count, 0)
      if count >= 0 { return count }
      if errno == EINTR { continue }
      throw errno == EAGAIN || errno == EWOULDBLOCK ? .timedOut : .interrupted
    }
  }
}
