/// What a method remembers between two iterations, as named lists of numbers: kept in a checkpoint, a run
/// goes on from it to the same bits.
///
/// A memory may come from a file, so a method that restores one trusts no length in it.
public struct SearchMemory: Sendable, Hashable {
  /// A named list.
  public struct Part: Sendable, Hashable {
    /// The name.
    public let name: String
    /// The numbers.
    public let numbers: [Double]
  }

  /// The lists, in the order in which they were set.
  public private(set) var parts: [Part] = []

  /// An empty memory.
  public init() {}

  /// The list of a name; setting nil removes it.
  public subscript(name: String) -> [Double]? {
    get { parts.first { $0.name == name }?.numbers }
    set {
      parts.removeAll { $0.name == name }
      if let newValue { parts.append(Part(name: name, numbers: newValue)) }
    }
  }

  /// The only number of a list; nil when it has another length.
  func number(_ name: String) -> Double? {
    guard let numbers = self[name], numbers.count == 1 else { return nil }
    return numbers[0]
  }

  /// A list that must have a length; nil when it has another.
  func numbers(_ name: String, count: Int) -> [Double]? {
    guard let numbers = self[name], numbers.count == count else { return nil }
    return numbers
  }

  /// A list of vectors of one length, one after the other; nil when it is no multiple of that length.
  func vectors(_ name: String, of size: Int) -> [[Double]]? {
    guard let numbers = self[name], size > 0, numbers.count % size == 0 else { return nil }
    return stride(from: 0, to: numbers.count, by: size).map { Array(numbers[$0..<$0 + size]) }
  }
}
