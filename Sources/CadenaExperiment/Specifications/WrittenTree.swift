/// The experiment as it was written, for the places of errors that only the data or the model bring
/// to light. It is no part of an experiment's value: two experiments that say the same are equal.
struct WrittenTree: Sendable, Hashable {
  /// The tree; nil for an experiment that was made in code.
  let root: YamlNode?

  /// Where the deepest part of a path that exists was written.
  func origin(_ path: String...) -> Origin { origin(path) }

  /// Where the deepest part of a path that exists was written.
  func origin(_ path: [String]) -> Origin { root?.origin(of: path) ?? Origin() }

  static func == (left: WrittenTree, right: WrittenTree) -> Bool { true }

  func hash(into hasher: inout Hasher) {}
}
