import CadenaText

/// Puts a command-line value into the tree of the file, guided by the schema.
struct OverrideWriter {
  let change: Override

  /// The tree with the value in its place.
  func apply(to root: YamlNode) throws(ExperimentError) -> YamlNode {
    try set(root, .section(ExperimentSchema.keys), change.path[...])
  }

  private func set(
    _ node: YamlNode?, _ kind: ValueKind, _ path: ArraySlice<String>
  ) throws(ExperimentError) -> YamlNode {
    guard let key = path.first else { return try value(kind) }
    switch kind {
    case .section(let options): return try set(key, in: node, options, path)
    case .choice(let name): return try choose(key, in: node, name.catalogue, path)
    case .list(let name): return try replace(key, in: node, name, path)
    case .shorthand(let name, let options):
      return try set(key, in: node.map { spelledOut($0, name) }, options, path)
    case .numbersOrWord:
      // Names of the data may have points in them.
      var group = mapping(node)
      let number = YamlNode(content: .scalar(change.value, isPlain: true), origin: change.origin)
      group.put(path.joined(separator: "."), number, change.origin)
      return group
    default: throw ExperimentError(.hasNoParts(done(path)), at: change.origin)
    }
  }

  /// The path walked so far, for errors.
  private func done(_ rest: ArraySlice<String>) -> String {
    change.path[..<rest.startIndex].joined(separator: ".")
  }

  private func value(_ kind: ValueKind) throws(ExperimentError) -> YamlNode {
    switch kind {
    case .section, .choice, .list, .integers:
      return try YamlReader.read(flagValue: change.value, origin: change.origin)
    case .texts where change.value.hasPrefix("["):
      return try YamlReader.read(flagValue: change.value, origin: change.origin)
    case .shorthand where change.value.hasPrefix("{"),
      .numbersOrWord where change.value.hasPrefix("{"):
      return try YamlReader.read(flagValue: change.value, origin: change.origin)
    default:
      // A text is taken as it stands, even when YAML would read it as something else.
      return YamlNode(content: .scalar(change.value, isPlain: true), origin: change.origin)
    }
  }

  private func set(
    _ key: String, in node: YamlNode?, _ options: [OptionSpecification], _ path: ArraySlice<String>
  ) throws(ExperimentError) -> YamlNode {
    guard let option = options.first(where: { $0.name == key }) else {
      let names = options.map(\.name)
      throw ExperimentError(
        .unknownKey(key, in: done(path)), at: change.origin, expected: .oneOf(names),
        remedy: NearestName.find(key, among: names).map { .didYouMean($0) })
    }
    var node = mapping(node)
    let below = try set(node.value(key), option.kind, path.dropFirst())
    node.put(key, below, change.origin)
    return node
  }

  private func choose(
    _ name: String, in node: YamlNode?, _ catalogue: Catalogue, _ path: ArraySlice<String>
  ) throws(ExperimentError) -> YamlNode {
    var chosen = chosenThing(node, catalogue)
    if catalogue.allowsLabel, name == "name" {
      guard var labelled = chosen else {
        throw ExperimentError(.hasNoParts(done(path)), at: change.origin)
      }
      labelled.put(name, try set(nil, .text, path.dropFirst()), change.origin)
      return labelled
    }
    guard let entry = catalogue.entry(name) else { throw unknown(name, catalogue, chosen) }
    guard entry.isBuilt else {
      throw ExperimentError(
        .knownNotBuilt(name), at: change.origin, expected: .oneOf(catalogue.builtNames))
    }
    if chosen?.value(name) == nil {
      let empty = YamlNode(content: .mapping([]), origin: change.origin)
      let choice = YamlNode.Entry(key: name, origin: change.origin, value: empty)
      chosen = YamlNode(content: .mapping([choice]), origin: change.origin)
    }
    var result = chosen ?? YamlNode(content: .mapping([]), origin: change.origin)
    let rest = path.dropFirst()
    let current = result.value(name).map { spelledOut($0, entry.shorthand) }
    if rest.isEmpty {
      let value = try YamlReader.read(flagValue: change.value, origin: change.origin)
      result.put(name, value, change.origin)
    } else {
      result.put(name, try set(current, .section(entry.options), rest), change.origin)
    }
    return result
  }

  private func replace(
    _ key: String, in node: YamlNode?, _ name: CatalogueName, _ path: ArraySlice<String>
  ) throws(ExperimentError) -> YamlNode {
    var items: [YamlNode] = []
    if let node, case .list(let present) = node.content { items = present }
    guard let index = ScalarReader.integer(key), items.indices.contains(index) else {
      throw ExperimentError(
        .noSuchItem(done(path), items.count), at: change.origin, found: .quoted(key))
    }
    items[index] = try set(items[index], .choice(name), path.dropFirst())
    return YamlNode(content: .list(items), origin: node?.origin ?? change.origin)
  }

  /// The named thing that stands here as a mapping from its name, whatever its form in the file.
  private func chosenThing(_ node: YamlNode?, _ catalogue: Catalogue) -> YamlNode? {
    guard let node else { return nil }
    switch node.content {
    case .mapping: return node
    case .scalar(let name, _) where catalogue.entry(name) != nil:
      let empty = YamlNode(content: .mapping([]), origin: node.origin)
      let entry = YamlNode.Entry(key: name, origin: node.origin, value: empty)
      return YamlNode(content: .mapping([entry]), origin: node.origin)
    default: return nil
    }
  }

  /// Options written as a bare value, as a mapping: 64 becomes {units: 64}.
  private func spelledOut(_ node: YamlNode, _ shorthand: String?) -> YamlNode {
    if case .mapping = node.content { return node }
    guard let shorthand, !node.isNothing else { return mapping(nil) }
    let option = YamlNode.Entry(key: shorthand, origin: node.origin, value: node)
    return YamlNode(content: .mapping([option]), origin: node.origin)
  }

  private func mapping(_ node: YamlNode?) -> YamlNode {
    if let node, case .mapping = node.content { return node }
    return YamlNode(content: .mapping([]), origin: change.origin)
  }

  private func unknown(
    _ name: String, _ catalogue: Catalogue, _ chosen: YamlNode?
  ) -> ExperimentError {
    var remedy = NearestName.find(name, among: catalogue.builtNames).map(Message.didYouMean)
    // `--set optimizer.learningRate=…` lacks the optimiser's name: say the whole path.
    if let chosen, case .mapping(let entries) = chosen.content,
      let current = entries.first(where: { $0.key != "name" })?.key,
      catalogue.entry(current)?.options.contains(where: { $0.name == name }) == true
    {
      remedy = .didYouMean(path(through: current, to: name))
    }
    return ExperimentError(
      .unknownName(name, catalogue.title), at: change.origin,
      expected: .oneOf(catalogue.builtNames), remedy: remedy)
  }

  private func path(through current: String, to name: String) -> String {
    let index = change.path.firstIndex(of: name) ?? change.path.endIndex
    return (change.path[..<index] + [current] + change.path[index...]).joined(separator: ".")
  }
}

extension YamlNode {
  /// Sets a key of a mapping, replacing what stood there.
  mutating func put(_ key: String, _ value: YamlNode, _ origin: Origin) {
    guard case .mapping(var entries) = content else { return }
    let entry = Entry(key: key, origin: origin, value: value)
    if let index = entries.firstIndex(where: { $0.key == key }) {
      entries[index] = entry
    } else {
      entries.append(entry)
    }
    content = .mapping(entries)
  }
}
