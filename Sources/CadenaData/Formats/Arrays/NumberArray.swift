import CadenaText

/// An array of numbers as a file of IDX, NPY or NPZ holds it.
///
/// The bytes are little-endian, row by row (last axis fastest), whatever order the file has.
public struct NumberArray: Sendable, Hashable {
  /// The type of the numbers.
  public let type: NumberType
  /// The extents; empty for a single number.
  public let shape: [Int]
  /// The numbers' bytes.
  public let bytes: [UInt8]

  /// An array of raw bytes.
  ///
  /// - Precondition: `bytes` holds exactly the numbers that `shape` and `type` call for.
  public init(_ type: NumberType, shape: [Int], bytes: [UInt8]) {
    require(
      Self.byteCount(type, shape) == bytes.count,
      "\(bytes.count) bytes do not fill the shape \(shape) of \(type)")
    self.type = type
    self.shape = shape
    self.bytes = bytes
  }

  /// An array of single-precision numbers; without a shape, a vector.
  public init(floats: [Float], shape: [Int]? = nil) {
    self.init(
      .float32, shape: shape ?? [floats.count],
      bytes: floats.map(\.bitPattern.littleEndian).withUnsafeBytes { Array($0) })
  }

  /// An array of double-precision numbers; without a shape, a vector.
  public init(doubles: [Double], shape: [Int]? = nil) {
    self.init(
      .float64, shape: shape ?? [doubles.count],
      bytes: doubles.map(\.bitPattern.littleEndian).withUnsafeBytes { Array($0) })
  }

  /// An array of whole numbers; without a shape, a vector.
  public init(integers: [Int64], shape: [Int]? = nil) {
    self.init(
      .int64, shape: shape ?? [integers.count],
      bytes: integers.map(\.littleEndian).withUnsafeBytes { Array($0) })
  }

  /// How many numbers there are.
  public var count: Int { bytes.count / type.byteCount }

  /// The bytes that a shape calls for, or nil when no memory could hold them.
  static func byteCount(_ type: NumberType, _ shape: [Int]) -> Int? {
    var total = type.byteCount
    for extent in shape {
      let (product, overflow) = total.multipliedReportingOverflow(by: extent)
      // An extent of 0 behind a product that is too large would hide the overflow.
      if overflow || extent < 0 { return nil }
      total = product
    }
    return total
  }

  /// The numbers in double precision; whole numbers above 2⁵³ are rounded.
  public var doubles: [Double] {
    switch type {
    case .bool, .uint8: bytes.map { Double($0) }
    case .int8: bytes.map { Double(Int8(bitPattern: $0)) }
    case .uint16: words(UInt16.self).map { Double($0) }
    case .int16: words(Int16.self).map { Double($0) }
    case .uint32: words(UInt32.self).map { Double($0) }
    case .int32: words(Int32.self).map { Double($0) }
    case .uint64: words(UInt64.self).map { Double($0) }
    case .int64: words(Int64.self).map { Double($0) }
    case .float16: words(UInt16.self).map { Double(HalfPrecision.float($0)) }
    case .float32: words(UInt32.self).map { Double(Float(bitPattern: $0)) }
    case .float64: words(UInt64.self).map { Double(bitPattern: $0) }
    }
  }

  /// The numbers in single precision, for types that it holds exactly; nil for all others.
  var floats: [Float]? {
    switch type {
    case .bool, .uint8: bytes.map { Float($0) }
    case .int8: bytes.map { Float(Int8(bitPattern: $0)) }
    case .uint16: words(UInt16.self).map { Float($0) }
    case .int16: words(Int16.self).map { Float($0) }
    case .float16: words(UInt16.self).map { HalfPrecision.float($0) }
    case .float32: words(UInt32.self).map { Float(bitPattern: $0) }
    default: nil
    }
  }

  private func words<Word: FixedWidthInteger>(_ type: Word.Type) -> [Word] {
    let count = count
    return bytes.withUnsafeBytes { buffer in
      [Word](unsafeUninitializedCapacity: count) { words, filled in
        for index in 0..<count {
          let offset = index * MemoryLayout<Word>.size
          words[index] = Word(
            littleEndian: buffer.loadUnaligned(fromByteOffset: offset, as: type))
        }
        filled = count
      }
    }
  }
}

/// Half precision (IEEE 754 binary16), which not every machine knows.
enum HalfPrecision {
  /// The number of 16 bits, exactly.
  static func float(_ half: UInt16) -> Float {
    let sign: Float = half >> 15 == 0 ? 1 : -1
    let exponent = Int(half >> 10 & 31)
    let fraction = Float(half & 1023)
    switch exponent {
    case 0: return sign * fraction * 0x1p-24
    case 31: return fraction == 0 ? sign * .infinity : .nan
    default:
      let power = Float(sign: .plus, exponent: exponent - 25, significand: 1)
      return sign * (1024 + fraction) * power
    }
  }
}
