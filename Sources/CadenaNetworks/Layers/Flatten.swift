import CadenaText

/// All axes but the batch's joined into one: `[batch, 8, 8]` becomes `[batch, 64]`.
public struct Flatten: Module {
  /// A layer without parameters.
  public init() {}

  /// True: the same graph every time.
  public var isReplayable: Bool { true }

  /// The same elements as rows.
  public func forward(_ x: Tensor, _ context: Context) -> Tensor {
    x.reshaped(to: Flatten.rows(x.shape))
  }

  /// One row per example.
  public func outputShape(for input: Shape) throws(ShapeError) -> Shape {
    guard input.rank >= 1 else {
      throw ShapeError("flatten", .rankMustBe("≥ 1", found: 0), [input])
    }
    return Flatten.rows(input)
  }

  private static func rows(_ shape: Shape) -> Shape {
    [shape[0], shape.removing(0).count]
  }
}
