/// The variables of a replay as its last run left them: a glance tells whether the next run can go
/// without binding anything.
///
/// The variables are kept alive by the replay; looking at them costs no reference counting.
struct VariableWatch: ~Copyable {
  private struct Entry {
    let variable: Unmanaged<Variable>
    var version: Int
    let isWritten: Bool
  }

  private let entries: UnsafeMutableBufferPointer<Entry>
  private var isSet = false

  /// A watch over variables, of which some are written in place.
  init(_ variables: [Variable], written: [Variable]) {
    entries = .allocate(capacity: variables.count)
    for (index, variable) in variables.enumerated() {
      entries.initializeElement(
        at: index,
        to: Entry(
          variable: .passUnretained(variable), version: 0,
          isWritten: written.contains { $0 === variable }))
    }
  }

  deinit { entries.deallocate() }

  /// Notes the variables as they are.
  mutating func set() {
    for index in entries.indices {
      entries[index].version = entries[index].variable._withUnsafeGuaranteedRef { $0.version }
    }
    isSet = true
  }

  /// Forgets what was noted.
  mutating func clear() { isSet = false }

  /// Whether nothing has changed since `set`, and memory that is written still has no other viewer.
  @inline(__always)
  var holds: Bool {
    guard isSet else { return false }
    for entry in entries {
      let isUnchanged = entry.variable._withUnsafeGuaranteedRef {
        $0.isUnchanged(since: entry.version, isWritten: entry.isWritten)
      }
      if !isUnchanged { return false }
    }
    return true
  }
}
