#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The natural logarithm; here so that the generator's files need no other import.
func logarithm(_ x: Double) -> Double { log(x) }

/// A key of the counter-based generator: two 32-bit words.
///
/// Every random stream of a run (initial weights of a layer, the shuffle of an epoch, a dropout
/// mask of a step) has its own key, derived from the seed, a purpose, a step or epoch, a layer's
/// path and a call's index. Deriving is a block of Philox per part, so different parts give
/// unrelated keys, and the same parts give the same key on every machine.
public struct RandomKey: Hashable, Sendable {
  /// The low word.
  public var word0: UInt32
  /// The high word.
  public var word1: UInt32

  /// The key of these two words.
  public init(word0: UInt32, word1: UInt32) {
    self.word0 = word0
    self.word1 = word1
  }

  /// The root key of a run.
  public init(seed: UInt64) {
    word0 = UInt32(truncatingIfNeeded: seed)
    word1 = UInt32(truncatingIfNeeded: seed >> 32)
  }

  /// The key for a purpose and any numbers that tell its uses apart.
  public func derived(_ purpose: String, _ indices: Int...) -> RandomKey {
    var key = mixed(RandomKey.hash(purpose), tag: 1)
    for index in indices { key = key.derived(index: index) }
    return key
  }

  /// The key for one of many uses, told apart by a number; does not allocate.
  public func derived(index: Int) -> RandomKey {
    mixed(UInt64(bitPattern: Int64(index)), tag: 2)
  }

  private func mixed(_ value: UInt64, tag: UInt32) -> RandomKey {
    let words = Philox.block(
      counter: (UInt32(truncatingIfNeeded: value), UInt32(truncatingIfNeeded: value >> 32), 0, tag),
      key: (word0, word1))
    return RandomKey(word0: words.0, word1: words.1)
  }

  /// FNV-1a over the bytes of a name: the same on every machine, unlike Swift's seeded hashing.
  private static func hash(_ text: String) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return hash
  }
}
