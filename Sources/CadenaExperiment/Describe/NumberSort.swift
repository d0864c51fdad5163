/// Sorts many numbers: by 16 bits of their patterns at a time, from the lowest (radix sort), which is
/// several times as fast as comparing.
enum NumberSort {
  /// Fewer numbers are compared.
  static let least = 1 << 14

  /// The numbers in ascending order, -0 before 0; none may be not-a-number.
  static func ascending(_ values: [Double]) -> [Double] {
    guard values.count >= least else { return values.sorted() }
    // Patterns of positive numbers grow with them, those of negative ones shrink.
    var keys = values.map { value in
      let bits = value.bitPattern
      return bits >> 63 == 0 ? bits | 1 << 63 : ~bits
    }
    var other = keys
    for shift in stride(from: UInt64(0), to: 64, by: 16) {
      var starts = [Int](repeating: 0, count: 1 << 16)
      for key in keys { starts[Int(key &>> shift & 0xFFFF)] += 1 }
      // All numbers alike in these bits: there is nothing to do.
      if starts.contains(keys.count) { continue }
      var sum = 0
      for digit in starts.indices { (starts[digit], sum) = (sum, sum + starts[digit]) }
      keys.withUnsafeBufferPointer { keys in
        other.withUnsafeMutableBufferPointer { other in
          starts.withUnsafeMutableBufferPointer { starts in
            for key in keys {
              let digit = Int(key &>> shift & 0xFFFF)
              other[starts[digit]] = key
              starts[digit] += 1
            }
          }
        }
      }
      swap(&keys, &other)
    }
    return keys.map { key in
      Double(bitPattern: key >> 63 == 1 ? key & ~(1 << 63) : ~key)
    }
  }
}
