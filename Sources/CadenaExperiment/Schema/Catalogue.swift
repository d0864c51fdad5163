import CadenaText

/// All names that may stand in one place of the experiment file: the layers, the losses, …
///
/// Adding a name is adding one entry: the parser, the nearest-name errors, the resolved copy and
/// the documentation's table read it from here.
public struct Catalogue: Sendable {
  /// What the names stand for, with an article: "a layer".
  public let title: Message
  /// The names with their options.
  public let entries: [CatalogueEntry]
  /// Whether a thing may carry a label of its own with `name:`.
  public let allowsLabel: Bool

  init(_ title: Message, allowsLabel: Bool = false, _ entries: [CatalogueEntry]) {
    self.title = title
    self.entries = entries
    self.allowsLabel = allowsLabel
  }

  /// The entry of a name.
  public func entry(_ name: String) -> CatalogueEntry? {
    entries.first { $0.name == name }
  }

  /// The names that this version has built.
  public var builtNames: [String] {
    entries.filter(\.isBuilt).map(\.name)
  }
}

/// Names a catalogue, so that a catalogue may mention itself (a residual block holds layers).
public enum CatalogueName: String, Sendable, CaseIterable {
  /// `data.source`
  case source
  /// `data.source.csv.missing`
  case missing
  /// `data.preprocess`
  case preprocessing
  /// `model.layers`
  case layer
  /// `loss`
  case loss
  /// `optimizer`
  case optimizer
  /// `schedule`
  case schedule

  /// The catalogue of this name.
  public var catalogue: Catalogue {
    switch self {
    case .source: .sources
    case .missing: .missing
    case .preprocessing: .preprocessing
    case .layer: .layers
    case .loss: .losses
    case .optimizer: .optimizers
    case .schedule: .schedules
    }
  }
}
