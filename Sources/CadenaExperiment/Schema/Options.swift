import CadenaText

/// The values of a group of keys, in the order of the schema, defaults filled in.
///
/// The typed readers (`number`, `boolean`, …) are for keys that the schema declares with that kind
/// and a default; asking for another is a mistake in the program, not in the experiment, and stops
/// it at once. Keys that may be absent are read through `subscript` or the `…IfGiven` forms.
public struct Options: Sendable, Hashable {
  /// One key with its value.
  public struct Pair: Sendable, Hashable {
    /// The key.
    public let name: String
    /// Its value.
    public let value: OptionValue
  }

  /// The keys that have a value.
  public private(set) var pairs: [Pair] = []

  /// No keys.
  public init() {}

  /// Keys with their values; those without a value are left out.
  public init(_ pairs: [(String, OptionValue?)]) {
    for (name, value) in pairs {
      if let value { self.pairs.append(Pair(name: name, value: value)) }
    }
  }

  /// Whether no key has a value.
  public var isEmpty: Bool { pairs.isEmpty }

  /// The value of a key, or nil when it is absent.
  public subscript(name: String) -> OptionValue? {
    pairs.first { $0.name == name }?.value
  }

  /// The options with another value for a key that has one.
  public func replacing(_ name: String, with value: OptionValue) -> Options {
    Options(pairs.map { ($0.name, $0.name == name ? value : $0.value) })
  }

  /// The switch of this name.
  public func boolean(_ name: String) -> Bool {
    guard case .boolean(let value) = self[name] else { undeclared(name) }
    return value
  }

  /// The whole number of this name.
  public func integer(_ name: String) -> Int {
    guard case .integer(let value) = self[name] else { undeclared(name) }
    return value
  }

  /// The seed of this name.
  public func unsigned(_ name: String) -> UInt64 {
    guard case .unsigned(let value) = self[name] else { undeclared(name) }
    return value
  }

  /// The number of this name.
  public func number(_ name: String) -> Double {
    guard case .number(let value) = self[name] else { undeclared(name) }
    return value
  }

  /// The text or word of this name.
  public func text(_ name: String) -> String {
    guard case .text(let value) = self[name] else { undeclared(name) }
    return value
  }

  /// The list of whole numbers of this name.
  public func integers(_ name: String) -> [Int] {
    guard case .integers(let value) = self[name] else { undeclared(name) }
    return value
  }

  /// The named thing of this name.
  public func choice(_ name: String) -> Specification {
    guard case .choice(let value) = self[name] else { undeclared(name) }
    return value
  }

  /// The list of named things of this name.
  public func list(_ name: String) -> [Specification] {
    guard case .list(let value) = self[name] else { undeclared(name) }
    return value
  }

  /// The group of keys of this name.
  public func section(_ name: String) -> Options {
    guard case .section(let value) = self[name] else { undeclared(name) }
    return value
  }

  /// The whole number of this name, or nil when it is absent.
  public func integerIfGiven(_ name: String) -> Int? {
    self[name] == nil ? nil : integer(name)
  }

  /// The number of this name, or nil when it is absent.
  public func numberIfGiven(_ name: String) -> Double? {
    self[name] == nil ? nil : number(name)
  }

  /// The text of this name, or nil when it is absent.
  public func textIfGiven(_ name: String) -> String? {
    self[name] == nil ? nil : text(name)
  }

  /// The list of texts of this name, or nil when it is absent.
  public func textsIfGiven(_ name: String) -> [String]? {
    guard let value = self[name] else { return nil }
    guard case .texts(let texts) = value else { undeclared(name) }
    return texts
  }

  /// The named thing of this name, or nil when it is absent.
  public func choiceIfGiven(_ name: String) -> Specification? {
    self[name] == nil ? nil : choice(name)
  }

  /// The group of keys of this name, or nil when it is absent.
  public func sectionIfGiven(_ name: String) -> Options? {
    self[name] == nil ? nil : section(name)
  }

  private func undeclared(_ name: String) -> Never {
    programmingError("the schema declares no option \(name) of this kind here")
  }
}
