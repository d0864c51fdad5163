import CadenaText

/// Reads one named thing in any of its forms: `relu`, `linear: 64`,
/// `{linear: {units: 64, bias: false}, name: hidden}`, `relu: {}`.
struct SpecificationReader {
  let catalogue: Catalogue

  init(_ catalogue: Catalogue) { self.catalogue = catalogue }

  private static let labelOption = OptionSpecification(
    "name", .text, .optional, SchemaText.layerName)

  /// The thing with its options.
  func read(_ node: YamlNode, _ path: [String]) throws(ExperimentError) -> Specification {
    switch node.content {
    case .scalar(let name, _):
      guard !node.isNothing else { throw wrong(node, path) }
      return try read(name, nil, nil, node.origin, path)
    case .mapping(let entries):
      var label: String?
      var chosen: YamlNode.Entry?
      for entry in entries {
        if catalogue.allowsLabel, entry.key == "name" {
          label = try text(entry.value, path + ["name"])
        } else if let first = chosen {
          throw ExperimentError(
            .oneNameOnly(catalogue.title, first.key, entry.key), at: entry.origin,
            remedy: .optionsGoInside(first.key, entry.key))
        } else {
          chosen = entry
        }
      }
      guard let chosen else { throw wrong(node, path) }
      return try read(chosen.key, chosen.value, label, chosen.origin, path)
    case .list: throw wrong(node, path)
    }
  }

  private func read(
    _ name: String, _ value: YamlNode?, _ label: String?, _ origin: Origin, _ path: [String]
  ) throws(ExperimentError) -> Specification {
    guard let entry = catalogue.entry(name) else { throw unknown(name, origin) }
    guard entry.isBuilt else {
      throw ExperimentError(
        .knownNotBuilt(name), at: origin, expected: .oneOf(catalogue.builtNames))
    }
    let path = path + [name]
    let empty = YamlNode(content: .mapping([]), origin: origin)
    let node = try optionsNode(value ?? empty, of: entry, path)
    var specifications = entry.options
    if catalogue.allowsLabel { specifications.append(Self.labelOption) }
    var options = try SchemaReader().section(node, specifications, path)
    var label = label
    if catalogue.allowsLabel {
      label = options.textIfGiven("name") ?? label
      options = Options(options.pairs.filter { $0.name != "name" }.map { ($0.name, $0.value) })
    }
    if let conflict = entry.conflict(options) {
      throw ExperimentError(
        conflict.what, at: node.origin(of: [conflict.option]), remedy: conflict.remedy)
    }
    return Specification(name, options: options, label: label, origin: origin)
  }

  /// The options as a group of keys: a bare value stands for the entry's shorthand option.
  private func optionsNode(
    _ value: YamlNode, of entry: CatalogueEntry, _ path: [String]
  ) throws(ExperimentError) -> YamlNode {
    if case .mapping = value.content { return value }
    if value.isNothing { return YamlNode(content: .mapping([]), origin: value.origin) }
    guard let shorthand = entry.shorthand else {
      let names = entry.options.map(\.name)
      throw ExperimentError(
        .wrongType(path.joined(separator: ".")), at: value.origin,
        expected: names.isEmpty ? .expectedNoOptions : .expectedOptions(names),
        found: value.found)
    }
    let option = YamlNode.Entry(key: shorthand, origin: value.origin, value: value)
    return YamlNode(content: .mapping([option]), origin: value.origin)
  }

  private func text(_ node: YamlNode, _ path: [String]) throws(ExperimentError) -> String {
    guard case .text(let text) = try ScalarReader(node: node, kind: .text, path: path).value(),
      !text.isEmpty
    else {
      throw ExperimentError(
        .wrongType(path.joined(separator: ".")), at: node.origin, expected: .expectedText,
        found: node.found)
    }
    return text
  }

  private func unknown(_ name: String, _ origin: Origin) -> ExperimentError {
    // Built names come first, so that a near one of them is suggested before one that is not.
    let names = catalogue.builtNames + catalogue.entries.filter { !$0.isBuilt }.map(\.name)
    return ExperimentError(
      .unknownName(name, catalogue.title), at: origin, expected: .oneOf(catalogue.builtNames),
      remedy: NearestName.find(name, among: names).map { .didYouMean($0) })
  }

  private func wrong(_ node: YamlNode, _ path: [String]) -> ExperimentError {
    ExperimentError(
      .wrongType(path.joined(separator: ".")), at: node.origin,
      expected: .expectedChoice(catalogue.title), found: node.found)
  }
}
