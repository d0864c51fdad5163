/// Gets files over HTTP/1.1 (RFC 9112): redirections, bodies of a known length, in pieces or up to
/// the end of the connection, and the rest of a file that is partly there.
///
/// Encrypted connections are made by the program `curl`, so that no library for them is linked.
struct HTTPClient {
  /// Seconds of silence after which a connection is given up.
  var timeout = 30
  /// Answers that only lead on, at most this many in a row.
  static let mostRedirections = 8

  /// Gets a file.
  func get(
    _ address: WebAddress, into sink: inout some TransferSink
  ) throws(TransferFailure) {
    var address = address
    for _ in 0...Self.mostRedirections {
      guard let next = try fetch(address, into: &sink) else { return }
      address = next
    }
    throw .badAnswer
  }

  /// A connection to which the request was sent.
  private func open(
    _ address: WebAddress, from offset: Int
  ) throws(TransferFailure) -> any Connection {
    if address.isSecure {
      return try CurlProcess(address, offset: offset, seconds: timeout)
    }
    let connection = try Socket.connect(address.host, address.port, seconds: timeout)
    let range = offset > 0 ? "Range: bytes=\(offset)-\r\n" : ""
    try connection.send(
      "GET \(address.path) HTTP/1.1\r\nHost: \(address.hostField)\r\nUser-Agent: cadena\r\n"
        + "Accept: */*\r\nAccept-Encoding: identity\r\n\(range)Connection: close\r\n\r\n")
    return connection
  }

  /// One request. Returns where a redirection leads.
  private func fetch(
    _ address: WebAddress, into sink: inout some TransferSink
  ) throws(TransferFailure) -> WebAddress? {
    var reader = HTTPReader(try open(address, from: sink.offset))
    let response = try reader.head()
    switch response.status {
    case 200:
      // The server sends everything, whether or not a part was asked for.
      if sink.offset > 0 { try sink.restart() }
    case 206:
      guard response.rangeStart == sink.offset else { throw .badAnswer }
    case 301, 302, 303, 307, 308:
      guard let next = response.fields["location"].flatMap({ address.resolving($0) }) else {
        throw .badAnswer
      }
      return next
    case 416 where sink.offset > 0:
      // What is there reaches to the end or beyond: only the whole file tells which.
      try sink.restart()
      return address
    default: throw .status(response.status)
    }
    if response.isChunked {
      try reader.chunks(into: &sink)
    } else {
      try reader.body(response.contentLength, into: &sink)
    }
    return nil
  }
}
