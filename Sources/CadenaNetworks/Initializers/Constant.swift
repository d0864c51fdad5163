/// Every value is one number.
public struct Constant: Initializer {
  /// The number.
  public let value: Double

  /// A number for every element.
  public init(_ value: Double) { self.value = value }

  /// The number, as often as the shape has elements.
  public func values(shape: Shape, fans: Fans, generator: inout PhiloxGenerator) -> [Double] {
    [Double](repeating: value, count: shape.count)
  }
}
