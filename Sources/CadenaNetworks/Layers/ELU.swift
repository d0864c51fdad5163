/// The exponential linear unit: x above 0, `α(eˣ - 1)` below.
///
/// Source: Clevert, Unterthiner and Hochreiter, "Fast and accurate deep network learning by
/// exponential linear units", 2016.
public struct ELU: ShapePreserving {
  /// α: the limit for large negative x is -α.
  public let alpha: Double

  /// A layer with a limit below.
  public init(_ alpha: Double = 1) { self.alpha = alpha }

  /// True: the same graph every time.
  public var isReplayable: Bool { true }

  /// The exponential linear unit of each element.
  public func forward(_ x: Tensor, _ context: Context) -> Tensor { x.elu(alpha: alpha) }

  /// `ELU(1.0)`.
  public var label: String { "ELU(\(alpha))" }
}
