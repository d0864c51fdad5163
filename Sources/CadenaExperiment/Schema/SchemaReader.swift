import CadenaText

/// Reads nodes of the experiment file by the schema: strict, typed, with defaults filled in.
///
/// The first mistake ends the reading with an error at its line and column.
struct SchemaReader {
  /// The value of a node by the kind of its key. The path names the key in errors.
  func read(
    _ node: YamlNode, _ kind: ValueKind, _ path: [String]
  ) throws(ExperimentError) -> OptionValue {
    switch kind {
    case .section(let options): .section(try section(node, options, path))
    case .choice(let name): .choice(try SpecificationReader(name.catalogue).read(node, path))
    case .list(let name): .list(try list(node, name.catalogue, path))
    case .integers(let range): .integers(try integers(node, range, kind, path))
    case .texts: .texts(try texts(node, path))
    case .shorthand(let name, let options):
      .section(try shorthand(node, name, options, kind, path))
    case .numbersOrWord(let range, _): try numbersOrWord(node, range, kind, path)
    default: try ScalarReader(node: node, kind: kind, path: path).value()
    }
  }

  /// The keys of a group; one that is not known, missing or given twice is an error.
  func section(
    _ node: YamlNode, _ options: [OptionSpecification], _ path: [String]
  ) throws(ExperimentError) -> Options {
    let entries = try entries(of: node, path)
    for entry in entries where !options.contains(where: { $0.name == entry.key }) {
      throw unknownKey(entry, options, path)
    }
    var pairs: [(String, OptionValue?)] = []
    for option in options {
      let entry = entries.first { $0.key == option.name }
      pairs.append((option.name, try value(of: option, entry, in: node, path)))
    }
    return Options(pairs)
  }

  private func value(
    of option: OptionSpecification, _ entry: YamlNode.Entry?, in node: YamlNode, _ path: [String]
  ) throws(ExperimentError) -> OptionValue? {
    let path = path + [option.name]
    if let entry, !isAbsent(entry.value, option) { return try read(entry.value, option.kind, path) }
    switch option.presence {
    case .optional: return nil
    case .defaulted(let value): return value
    case .filled:
      let empty = YamlNode(content: .mapping([]), origin: entry?.origin ?? node.origin)
      return try read(empty, option.kind, path)
    case .required:
      throw ExperimentError(
        .missingKey(path.joined(separator: ".")), at: entry?.origin ?? node.origin,
        expected: option.kind.expected, remedy: .option(option.summary))
    }
  }

  /// Nothing written counts as an absent key, and so does `none` for what may be left out; for a
  /// text only the empty value does, since `null` is a text like any other.
  private func isAbsent(_ node: YamlNode, _ option: OptionSpecification) -> Bool {
    guard case .scalar(let text, isPlain: true) = node.content else { return false }
    switch option.kind {
    case .text, .texts, .shorthand: return text.isEmpty
    case .choice, .section, .list, .numbersOrWord:
      return node.isNothing || (text == "none" && option.presence == .optional)
    default: return node.isNothing
    }
  }

  private func list(
    _ node: YamlNode, _ catalogue: Catalogue, _ path: [String]
  ) throws(ExperimentError) -> [Specification] {
    guard case .list(let items) = node.content else {
      throw wrong(node, .expectedList(catalogue.title), path)
    }
    let reader = SpecificationReader(catalogue)
    var things: [Specification] = []
    for (index, item) in items.enumerated() {
      things.append(try reader.read(item, path + ["\(index)"]))
    }
    return things
  }

  /// A group of keys, or the text that stands for one of them.
  private func shorthand(
    _ node: YamlNode, _ name: String, _ options: [OptionSpecification], _ kind: ValueKind,
    _ path: [String]
  ) throws(ExperimentError) -> Options {
    switch node.content {
    case .mapping: return try section(node, options, path)
    case .scalar:
      let entry = YamlNode.Entry(key: name, origin: node.origin, value: node)
      return try section(
        YamlNode(content: .mapping([entry]), origin: node.origin), options, path)
    case .list: throw wrong(node, kind.expected, path)
    }
  }

  /// A word, or numbers under names that only the data know.
  private func numbersOrWord(
    _ node: YamlNode, _ range: ValueRange, _ kind: ValueKind, _ path: [String]
  ) throws(ExperimentError) -> OptionValue {
    guard case .mapping(let entries) = node.content, !entries.isEmpty else {
      guard case .scalar = node.content else { throw wrong(node, kind.expected, path) }
      return try ScalarReader(node: node, kind: kind, path: path).value()
    }
    var pairs: [(String, OptionValue?)] = []
    for entry in entries {
      let reader = ScalarReader(
        node: entry.value, kind: .number(range), path: path + [entry.key])
      pairs.append((entry.key, try reader.value()))
    }
    return .section(Options(pairs))
  }

  private func integers(
    _ node: YamlNode, _ range: ValueRange, _ kind: ValueKind, _ path: [String]
  ) throws(ExperimentError) -> [Int] {
    guard case .list(let items) = node.content, !items.isEmpty else {
      throw wrong(node, kind.expected, path)
    }
    var numbers: [Int] = []
    for (index, item) in items.enumerated() {
      let path = path + ["\(index)"]
      let value = try ScalarReader(node: item, kind: .integer(range), path: path).value()
      if case .integer(let number) = value { numbers.append(number) }
    }
    return numbers
  }

  private func texts(_ node: YamlNode, _ path: [String]) throws(ExperimentError) -> [String] {
    let items: [YamlNode]
    switch node.content {
    case .list(let list) where !list.isEmpty: items = list
    case .scalar: items = [node]
    default: throw wrong(node, .expectedTexts, path)
    }
    var texts: [String] = []
    for item in items {
      guard case .scalar(let text, _) = item.content, !text.isEmpty else {
        throw wrong(item, .expectedTexts, path)
      }
      texts.append(text)
    }
    return texts
  }

  private func entries(
    of node: YamlNode, _ path: [String]
  ) throws(ExperimentError) -> [YamlNode.Entry] {
    switch node.content {
    case .mapping(let entries): return entries
    case .scalar where node.isNothing: return []
    default: throw wrong(node, .expectedSection, path)
    }
  }

  private func unknownKey(
    _ entry: YamlNode.Entry, _ options: [OptionSpecification], _ path: [String]
  ) -> ExperimentError {
    let names = options.map(\.name)
    return ExperimentError(
      .unknownKey(entry.key, in: path.joined(separator: ".")), at: entry.origin,
      expected: .oneOf(names),
      remedy: NearestName.find(entry.key, among: names).map { .didYouMean($0) })
  }

  private func wrong(_ node: YamlNode, _ expected: Message, _ path: [String]) -> ExperimentError {
    ExperimentError(
      .wrongType(path.joined(separator: ".")), at: node.origin, expected: expected,
      found: node.found)
  }
}

extension YamlNode {
  /// What stands here, for "found:".
  var found: Message {
    switch content {
    case .scalar(let text, _): isNothing ? .foundNothing : .quoted(text)
    case .list(let items): .foundList(items.count)
    case .mapping(let entries): .foundSection(entries.map(\.key))
    }
  }
}
