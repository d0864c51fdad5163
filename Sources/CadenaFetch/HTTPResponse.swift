/// The head of an HTTP answer: the status and the fields that matter for a file.
struct HTTPResponse: Hashable {
  let status: Int
  /// The fields, their names in lower case; of several with a name, the last.
  let fields: [String: String]

  /// Reads the lines before the empty one, or nil when they are no answer.
  init?(_ head: [UInt8]) {
    let lines = head.split(separator: 10, omittingEmptySubsequences: true)
      .map { String(decoding: $0.last == 13 ? $0.dropLast() : $0, as: UTF8.self) }
    guard let first = lines.first, first.hasPrefix("HTTP/1.") else { return nil }
    let words = first.split(separator: " ")
    guard words.count >= 2, let status = Int(words[1]), (100..<600).contains(status) else {
      return nil
    }
    self.status = status
    var fields: [String: String] = [:]
    for line in lines.dropFirst() {
      guard let colon = line.firstIndex(of: ":") else { return nil }
      let value = line[line.index(after: colon)...].drop { $0 == " " || $0 == "\t" }
      fields[line[..<colon].lowercased()] = String(
        value.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
    }
    self.fields = fields
  }

  /// The length of the body, or nil when it is not told or is no number.
  var contentLength: Int? {
    fields["content-length"].flatMap { Int($0) }.flatMap { $0 < 0 ? nil : $0 }
  }

  /// Whether the body comes in pieces.
  var isChunked: Bool { fields["transfer-encoding"]?.lowercased() == "chunked" }

  /// Where the part that is sent begins, from `Content-Range: bytes 100-199/200`.
  var rangeStart: Int? {
    guard let range = fields["content-range"]?.lowercased(), range.hasPrefix("bytes ") else {
      return nil
    }
    return Int(range.dropFirst(6).prefix { $0 != "-" })
  }
}
