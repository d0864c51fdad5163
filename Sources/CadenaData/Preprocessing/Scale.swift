/// Multiplies every value by one factor: 1/16 for the digits, 1/255 for pixels of a byte.
///
/// It learns nothing from the data and takes rows of any width. Lecture F3.
public struct Scale: Preprocessor {
  /// The name in experiment files and records.
  public static let name = "scale"

  /// The factor.
  public let factor: Double

  /// Multiplication by a factor, which must not be 0 or infinite: `fit` refuses that.
  public init(_ factor: Double) { self.factor = factor }

  /// True: one factor for all.
  public var isElementwise: Bool { true }

  /// Checks the factor.
  public mutating func fit(_ blocks: RowBlocks) throws(DataError) {
    guard factor.isFinite, factor != 0 else { throw DataError(.scaleFactorUnusable(factor)) }
  }

  /// Multiplies by the factor.
  public func apply(_ matrix: inout DataMatrix) throws(DataError) {
    matrix.map { value, _ in value * factor }
  }

  /// Divides by the factor.
  public func invert(_ matrix: inout DataMatrix) throws(DataError) {
    matrix.map { value, _ in value / factor }
  }

  /// None.
  public var arrays: [NamedArray] { [] }

  /// The factor.
  public var options: JSONValue { ["factor": .number(factor)] }

  /// The transformation as it was.
  public init?(options: JSONValue, arrays: [String: NamedArray]) {
    guard let factor = options["factor"]?.number, factor.isFinite, factor != 0 else { return nil }
    self.factor = factor
  }
}
