/// The Gaussian error linear unit, `x·Φ(x)`, Φ the distribution function of the standard normal:
/// exact, or approximated by a hyperbolic tangent.
///
/// Source: Hendrycks and Gimpel, "Gaussian error linear units", 2016.
public struct GELU: ShapePreserving {
  /// How Φ is computed.
  public let form: GELUFunction.Form

  /// A layer without parameters, exact unless told otherwise.
  public init(form: GELUFunction.Form = .erf) { self.form = form }

  /// True: the same graph every time.
  public var isReplayable: Bool { true }

  /// x·Φ(x) of each element.
  public func forward(_ x: Tensor, _ context: Context) -> Tensor { x.gelu(form: form) }
}
