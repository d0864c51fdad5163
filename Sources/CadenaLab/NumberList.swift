import CadenaText

/// Numbers of a flag, with commas between them: `0.1,0.5`.
public enum NumberList {
  /// The numbers.
  ///
  /// Throws `UsageError` when there are not as many as wanted or one is no finite number.
  public static func read(_ text: String, flag: String, count: Int) throws(UsageError) -> [Double] {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false).map { part in
      String(part).trimmed
    }
    let numbers = parts.compactMap(Double.init).filter(\.isFinite)
    guard numbers.count == parts.count, numbers.count == count else {
      throw UsageError(.flagNeedsNumbers(flag, count), found: .verbatim(text))
    }
    return numbers
  }

  /// Numbers above 0, as many as there are.
  ///
  /// Throws `UsageError` when there is none or one is no finite number above 0.
  public static func positive(_ text: String, flag: String) throws(UsageError) -> [Double] {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { Double(String($0).trimmed) }.filter { $0.isFinite && $0 > 0 }
    guard numbers.count == parts.count else {
      throw UsageError(.flagNeedsPositiveNumbers(flag), found: .quoted(text))
    }
    return numbers
  }
}

extension String {
  /// Without blanks at either end.
  fileprivate var trimmed: String {
    var rest = Substring(self)
    while rest.first == " " { rest = rest.dropFirst() }
    while rest.last == " " { rest = rest.dropLast() }
    return String(rest)
  }
}
