import CadenaText

/// One name of a catalogue: what it is, its options and whether this version has built it.
public struct CatalogueEntry: Sendable {
  /// Two options that do not go together, or a value that another one forbids.
  struct Conflict: Sendable {
    /// The option to point at.
    let option: String
    /// What is wrong.
    let what: Message
    /// What would be right.
    let remedy: Message
  }

  /// The name in the experiment file.
  public let name: String
  /// What it is, in one sentence.
  public let summary: Message
  /// Its options.
  public let options: [OptionSpecification]
  /// The option that a bare value sets: `units` in `linear: 64`.
  public let shorthand: String?
  /// Whether this version has built it; a name that is known but not built is refused by name.
  public let isBuilt: Bool
  /// Whether a loss compares outputs with classes only.
  let needsClasses: Bool
  let maker: Maker
  let conflict: @Sendable (Options) -> Conflict?

  /// A name that this version has built.
  init(
    _ name: String, _ summary: Message, _ options: [OptionSpecification] = [],
    shorthand: String? = nil, maker: Maker = .none, needsClasses: Bool = false,
    conflict: @escaping @Sendable (Options) -> Conflict? = { _ in nil }
  ) {
    self.name = name
    self.summary = summary
    self.options = options
    self.shorthand = shorthand
    self.maker = maker
    self.needsClasses = needsClasses
    self.conflict = conflict
    isBuilt = true
  }

  private init(notBuilt name: String) {
    self.name = name
    summary = .notInThisVersion
    options = []
    shorthand = nil
    maker = .none
    needsClasses = false
    conflict = { _ in nil }
    isBuilt = false
  }

  /// Names that belong to the schema but not to this version.
  static func later(_ names: String...) -> [CatalogueEntry] {
    names.map { CatalogueEntry(notBuilt: $0) }
  }
}
