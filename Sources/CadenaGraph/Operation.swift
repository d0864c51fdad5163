/// One kind of computation: a small struct whose stored properties are its structure.
///
/// An operation knows its shape rule (`infer`), its gradient rule written in tensors (so that it
/// can be differentiated again), and how executors compute it (`lowering`). Stored properties are
/// part of a plan's key. Numbers that vary from one step to the next (a learning rate, a random
/// key, whatever a caller computes) are inputs, never properties; that alone prevents frozen
/// schedules and stale constants.
///
/// Adding an operation means writing one file: the struct, an extension of `Tensor` with the method
/// that people call, and examples, which drive the gradient check, the shape rule's test, the
/// comparison of executors and the documentation.
public protocol Operation: Hashable, Sendable {
  /// The name in pictures, errors and plans, in lower camel case.
  static var name: String { get }

  /// Shape and element type of the result, or an error that names what does not fit.
  func infer(_ inputs: Operands) throws(ShapeError) -> TensorType

  /// The gradient of a scalar with respect to each input, given the one with respect to the output.
  ///
  /// One entry per input, in order, with the input's shape and element type; nil where nothing
  /// flows (integer inputs, masks). Written with operations on tensors only.
  func gradient(_ inputs: Operands, output: Tensor, cotangent: Tensor) -> [Tensor?]

  /// What an executor has to do.
  func lowering(_ inputs: Operands, output: TensorType) -> Lowering

  /// Small cases with which the operation is checked and documented.
  static var examples: [OperationExample] { get }
}

extension Operation {
  /// No gradient flows, unless the operation has a rule.
  public func gradient(_ inputs: Operands, output: Tensor, cotangent: Tensor) -> [Tensor?] {
    [Tensor?](repeating: nil, count: inputs.count)
  }

  /// A hash of type and properties; equal operations have equal hashes within a process.
  public var structureHash: UInt64 {
    let type = UInt64(UInt(bitPattern: ObjectIdentifier(Self.self)))
    if MemoryLayout<Self>.size == 0 { return type }
    return type ^ UInt64(truncatingIfNeeded: hashValue)
  }

  /// Whether another operation is of the same type with equal properties.
  public func isSame(as other: any Operation) -> Bool { isSame(opened: other) }

  private func isSame<Other: Operation>(opened other: Other) -> Bool {
    guard Other.self == Self.self else { return false }
    if MemoryLayout<Self>.size == 0 { return true }
    // The types are the same; a dynamic cast would find that out again, at ten times the cost.
    return withUnsafePointer(to: other) {
      UnsafeRawPointer($0).assumingMemoryBound(to: Self.self).pointee == self
    }
  }
}

/// Shape and element type of a tensor: what is known before anything runs.
public struct TensorType: Hashable, Sendable, CustomStringConvertible {
  /// The extents of the axes.
  public var shape: Shape
  /// The type of the elements.
  public var dtype: DType

  /// A shape with an element type.
  public init(_ shape: Shape, _ dtype: DType) {
    self.shape = shape
    self.dtype = dtype
  }

  /// Bytes of all elements.
  public var byteCount: Int { shape.count * dtype.byteCount }

  /// `float32[32, 10]`.
  public var description: String { "\(dtype)\(shape)" }
}

/// An example of an operation: inputs from a seeded generator, and the call.
public struct OperationExample: Sendable {
  /// Where the elements of an input come from.
  public enum Values: Sendable {
    /// Uniform numbers from a range.
    case uniform(ClosedRange<Double>)
    /// These numbers, row by row.
    case listed([Double])
    /// Whole numbers 0..<bound (indices, labels), or 0 and 1 for bool.
    case integers(below: Int)
  }

  /// One input of an example.
  public struct Input: Sendable {
    /// Its shape.
    public let shape: Shape
    /// Its element type; floating-point inputs are checked in every precision.
    public let dtype: DType
    /// Its elements.
    public let values: Values

    /// An input with elements from `values`.
    public init(_ shape: Shape, _ values: Values = .uniform(-2...2), dtype: DType = .float64) {
      self.shape = shape
      self.values = values
      self.dtype = dtype
    }
  }

  /// What the example shows, unique among the operation's examples.
  public let name: String
  /// The inputs, in order.
  public let inputs: [Input]
  /// The call.
  public let apply: @Sendable ([Tensor]) -> Tensor

  /// An example of an operation.
  public init(
    _ name: String, _ inputs: [Input], apply: @escaping @Sendable ([Tensor]) -> Tensor
  ) {
    self.name = name
    self.inputs = inputs
    self.apply = apply
  }
}
