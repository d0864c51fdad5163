/// The variables of a replay as its last run left them: a glance tells whether the next run can go
/// without binding anything.
///
/// Every variable counts what may change its value or show its memory to somebody. The variables,
/// and so their counters, are kept alive by the replay.
struct VariableWatch: ~Copyable {
  private struct Entry {
    let changes: UnsafeMutablePointer<Int>
    var seen: Int
  }

  private let entries: UnsafeMutableBufferPointer<Entry>
  private var isSet = false

  /// A watch over variables.
  init(_ variables: [Variable]) {
    entries = .allocate(capacity: variables.count)
    for (index, variable) in variables.enumerated() {
      entries.initializeElement(at: index, to: Entry(changes: variable.changes, seen: 0))
    }
  }

  deinit { entries.deallocate() }

  /// Notes the variables as they are.
  mutating func set() {
    for index in entries.indices { entries[index].seen = entries[index].changes.pointee }
    isSet = true
  }

  /// Forgets what was noted.
  mutating func clear() { isSet = false }

  /// Whether nothing has changed since `set`.
  @inline(__always)
  var holds: Bool {
    guard isSet else { return false }
    for entry in entries where entry.changes.pointee != entry.seen { return false }
    return true
  }
}
