/// What can go wrong while values are computed.
extension Message {
  /// An index outside the axis that it points into.
  public static func indexOutOfRange(_ index: Int, count: Int, position: Int) -> Message {
    Message(
      english: "index \(index) at position \(position) is outside 0..<\(count)",
      spanish: "el índice \(index) en la posición \(position) está fuera de 0..<\(count)")
  }

  /// A placeholder that nobody bound.
  public static let placeholderNotBound = Message(
    english: "a placeholder has no value: bind it before evaluating",
    spanish: "un marcador no tiene valor: asígnalo antes de evaluar")
}
