/// The sigmoid linear unit, `x·σ(x)`, also called swish.
///
/// Source: Elfwing, Uchibe and Doya, "Sigmoid-weighted linear units", 2017; Ramachandran, Zoph and
/// Le, "Searching for activation functions", 2017.
public struct SiLU: ShapePreserving {
  /// A layer without parameters.
  public init() {}

  /// True: the same graph every time.
  public var isReplayable: Bool { true }

  /// x·σ(x) of each element.
  public func forward(_ x: Tensor, _ context: Context) -> Tensor { x.silu() }
}
