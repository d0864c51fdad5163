import CadenaText

/// The number that each of the 256 bytes stands for.
public struct ByteMap: Sendable, Hashable {
  /// The numbers of bytes 0 to 255, all finite.
  public let numbers: [Double]
  /// The same in single precision.
  let singles: [Float]
  /// Whether the numbers are those of single precision.
  let isSingle: Bool
  /// What bytes are divided by to give exactly `singles`, if there is such a number: scaled pixels
  /// are then made by whole vectors, and the table is not read.
  let divisor: Float?

  /// A map to 256 numbers, rounded to single precision if asked for; nil when one is not finite.
  init?(_ numbers: [Double], isSingle: Bool) {
    require(numbers.count == 256, "a byte has 256 values, not \(numbers.count)")
    singles = numbers.map { Float($0) }
    self.numbers = isSingle ? singles.map { Double($0) } : numbers
    self.isSingle = isSingle
    divisor = Self.divisor(Float(1 / numbers[1]), of: singles)
    guard self.numbers.allSatisfy(\.isFinite) else { return nil }
  }

  private static func divisor(_ divisor: Float, of singles: [Float]) -> Float? {
    let fits = (0..<256).allSatisfy { (Float($0) / divisor).bitPattern == singles[$0].bitPattern }
    return fits ? divisor : nil
  }
}
