import CadenaText
import Yams

/// Turns the bytes of an experiment file into nodes that know their places.
///
/// The syntax is YAML's, read by Yams; a syntax error carries its line and column. What could
/// exhaust memory or the stack is refused first: files over 1 MiB, very deep nesting, and more
/// aliases than any experiment needs (a few of them multiply without bound).
enum YamlReader {
  /// The largest file that is read, in bytes.
  static let largestFile = 1 << 20
  /// The deepest nesting that is read.
  static let deepestNesting = 100
  /// How many aliases a file may have: eight can multiply its size by 18 at most.
  static let mostAliases = 8

  /// The one document in the bytes of a file.
  static func read(_ bytes: [UInt8], place: String) throws(ExperimentError) -> YamlNode {
    let text = try YamlTextCheck.text(of: bytes, place: place)
    return try read(text, origin: Origin(place: place), isFile: true)
  }

  /// The value of a flag: its parts have no line, they all stand in the flag.
  static func read(flagValue text: String, origin: Origin) throws(ExperimentError) -> YamlNode {
    _ = try YamlTextCheck.text(of: Array(text.utf8), place: origin.place ?? "")
    return try read(text, origin: origin, isFile: false)
  }

  private static func read(
    _ text: String, origin: Origin, isFile: Bool
  ) throws(ExperimentError) -> YamlNode {
    let root: Node?
    do {
      root = try Yams.compose(yaml: text, .basic, .default, .utf8)
    } catch let error as YamlError {
      throw YamlSyntax.error(error, text: text, origin: origin, isFile: isFile)
    } catch {
      throw ExperimentError(.notYaml, at: origin, found: .verbatim("\(error)"))
    }
    guard let root else {
      if isFile { throw ExperimentError(.emptyExperiment, at: origin, remedy: .emptyRemedy) }
      return YamlNode(content: .scalar("", isPlain: true), origin: origin)
    }
    return try convert(root, origin: origin, isFile: isFile)
  }

  private static func convert(
    _ node: Node, origin: Origin, isFile: Bool
  ) throws(ExperimentError) -> YamlNode {
    var place = origin
    if isFile, let mark = node.mark { (place.line, place.column) = (mark.line, mark.column) }
    switch node {
    case .scalar(let scalar):
      let isPlain = scalar.style == .plain || scalar.style == .any
      return YamlNode(content: .scalar(scalar.string, isPlain: isPlain), origin: place)
    case .sequence(let sequence):
      var items: [YamlNode] = []
      for item in sequence {
        items.append(try convert(item, origin: origin, isFile: isFile))
      }
      return YamlNode(content: .list(items), origin: place)
    case .mapping(let mapping):
      var entries: [YamlNode.Entry] = []
      var names: Set<String> = []
      for (key, value) in mapping {
        let converted = try convert(key, origin: origin, isFile: isFile)
        guard case .scalar(let name, _) = converted.content else {
          throw ExperimentError(.keyMustBeText, at: converted.origin)
        }
        guard names.insert(name).inserted else {
          throw ExperimentError(.duplicateKey(name), at: converted.origin, remedy: .keepOne)
        }
        entries.append(
          YamlNode.Entry(
            key: name, origin: converted.origin,
            value: try convert(value, origin: origin, isFile: isFile)))
      }
      return YamlNode(content: .mapping(entries), origin: place)
    case .alias:
      throw ExperimentError(.tooManyAliases(mostAliases), at: place)
    }
  }
}
