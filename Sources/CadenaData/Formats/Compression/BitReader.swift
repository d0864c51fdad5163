/// Takes bits from bytes, the lowest bit of each byte first, as deflate packs them.
struct BitReader {
  let base: UnsafePointer<UInt8>
  /// The byte after the last one at hand.
  var end: Int
  /// The next byte that is not in `bits` yet.
  var position: Int
  /// Bits that were read and not taken. Those above `count` are 0 or those of the next byte, so
  /// that reading the byte once more changes nothing.
  var bits: UInt64 = 0
  /// How many of them count.
  var count = 0

  /// Reads as many bytes as fit: at least 56 bits, unless the data end.
  @inline(__always)
  mutating func refill() {
    if end - position >= 8 {
      refillFast()
    } else {
      while count <= 56, position < end {
        bits |= UInt64(base[position]) << UInt64(count)
        position += 1
        count += 8
      }
    }
  }

  /// The same where at least 8 bytes are left.
  @inline(__always)
  mutating func refillFast() {
    let word = UnsafeRawPointer(base + position).loadUnaligned(as: UInt64.self)
    bits |= UInt64(littleEndian: word) &<< UInt64(truncatingIfNeeded: count)
    position &+= (63 &- count) &>> 3
    count |= 56
  }

  /// Takes away bits that are there.
  @inline(__always)
  mutating func drop(_ number: Int) {
    bits &>>= UInt64(truncatingIfNeeded: number)
    count &-= number
  }

  /// The next bits as a number.
  mutating func take(_ number: Int) throws(InflateFailure) -> Int {
    if count < number { refill() }
    guard count >= number else { throw .truncated }
    let value = Int(bits & (1 << UInt64(number) - 1))
    drop(number)
    return value
  }

  /// Goes on to the next whole byte and gives back what was read ahead.
  mutating func alignToByte() {
    drop(count & 7)
    position -= count >> 3
    bits = 0
    count = 0
  }
}
