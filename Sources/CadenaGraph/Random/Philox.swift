/// The counter-based generator Philox 4x32-10 (Salmon et al., "Parallel random numbers: as easy as
/// 1, 2, 3", 2011).
///
/// A block of four 32-bit words is a function of a 128-bit counter and a 64-bit key, so any part of
/// a stream can be computed by itself: results do not depend on threads, order or resuming. The
/// kernels produce the same words.
public enum Philox {
  /// The four words of one counter under one key.
  public static func block(
    counter: (UInt32, UInt32, UInt32, UInt32), key: (UInt32, UInt32)
  ) -> (UInt32, UInt32, UInt32, UInt32) {
    var (c0, c1, c2, c3) = counter
    var (k0, k1) = key
    for round in 0..<10 {
      if round > 0 {
        k0 &+= 0x9E37_79B9
        k1 &+= 0xBB67_AE85
      }
      let first = c0.multipliedFullWidth(by: 0xD251_1F53)
      let second = c2.multipliedFullWidth(by: 0xCD9E_8D57)
      (c0, c1, c2, c3) = (
        second.high ^ c1 ^ k0, second.low, first.high ^ c3 ^ k1, first.low
      )
    }
    return (c0, c1, c2, c3)
  }
}

/// A stream of random numbers from one key, for use on the host: shuffles, initial weights, splits.
///
/// Word i of the stream is word i mod 4 of block i / 4. The state is the key and a position, so a
/// stream can be continued anywhere.
public struct PhiloxGenerator: RandomNumberGenerator, Sendable {
  /// The key of the stream.
  public let key: RandomKey
  /// 32-bit words used so far.
  public private(set) var position: UInt64
  private var words: (UInt32, UInt32, UInt32, UInt32) = (0, 0, 0, 0)

  /// A stream from its beginning.
  public init(key: RandomKey) {
    self.key = key
    self.position = 0
  }

  private mutating func nextWord() -> UInt32 {
    let lane = position & 3
    if lane == 0 {
      let block = position >> 2
      words = Philox.block(
        counter: (UInt32(truncatingIfNeeded: block), UInt32(truncatingIfNeeded: block >> 32), 0, 0),
        key: (key.word0, key.word1))
    }
    position += 1
    switch lane {
    case 0: return words.0
    case 1: return words.1
    case 2: return words.2
    default: return words.3
    }
  }

  /// 64 random bits: two words, the first one high.
  public mutating func next() -> UInt64 {
    let high = UInt64(nextWord())
    return high << 32 | UInt64(nextWord())
  }

  /// A number from [0, 1), 53 random bits.
  public mutating func uniform() -> Double {
    Double(next() >> 11) * 0x1p-53
  }

  /// A number from the standard normal distribution, by Marsaglia's polar method (1964).
  public mutating func normal() -> Double {
    while true {
      let u = 2 * uniform() - 1
      let v = 2 * uniform() - 1
      let s = u * u + v * v
      if s > 0 && s < 1 { return u * (-2 * logarithm(s) / s).squareRoot() }
    }
  }

  /// A whole number from 0..<bound, every one equally likely.
  public mutating func integer(below bound: Int) -> Int {
    Int.random(in: 0..<bound, using: &self)
  }
}
