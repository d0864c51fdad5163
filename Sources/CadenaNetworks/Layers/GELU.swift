/// The Gaussian error linear unit, `x·Φ(x)`, Φ the distribution function of the standard normal,
/// in its exact form.
///
/// Source: Hendrycks and Gimpel, "Gaussian error linear units", 2016.
public struct GELU: ShapePreserving {
  /// A layer without parameters.
  public init() {}

  /// x·Φ(x) of each element.
  public func forward(_ x: Tensor, _ context: Context) -> Tensor { x.gelu() }
}
