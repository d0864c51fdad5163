/// A number with its noun.
enum Plural {
  /// `1 epoch`, `2 epochs`.
  static func text(_ count: Int, _ one: String, _ many: String) -> String {
    "\(count) \(count == 1 ? one : many)"
  }
}
