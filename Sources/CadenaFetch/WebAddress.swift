/// An address on the web, taken apart: `http://host:port/path?query`.
public struct WebAddress: Sendable, Hashable, CustomStringConvertible {
  /// Whether the connection is encrypted.
  public let isSecure: Bool
  /// The host's name or number.
  public let host: String
  /// The port.
  public let port: UInt16
  /// Path and query, beginning with `/`.
  public let path: String

  /// The address of a text, or nil when it is none with `http` or `https`.
  public init?(_ text: String) {
    // Blanks and control characters would end a line of the request early.
    guard text.utf8.allSatisfy({ $0 > 32 && $0 != 127 }) else { return nil }
    let lowered = text.lowercased()
    isSecure = lowered.hasPrefix("https://")
    guard isSecure || lowered.hasPrefix("http://") else { return nil }
    let rest = text.dropFirst(isSecure ? 8 : 7)
    let end = rest.firstIndex { $0 == "/" || $0 == "?" || $0 == "#" } ?? rest.endIndex
    // What follows `#` stays with the reader.
    let location = rest[end...].prefix { $0 != "#" }
    path = location.hasPrefix("/") ? String(location) : "/" + location
    let authority = rest[..<end]
    guard !authority.contains("@") else { return nil }
    let colon = authority.lastIndex(of: ":").flatMap { authority[$0...].contains("]") ? nil : $0 }
    let name = authority[..<(colon ?? authority.endIndex)]
    host = String(name.hasPrefix("[") ? name.dropFirst().dropLast() : name)
    guard !host.isEmpty else { return nil }
    guard let colon else {
      port = isSecure ? 443 : 80
      return
    }
    guard let number = UInt16(authority[authority.index(after: colon)...]), number > 0 else {
      return nil
    }
    port = number
  }

  /// What the header `Host` says.
  var hostField: String {
    let name = host.contains(":") ? "[\(host)]" : host
    return port == (isSecure ? 443 : 80) ? name : "\(name):\(port)"
  }

  /// The whole address.
  public var description: String { "http\(isSecure ? "s" : "")://\(hostField)\(path)" }

  /// The address that a redirection names, which may leave parts out.
  func resolving(_ location: String) -> WebAddress? {
    if location.contains("://") { return WebAddress(location) }
    let root = "http\(isSecure ? "s" : "")://\(hostField)"
    if location.hasPrefix("//") { return WebAddress("http\(isSecure ? "s" : ""):" + location) }
    if location.hasPrefix("/") { return WebAddress(root + location) }
    let plain = path.prefix { $0 != "?" }
    let folder = plain.lastIndex(of: "/").map { plain[...$0] } ?? "/"
    return WebAddress(root + folder + location)
  }
}
