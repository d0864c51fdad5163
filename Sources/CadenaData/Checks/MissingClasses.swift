import CadenaText

/// Tells which classes have no row in a part of the data.
enum MissingClasses {
  /// More classes than this are counted and not named.
  static let mostNamed = 8

  /// One sentence about all classes that a part lacks, or nil when it lacks none.
  ///
  /// - Parameters:
  ///   - names: the names of the classes.
  ///   - rows: how many rows each class has in all; those without any are left out.
  ///   - part: what the part is called.
  ///   - isMissing: whether the part lacks a class.
  static func note(
    _ names: [String], rows: [Int], _ part: Message, _ isMissing: (Int) -> Bool
  ) -> Message? {
    let present = names.indices.filter { rows[$0] > 0 }
    let missing = present.filter(isMissing)
    guard !missing.isEmpty else { return nil }
    return .classesMissingInPart(
      missing.prefix(mostNamed).map { (names[$0], rows[$0]) },
      others: max(0, missing.count - mostNamed), of: present.count, part)
  }
}
