import CadenaText

/// The same elements of each example in another shape: `Reshape([1, 8, 8])` turns rows of 64
/// numbers into images, the batch axis stays in front.
public struct Reshape: Module {
  /// The shape of one example.
  public let shape: Shape

  /// A layer that gives each example this shape.
  public init(_ shape: Shape) { self.shape = shape }

  /// True: the same graph every time.
  public var isReplayable: Bool { true }

  /// The elements in the new shape.
  public func forward(_ x: Tensor, _ context: Context) -> Tensor {
    x.reshaped(to: shape.inserting(x.shape[0], at: 0))
  }

  /// The new shape behind the batch axis, if it has as many elements.
  public func outputShape(for input: Shape) throws(ShapeError) -> Shape {
    guard input.rank >= 1 else {
      throw ShapeError("reshape", .rankMustBe("≥ 1", found: 0), [input])
    }
    let count = input.removing(0).count
    guard count == shape.count else {
      throw ShapeError("reshape", .reshapeCount(from: count, to: shape.description), [input])
    }
    return shape.inserting(input[0], at: 0)
  }

  /// `Reshape([1, 8, 8])`.
  public var label: String { "Reshape(\(shape))" }
}
