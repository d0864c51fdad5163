/// A part of a YAML document with the place where it stands.
///
/// Scalars stay text: what a text means is decided by the key it belongs to, never by YAML's
/// implicit types, so a column called `no` stays "no" and `1e-3` is a number where a number is
/// wanted.
struct YamlNode: Sendable {
  /// What a node holds.
  enum Content: Sendable {
    /// A text; quoted ones are not plain, so they are never "nothing".
    case scalar(String, isPlain: Bool)
    /// A list.
    case list([YamlNode])
    /// A group of keys, in the order of the file.
    case mapping([Entry])
  }

  /// One key of a mapping with its value.
  struct Entry: Sendable {
    var key: String
    var origin: Origin
    var value: YamlNode
  }

  var content: Content
  var origin: Origin

  /// Whether nothing is written here: `key:`, `key: ~` or `key: null`.
  var isNothing: Bool {
    guard case .scalar(let text, isPlain: true) = content else { return false }
    return text.isEmpty || text == "~" || text == "null"
  }

  /// The value of a key when this is a mapping that has it.
  func value(_ key: String) -> YamlNode? {
    guard case .mapping(let entries) = content else { return nil }
    return entries.first { $0.key == key }?.value
  }

  /// The place of the deepest part of a path that exists, for errors about combinations.
  func origin(of path: [String]) -> Origin {
    var node = self
    var origin = origin
    for key in path {
      guard case .mapping(let entries) = node.content,
        let entry = entries.first(where: { $0.key == key })
      else { break }
      origin = entry.origin
      node = entry.value
    }
    return origin
  }
}
