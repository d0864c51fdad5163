import CadenaKernels
import Testing

/// An element type that kernels work on.
protocol KernelElement: Equatable, Sendable {
  static var dtype: cadena_dtype { get }
  /// Numbers near 0, and among them the special ones of the type.
  static func sample(using generator: inout SeededGenerator) -> Self
  /// The bits; every NaN has the same.
  var canonicalBits: UInt64 { get }
}

extension Float: KernelElement {
  static func sample(using generator: inout SeededGenerator) -> Self {
    Float(Double.sample(using: &generator))
  }
  var canonicalBits: UInt64 { isNaN ? UInt64(Float.nan.bitPattern) : UInt64(bitPattern) }
}

extension Double: KernelElement {
  static func sample(using generator: inout SeededGenerator) -> Self {
    let special: [Double] = [
      0, -0.0, .infinity, -.infinity, .nan, 1, -1, 2, 3, 0.5, 1.5, 2.5, -0.5, 1e-40, -1e-40,
      8_388_609, 4_503_599_627_370_497, 1e30, -1e300, 255, 256, 2_147_483_647, 2_147_483_648,
      -2_147_483_648, -2_147_483_904, 4_294_967_295, 4_294_967_296,
    ]
    switch generator.next() % 4 {
    case 0: return special[Int(generator.next() % UInt64(special.count))]
    case 1: return Double(Int.random(in: -10...10, using: &generator))
    default: return Double.random(in: -300...300, using: &generator)
    }
  }
  var canonicalBits: UInt64 { isNaN ? Double.nan.bitPattern : bitPattern }
}

extension Int32: KernelElement {
  static func sample(using generator: inout SeededGenerator) -> Self {
    switch generator.next() % 4 {
    case 0: return [Int32.min, .max, 0, -1, 1][Int(generator.next() % 5)]
    case 1: return Int32(truncatingIfNeeded: generator.next())
    default: return Int32.random(in: -20...20, using: &generator)
    }
  }
  var canonicalBits: UInt64 { UInt64(UInt32(bitPattern: self)) }
}

extension UInt8: KernelElement {
  static var dtype: cadena_dtype { CADENA_UINT8 }
  static func sample(using generator: inout SeededGenerator) -> Self {
    UInt8(truncatingIfNeeded: generator.next() % 3 == 0 ? generator.next() % 4 : generator.next())
  }
  var canonicalBits: UInt64 { UInt64(self) }
}

extension UInt32: KernelElement {
  static var dtype: cadena_dtype { CADENA_UINT32 }
  static func sample(using generator: inout SeededGenerator) -> Self {
    UInt32(truncatingIfNeeded: generator.next() % 2 == 0 ? generator.next() % 40 : generator.next())
  }
  var canonicalBits: UInt64 { UInt64(self) }
}

/// A bool as kernels hold it: one byte, 0 or 1.
struct Truth: KernelElement {
  var byte: UInt8
  init(_ value: Bool) { byte = value ? 1 : 0 }
  static var dtype: cadena_dtype { CADENA_BOOL }
  static func sample(using generator: inout SeededGenerator) -> Self {
    Truth(generator.next() & 1 == 1)
  }
  var canonicalBits: UInt64 { UInt64(byte) }
}

extension KernelElement {
  static func samples(_ count: Int, using generator: inout SeededGenerator) -> [Self] {
    (0..<count).map { _ in sample(using: &generator) }
  }
}

/// Bytes of the operands and of the result around one kernel call.
struct BlockCall {
  let kernel: cadena_block_kernel

  /// The kernel of an opcode, which must exist.
  init(_ opcode: cadena_opcode, _ dtype: cadena_dtype) throws {
    kernel = try #require(cadena_find_block_kernel(opcode, dtype))
  }

  /// The kernel of a conversion, which must exist.
  init(castFrom source: cadena_dtype, to target: cadena_dtype) throws {
    kernel = try #require(cadena_find_cast_kernel(source, target))
  }

  /// The results for whole arrays, in one block.
  func callAsFunction<A, B, C, Result: KernelElement>(
    _ a: [A], _ b: [B], _ c: [C], as type: Result.Type = Result.self
  ) -> [Result] {
    [Result](unsafeUninitializedCapacity: a.count) { result, count in
      a.withUnsafeBytes { first in
        b.withUnsafeBytes { second in
          c.withUnsafeBytes { third in
            kernel(
              a.count, UnsafeMutableRawPointer(result.baseAddress), first.baseAddress,
              second.baseAddress, third.baseAddress)
          }
        }
      }
      count = a.count
    }
  }

  /// The results of a function of one operand.
  func callAsFunction<A, Result: KernelElement>(
    _ a: [A], as type: Result.Type = Result.self
  ) -> [Result] {
    callAsFunction(a, a, a)
  }
}
