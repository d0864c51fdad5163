/// Reads an HTTP answer from a connection.
struct HTTPReader {
  private let connection: any Connection
  private var buffer = [UInt8](repeating: 0, count: 1 << 16)
  private var start = 0
  private var end = 0

  init(_ connection: any Connection) { self.connection = connection }

  /// Fills the empty buffer; false at the end of the connection.
  private mutating func fill() throws(TransferFailure) -> Bool {
    start = 0
    end = 0
    var failure: TransferFailure?
    var count = 0
    buffer.withUnsafeMutableBytes { bytes in
      do throws(TransferFailure) { count = try connection.receive(bytes) } catch { failure = error }
    }
    if let failure { throw failure }
    end = count
    return end > 0
  }

  /// A line without its end; lines of a head are short.
  private mutating func line() throws(TransferFailure) -> [UInt8] {
    var line: [UInt8] = []
    while line.count < 1 << 14 {
      if start == end, try !fill() { throw .interrupted }
      let byte = buffer[start]
      start += 1
      if byte == 10 {
        if line.last == 13 { line.removeLast() }
        return line
      }
      line.append(byte)
    }
    throw .badAnswer
  }

  /// The head of the answer; those that only say that one is coming are passed over.
  mutating func head() throws(TransferFailure) -> HTTPResponse {
    for _ in 0..<4 {
      var head: [UInt8] = []
      for _ in 0..<200 {
        let line = try line()
        if line.isEmpty { break }
        head += line + [10]
      }
      guard let response = HTTPResponse(head) else { throw .badAnswer }
      if response.status >= 200 { return response }
    }
    throw .badAnswer
  }

  /// A body of a length, or one that the end of the connection ends.
  mutating func body(
    _ length: Int?, into sink: inout some TransferSink
  ) throws(TransferFailure) {
    var rest = length ?? .max
    while rest > 0 {
      if start == end, try !fill() {
        if length == nil { return }
        throw .interrupted
      }
      let count = min(rest, end - start)
      try pass(count, to: &sink)
      rest -= count
    }
  }

  /// A body in pieces, each behind its length in hexadecimal digits.
  mutating func chunks(into sink: inout some TransferSink) throws(TransferFailure) {
    while true {
      let digits = try line().prefix { $0 != UInt8(ascii: ";") && $0 != 32 }
      guard digits.count <= 15, let size = Int(String(decoding: digits, as: UTF8.self), radix: 16),
        size >= 0
      else { throw .badAnswer }
      if size == 0 { return }
      try body(size, into: &sink)
      guard try line().isEmpty else { throw .badAnswer }
    }
  }

  private mutating func pass(
    _ count: Int, to sink: inout some TransferSink
  ) throws(TransferFailure) {
    var failure: TransferFailure?
    buffer.withUnsafeBytes { bytes in
      let piece = UnsafeRawBufferPointer(rebasing: bytes[start..<(start + count)])
      do throws(TransferFailure) { try sink.write(piece) } catch { failure = error }
    }
    if let failure { throw failure }
    start += count
  }
}
