/// A tensor whose every element is one number that belongs to the program itself: the zeros and ones
/// of gradient rules and of `Tensor.zeros`.
///
/// The number is structure: a plan is compiled for it. A number that a caller computes is a scalar
/// leaf, `Tensor(number)`, instead.
public struct Constant: Operation {
  /// The number.
  public let value: Double
  /// The shape of the tensor.
  public let shape: Shape
  /// Its element type.
  public let dtype: DType

  /// By the number's bits: -0 is not 0, and not-a-number equals itself.
  public static func == (a: Constant, b: Constant) -> Bool {
    a.value.bitPattern == b.value.bitPattern && a.shape == b.shape && a.dtype == b.dtype
  }

  /// The number's bits, the shape and the element type.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(value.bitPattern)
    hasher.combine(shape)
    hasher.combine(dtype)
  }

  /// `constant`.
  public static var name: String { "constant" }

  /// The shape and type it was made with.
  public func infer(_ inputs: Operands) throws(ShapeError) -> TensorType {
    TensorType(shape, dtype)
  }

  /// A constant.
  public func lowering(_ inputs: Operands, output: TensorType) -> Lowering { .constant(value) }

  /// A small constant.
  public static var examples: [OperationExample] {
    [OperationExample("threes", []) { _ in .constant(3, shape: [2, 3], dtype: .float64) }]
  }
}

extension Tensor {
  /// A tensor of one number that is part of the program's structure; for gradient rules and
  /// literals. For a number that you computed use `Tensor(number)` or `Tensor.full`.
  public static func constant(_ value: Double, shape: Shape, dtype: DType) -> Tensor {
    apply(Constant(value: value, shape: shape, dtype: dtype), to: [])
  }

  /// The scalar constant of this tensor's element type, for use in gradient rules.
  public func constant(_ value: Double) -> Tensor {
    .constant(value, shape: .scalar, dtype: dtype)
  }

  /// A tensor of zeros.
  public static func zeros(_ shape: Shape, dtype: DType = .float32) -> Tensor {
    constant(0, shape: shape, dtype: dtype)
  }

  /// A tensor of ones.
  public static func ones(_ shape: Shape, dtype: DType = .float32) -> Tensor {
    constant(1, shape: shape, dtype: dtype)
  }

  /// A tensor whose every element is a number that you computed.
  public static func full(_ shape: Shape, _ value: Double, dtype: DType = .float32) -> Tensor {
    Tensor(value, dtype: dtype).expanded(to: shape)
  }
}
