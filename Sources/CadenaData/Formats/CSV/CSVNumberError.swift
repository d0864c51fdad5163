import CadenaText

/// A cell that should hold a number and holds none that can be used.
struct CSVNumberError {
  /// The cell's text.
  let text: String
  let line: Int
  /// The cell's number in its row, from 1.
  let column: Int
  /// The column's name.
  let name: String
  let place: String
  /// The sign before decimals.
  let point: UInt8
  /// Whether the form of the rows is that of a run, so that only the file can be mended.
  let isFixed: Bool

  /// What is wrong with the cell, and how to mend it.
  var error: DataError {
    let word = text.lowercased().drop { $0 == "-" || $0 == "+" }
    let isFinite = Double(text).map { $0.isFinite || $0.isNaN } ?? true
    if isMissing {
      return error(
        .valueMissing(name), found: text.isEmpty ? .foundNothing : .quoted(text),
        remedy: isFixed ? .missingForRunRemedy : .missingValueRemedy)
    }
    if isFiniteNumber {
      return error(
        .numberTooLarge(name), expected: .floatRange,
        remedy: isFixed ? .tooLargeForRunRemedy : .tooLargeRemedy)
    }
    if ["inf", "infinity", "nan"].contains(word) || !isFinite {
      return error(.numberNotFinite(name))
    }
    return error(.notANumber(name), remedy: isFixed ? remedyForRun : remedy)
  }

  private func error(
    _ what: Message, expected: Message = .aNumber, found: Message? = nil, remedy: Message? = nil
  ) -> DataError {
    DataError(
      what, place: place, line: line, column: column, expected: expected,
      found: found ?? .quoted(text), remedy: remedy)
  }

  private var isPoint: Bool { point == UInt8(ascii: ".") }

  /// Whether the decimal sign is the one that is not in use, and how often.
  private var otherSigns: Int {
    let wrong: Character = isPoint ? "," : "."
    let right: Character = isPoint ? "." : ","
    return text.contains(right) ? 0 : text.count { $0 == wrong }
  }

  private var remedy: Message {
    if isGrouped { return otherSigns == 1 ? .thousandsOrDecimalRemedy : .thousandsRemedy }
    if otherSigns == 0 { return .textColumnRemedy(name) }
    return isPoint ? .decimalPointRemedy : .decimalCommaRemedy
  }

  private var remedyForRun: Message {
    if isGrouped { return .thousandsRemedy }
    if otherSigns == 0 { return .textForRunRemedy(name) }
    return isPoint ? .decimalPointForRunRemedy : .decimalCommaForRunRemedy
  }

  /// Whether a text is a whole number with a sign between its thousands: `1,000`, `1 000`, `1_000`.
  private var isGrouped: Bool {
    let digits = text.drop { $0 == "-" || $0 == "+" }
    guard let sign = digits.first(where: { !("0"..."9").contains($0) }),
      ",_' \u{A0}\u{202F}’".contains(sign)
    else { return false }
    let groups = digits.split(separator: sign, omittingEmptySubsequences: false)
    return (1...3).contains(groups[0].count)
      && groups.dropFirst().allSatisfy { group in
        group.count == 3 && group.allSatisfy { ("0"..."9").contains($0) }
      }
  }

  private var isMissing: Bool {
    var text = text
    return text.withUTF8 { CSVScanner.isMissing($0, 0, $0.count) }
  }

  private var isFiniteNumber: Bool {
    var text = text
    return text.withUTF8 { DecimalNumber.parse($0, 0, $0.count, point: point)?.isFinite ?? false }
  }
}

extension UInt8 {
  /// The decimal sign that is not this one.
  var otherDecimalSign: UInt8 {
    self == UInt8(ascii: ".") ? UInt8(ascii: ",") : UInt8(ascii: ".")
  }
}
