/// A value of JSON (RFC 8259): what records of runs and headers of weight files are made of.
///
/// Objects keep the order of their keys. Whole numbers that fit are `integer`, so that offsets and
/// seeds stay exact; all others are `number`.
///
///     let line: JSONValue = ["event": "epoch", "train": ["loss": 0.25]]
///     line.text()   // {"event":"epoch","train":{"loss":0.25}}
public indirect enum JSONValue: Sendable, Hashable {
  /// Nothing.
  case null
  /// True or false.
  case boolean(Bool)
  /// A whole number of 64 bits.
  case integer(Int)
  /// A number; written as `null` when it is not finite, which JSON cannot express. A whole one is
  /// written without a fraction and so reads back as `integer`.
  case number(Double)
  /// A text.
  case string(String)
  /// A list.
  case array([JSONValue])
  /// Keys with values, in order; every key once.
  case object([Member])

  /// One key of an object, with its value.
  public struct Member: Sendable, Hashable {
    /// The key.
    public var key: String
    /// The value.
    public var value: JSONValue

    /// A key with its value.
    public init(_ key: String, _ value: JSONValue) {
      self.key = key
      self.value = value
    }
  }

  /// The value of a key of an object, or nil when this is no object or has no such key.
  ///
  /// Setting replaces the value or adds the key at the end; nil removes it. Setting a key of
  /// something that is no object makes it one.
  public subscript(key: String) -> JSONValue? {
    get { members?.first { $0.key == key }?.value }
    set {
      var list = members ?? []
      let position = list.firstIndex { $0.key == key }
      switch (position, newValue) {
      case (let position?, let value?): list[position].value = value
      case (let position?, nil): list.remove(at: position)
      case (nil, let value?): list.append(Member(key, value))
      case (nil, nil): break
      }
      self = .object(list)
    }
  }

  /// The keys and values, when this is an object.
  public var members: [Member]? {
    if case .object(let members) = self { members } else { nil }
  }

  /// The elements, when this is a list.
  public var elements: [JSONValue]? {
    if case .array(let elements) = self { elements } else { nil }
  }

  /// The text, when this is one.
  public var string: String? {
    if case .string(let text) = self { text } else { nil }
  }

  /// The whole number, when this is one.
  public var integer: Int? {
    if case .integer(let value) = self { value } else { nil }
  }

  /// The number, whole or not, when this is one.
  public var number: Double? {
    switch self {
    case .integer(let value): Double(value)
    case .number(let value): value
    default: nil
    }
  }

  /// The truth value, when this is one.
  public var boolean: Bool? {
    if case .boolean(let value) = self { value } else { nil }
  }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByFloatLiteral, ExpressibleByBooleanLiteral, ExpressibleByNilLiteral,
  ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  /// A text.
  public init(stringLiteral value: String) { self = .string(value) }
  /// A whole number.
  public init(integerLiteral value: Int) { self = .integer(value) }
  /// A number.
  public init(floatLiteral value: Double) { self = .number(value) }
  /// True or false.
  public init(booleanLiteral value: Bool) { self = .boolean(value) }
  /// Null.
  public init(nilLiteral: ()) { self = .null }
  /// A list.
  public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
  /// An object; the keys keep their order.
  public init(dictionaryLiteral elements: (String, JSONValue)...) {
    self = .object(elements.map { Member($0.0, $0.1) })
  }
}
