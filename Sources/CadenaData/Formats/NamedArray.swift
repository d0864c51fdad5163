import CadenaGraph
import CadenaText

/// An array of numbers with a name, as weight files hold it: element type, shape and raw bytes.
///
/// The bytes are little-endian, row by row (last axis fastest); a truth value is a byte 0 or 1.
public struct NamedArray: Sendable, Hashable {
  /// The name, such as `layers.0.weight`.
  public var name: String
  /// The type of the elements.
  public let dtype: DType
  /// The extents; empty for a single number.
  public let shape: [Int]
  /// The elements' bytes.
  public let bytes: [UInt8]

  /// An array of raw bytes.
  ///
  /// - Precondition: `bytes` holds exactly the elements that `shape` and `dtype` call for.
  public init(name: String, dtype: DType, shape: [Int], bytes: [UInt8]) {
    require(
      shape.allSatisfy { $0 >= 0 } && shape.reduce(dtype.byteCount, *) == bytes.count,
      "the bytes of \(name) do not fill the shape \(shape)")
    self.name = name
    self.dtype = dtype
    self.shape = shape
    self.bytes = bytes
  }

  /// An array of double-precision numbers; without a shape, a vector.
  public init(name: String, shape: [Int]? = nil, doubles: [Double]) {
    self.init(
      name: name, dtype: .float64, shape: shape ?? [doubles.count],
      bytes: Self.littleEndian(doubles.lazy.map(\.bitPattern)))
  }

  /// An array of single-precision numbers; without a shape, a vector.
  public init(name: String, shape: [Int]? = nil, floats: [Float]) {
    self.init(
      name: name, dtype: .float32, shape: shape ?? [floats.count],
      bytes: Self.littleEndian(floats.lazy.map(\.bitPattern)))
  }

  /// An array of whole numbers; without a shape, a vector.
  public init(name: String, shape: [Int]? = nil, integers: [Int32]) {
    self.init(
      name: name, dtype: .int32, shape: shape ?? [integers.count],
      bytes: Self.littleEndian(integers.lazy.map { UInt32(bitPattern: $0) }))
  }

  /// How many elements there are.
  public var count: Int { bytes.count / dtype.byteCount }

  /// The elements in double precision, whatever their type is.
  public var doubles: [Double] {
    switch dtype {
    case .float64: words(UInt64.self).map { Double(bitPattern: $0) }
    case .float32: words(UInt32.self).map { Double(Float(bitPattern: $0)) }
    case .int32: words(UInt32.self).map { Double(Int32(bitPattern: $0)) }
    case .uint32: words(UInt32.self).map { Double($0) }
    case .uint8, .bool: bytes.map { Double($0) }
    }
  }

  private func words<Word: FixedWidthInteger>(_ type: Word.Type) -> [Word] {
    bytes.withUnsafeBytes { buffer in
      (0..<count).map { index in
        let offset = index * MemoryLayout<Word>.size
        return Word(littleEndian: buffer.loadUnaligned(fromByteOffset: offset, as: type))
      }
    }
  }

  private static func littleEndian(_ words: some Collection<some FixedWidthInteger>) -> [UInt8] {
    words.map(\.littleEndian).withUnsafeBytes { Array($0) }
  }
}
