import CadenaText

/// The header of an NPY file: a Python dictionary such as
/// `{'descr': '<f4', 'fortran_order': False, 'shape': (3, 4), }`.
struct NPYHeader {
  var type = NumberType.float64
  var isBigEndian = false
  var isFortran = false
  var shape: [Int] = []

  /// Reads the text; anything but the three keys, once each, is refused.
  init(_ text: ArraySlice<UInt8>, place: String) throws(DataError) {
    var scanner = Scanner(rest: text)
    guard scanner.skip("{") else { throw Self.broken(place) }
    var seen: Set<String> = []
    while !scanner.skip("}") {
      guard let key = scanner.string(), scanner.skip(":"), seen.insert(key).inserted else {
        throw Self.broken(place)
      }
      switch key {
      case "descr": try readType(&scanner, place)
      case "fortran_order":
        guard let word = scanner.word(), word == "True" || word == "False" else {
          throw Self.broken(place)
        }
        isFortran = word == "True"
      case "shape":
        guard let extents = scanner.tuple() else { throw Self.broken(place) }
        shape = extents
      default: throw Self.broken(place)
      }
      if !scanner.skip(","), !scanner.isNext("}") { throw Self.broken(place) }
    }
    guard seen.count == 3, scanner.isAtEnd else { throw Self.broken(place) }
  }

  private static func broken(_ place: String) -> DataError {
    DataError(.npyHeaderBroken, place: place, expected: .npyHeaderForm)
  }

  private mutating func readType(_ scanner: inout Scanner, _ place: String) throws(DataError) {
    guard let description = scanner.string() else {
      if scanner.isNext("[") { throw DataError(.npyRecords, place: place, remedy: .npyTypeRemedy) }
      throw Self.broken(place)
    }
    let order = description.first
    let name =
      order.map { "<>|=".contains($0) } == true ? description.dropFirst() : description[...]
    guard let type = Self.types[String(name)] else {
      throw DataError(
        .npyTypeUnknown, place: place, expected: .oneOf(Self.types.keys.sorted()),
        found: .quoted(description), remedy: .npyTypeRemedy)
    }
    self.type = type
    isBigEndian = order == ">"
  }

  static let types: [String: NumberType] = [
    "b1": .bool, "u1": .uint8, "i1": .int8, "u2": .uint16, "i2": .int16, "u4": .uint32,
    "i4": .int32, "u8": .uint64, "i8": .int64, "f2": .float16, "f4": .float32, "f8": .float64,
  ]

  /// Takes the parts of a Python literal one after the other.
  private struct Scanner {
    var rest: ArraySlice<UInt8>

    private mutating func skipBlanks() {
      rest = rest.drop { $0 == 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }
    }

    var isAtEnd: Bool {
      mutating get {
        skipBlanks()
        return rest.isEmpty
      }
    }

    mutating func isNext(_ character: Unicode.Scalar) -> Bool {
      skipBlanks()
      return rest.first == UInt8(ascii: character)
    }

    mutating func skip(_ character: Unicode.Scalar) -> Bool {
      guard isNext(character) else { return false }
      rest.removeFirst()
      return true
    }

    mutating func string() -> String? {
      for quote: Unicode.Scalar in ["'", "\""] where skip(quote) {
        let text = rest.prefix { $0 != UInt8(ascii: quote) }
        guard text.endIndex < rest.endIndex, text.count <= 64 else { return nil }
        rest = rest[(text.endIndex + 1)...]
        return String(decoding: text, as: UTF8.self)
      }
      return nil
    }

    mutating func word() -> String? {
      skipBlanks()
      let text = rest.prefix { $0 | 32 >= 97 && $0 | 32 <= 122 }
      guard !text.isEmpty, text.count <= 16 else { return nil }
      rest = rest[text.endIndex...]
      return String(decoding: text, as: UTF8.self)
    }

    /// A tuple of whole numbers; Python 2 wrote an `L` behind some.
    mutating func tuple() -> [Int]? {
      guard skip("(") else { return nil }
      var numbers: [Int] = []
      while !skip(")") {
        skipBlanks()
        let digits = rest.prefix { $0 >= 48 && $0 <= 57 }
        guard (1...18).contains(digits.count), numbers.count < 64,
          let number = Int(String(decoding: digits, as: UTF8.self))
        else { return nil }
        rest = rest[digits.endIndex...]
        _ = skip("L")
        numbers.append(number)
        if !skip(","), !isNext(")") { return nil }
      }
      return numbers
    }
  }
}
