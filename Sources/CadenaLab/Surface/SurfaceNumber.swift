import Cadena

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What a test surface is computed in: numbers for pictures, tensors for gradients. Each surface is written
/// down once.
protocol SurfaceNumber {
  static func + (a: Self, b: Self) -> Self
  static func - (a: Self, b: Self) -> Self
  static func * (a: Self, b: Self) -> Self
  /// The number plus another.
  func plus(_ number: Double) -> Self
  /// The number times another.
  func times(_ number: Double) -> Self
  /// cos(f·x).
  func cosine(times factor: Double) -> Self
}

extension Double: SurfaceNumber {
  func plus(_ number: Double) -> Double { self + number }
  func times(_ number: Double) -> Double { self * number }
  func cosine(times factor: Double) -> Double { cos(factor * self) }
}

extension Tensor: SurfaceNumber {
  func plus(_ number: Double) -> Tensor { self + number }
  func times(_ number: Double) -> Tensor { self * number }
  func cosine(times factor: Double) -> Tensor { (self * factor).cos() }
}
