/// The random keys that one forward pass asked for, in order.
///
/// A key is derived from (seed, purpose, step, path, call index). A ledger either gives the keys of
/// one step, or hands out placeholders and notes what they stand for: a trainer that replays the
/// plan of a step binds the keys of the current step to them.
public final class KeyLedger {
  /// One key of a pass.
  public struct Entry {
    /// The purpose of the stream that asked.
    public let purpose: String
    /// The path of the stream that asked.
    public let path: String
    /// How many times the same path had asked before in this pass.
    public let callIndex: Int
    /// The key, a tensor of two uint32 words: a leaf, or a placeholder when recording.
    public let key: Tensor

    /// The key that belongs to this entry in a step.
    public func key(seed: UInt64, step: Int) -> RandomKey {
      RandomKey(seed: seed).derived(purpose, step).derived(path, callIndex)
    }
  }

  private struct Caller: Hashable {
    let purpose: String
    let path: String
  }

  /// The keys handed out so far.
  public private(set) var entries: [Entry] = []
  private let position: (seed: UInt64, step: Int)?
  private var calls: [Caller: Int] = [:]

  /// A ledger that gives the keys of one step.
  public init(seed: UInt64, step: Int) { position = (seed, step) }

  /// A ledger that hands out placeholders, for plans that are replayed.
  public init() { position = nil }

  /// The next key of a named stream.
  func key(purpose: String, path: String) -> Tensor {
    let callIndex = calls[Caller(purpose: purpose, path: path), default: 0]
    calls[Caller(purpose: purpose, path: path)] = callIndex + 1
    let placeholder = Tensor.placeholder([2], dtype: .uint32)
    var entry = Entry(purpose: purpose, path: path, callIndex: callIndex, key: placeholder)
    if let position {
      let key = entry.key(seed: position.seed, step: position.step)
      entry = Entry(
        purpose: purpose, path: path, callIndex: callIndex,
        key: Tensor([key.word0, key.word1]))
    }
    entries.append(entry)
    return entry.key
  }
}
