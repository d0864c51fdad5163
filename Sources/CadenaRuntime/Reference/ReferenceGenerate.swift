import CadenaGraph
import CadenaText

/// The definition of values that are made from numbers alone.
enum ReferenceGenerate {
  /// Element i is `start + step · i`.
  static func iota(start: Double, step: Double, _ type: TensorType) -> ReferenceValue {
    ReferenceValue(
      rounding: (0..<type.shape.count).map { start + step * Double($0) }, type)
  }

  /// Uniform numbers from [0, 1) from the words of a key's stream: float32 from the upper 24 bits
  /// of one word, float64 from the upper 53 bits of two; uint32 is the word itself.
  static func uniform(key: ReferenceValue, _ type: TensorType) -> ReferenceValue {
    let key = (UInt32(key.elements[0]), UInt32(key.elements[1]))
    let count = type.shape.count
    let isDouble = type.dtype == .float64
    let words = stream(key, count: isDouble ? 2 * count : count)
    let elements = (0..<count).map { element -> Double in
      switch type.dtype {
      case .float32: return Double(words[element] >> 8) * 0x1p-24
      case .float64:
        let both = UInt64(words[2 * element]) << 32 | UInt64(words[2 * element + 1])
        return Double(both >> 11) * 0x1p-53
      case .uint32: return Double(words[element])
      case .int32, .uint8, .bool:
        programmingError("there are no uniform numbers of \(type.dtype)")
      }
    }
    return ReferenceValue(exact: elements, type)
  }

  /// The first words of a key's stream.
  private static func stream(_ key: (UInt32, UInt32), count: Int) -> [UInt32] {
    var words: [UInt32] = []
    words.reserveCapacity(count + 3)
    var block: UInt64 = 0
    while words.count < count {
      let low = UInt32(truncatingIfNeeded: block)
      let high = UInt32(truncatingIfNeeded: block >> 32)
      let four = Philox.block(counter: (low, high, 0, 0), key: key)
      words += [four.0, four.1, four.2, four.3]
      block += 1
    }
    return words
  }
}
