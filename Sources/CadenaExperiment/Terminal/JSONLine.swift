/// One JSON object on one line, its keys in the order they were added.
///
/// JSON has no infinities: such a number is `null`, and the object that holds it says
/// `"nonFinite":true`. Finite numbers have the digits it takes to read back the same value.
struct JSONLine: Sendable {
  private var parts: [String] = []
  private var hasNonFinite = false

  /// An empty object.
  init() {}

  /// An object that begins with its event's name.
  init(event: String) { add("event", event) }

  /// The object without a line break.
  var text: String {
    "{" + (hasNonFinite ? parts + ["\"nonFinite\":true"] : parts).joined(separator: ",") + "}"
  }

  mutating func add(_ key: String, _ value: Int) { append(key, "\(value)") }

  mutating func add(_ key: String, _ value: String) { append(key, Self.quoted(value)) }

  mutating func add(_ key: String, _ value: JSONLine) { append(key, value.text) }

  mutating func add(_ key: String, _ value: Double) {
    if !value.isFinite { hasNonFinite = true }
    append(key, value.isFinite ? NumberText.short(value) : "null")
  }

  private mutating func append(_ key: String, _ value: String) {
    parts.append(Self.quoted(key) + ":" + value)
  }

  /// A text in quotes, with what JSON wants escaped.
  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
