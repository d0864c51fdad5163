import CadenaText

/// An experiment as keys with values, one text each, for tables and comparisons:
/// `optimizer` → `adam`, `optimizer.adam.learningRate` → `0.001`, `model.layers` → `linear 64, relu`.
enum ExperimentKeys {
  /// All keys, in the order of the schema.
  static func all(_ experiment: Experiment) -> [(key: String, value: String)] {
    flattened(experiment.options, prefix: "")
  }

  private static func flattened(
    _ options: Options, prefix: String
  ) -> [(key: String, value: String)] {
    options.pairs.flatMap { pair -> [(key: String, value: String)] in
      let key = prefix + pair.name
      switch pair.value {
      case .section(let inner): return flattened(inner, prefix: key + ".")
      case .choice(let thing):
        return [(key, thing.name)] + flattened(thing.options, prefix: "\(key).\(thing.name).")
      case .list(let things): return [(key, list(things, of: key))]
      case .text(let text): return [(key, text)]
      default: return [(key, YamlWriter.flow(pair.value))]
      }
    }
  }

  private static func list(_ things: [Specification], of key: String) -> String {
    let catalogue: Catalogue = key == "data.preprocess" ? .preprocessing : .layers
    return things.isEmpty ? "–" : things.map { short($0, catalogue) }.joined(separator: ", ")
  }

  /// A thing by its name and the options that are not the usual ones: `linear 64`.
  static func short(_ thing: Specification, _ catalogue: Catalogue) -> String {
    guard let entry = catalogue.entry(thing.name) else { return thing.name }
    var text = thing.name
    var others: [String] = []
    for pair in thing.options.pairs {
      let option = entry.options.first { $0.name == pair.name }
      if case .defaulted(pair.value)? = option?.presence { continue }
      switch pair.value {
      case .list(let inner):
        others.append("[" + inner.map { short($0, catalogue) }.joined(separator: ", ") + "]")
      case let value where pair.name == entry.shorthand: text += " " + plain(value)
      case let value: others.append("\(pair.name) \(plain(value))")
      }
    }
    return others.isEmpty ? text : text + " (" + others.joined(separator: ", ") + ")"
  }

  private static func plain(_ value: OptionValue) -> String {
    if case .text(let text) = value { text } else { YamlWriter.flow(value) }
  }
}
