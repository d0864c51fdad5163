import CadenaText

/// An array of numbers with any number of axes, known now or computed when asked for.
///
/// A tensor is a handle on a node of the graph. Operations build new nodes and run nothing; shapes
/// are checked at once, at the caller's line. `item`, `array(of:)`, printing and `evaluate` compute
/// what is needed, fused and cached.
///
///     let x = Tensor([1.0, 2, 3])
///     let y = (x * x).sum()
///     gradient(of: y, withRespectTo: x).array(of: Float.self)  // [2, 4, 6]
///
/// Tensors are values: they never change and may be used from any task.
public struct Tensor: Sendable {
  /// The vertex of the graph that this tensor stands for.
  public let node: Node

  /// The tensor of a node.
  @inline(__always)
  public init(_ node: Node) { self.node = node }

  /// The extents of the axes.
  public var shape: Shape { node.type.shape }
  /// The type of the elements.
  public var dtype: DType { node.type.dtype }
  /// Shape and element type.
  public var type: TensorType { node.type }
  /// Number of axes.
  public var rank: Int { node.type.shape.rank }
  /// Number of elements.
  public var count: Int { node.type.shape.count }
}

// MARK: - Leaves

extension Tensor {
  /// A scalar that the caller computed: it is bound when a plan runs and never part of its
  /// structure.
  public init(_ number: Double, dtype: DType = .float32) {
    node = Node(
      Leaf(), .none, type: TensorType(.scalar, dtype), kind: .scalar, number: number,
      origin: .unknown)
  }

  /// A tensor over memory that already holds its elements.
  public init(_ storage: Storage, shape: Shape, dtype: DType) {
    require(
      storage.byteCount >= shape.count * dtype.byteCount,
      "\(storage.byteCount) bytes cannot hold \(dtype)\(shape)")
    node = Node(
      Leaf(), .none, type: TensorType(shape, dtype), kind: .leaf, origin: .unknown)
    node.publish(storage)
  }

  /// A leaf of its own over the memory of a variable, of its type, that shows the value of an
  /// assignment.
  package init(ofVariable storage: Storage, _ type: TensorType, assignment: Double = 0) {
    node = Node(
      Leaf(), .none, type: type, kind: .variable, number: assignment, origin: .unknown)
    node.publish(storage)
  }

  /// A leaf without a value, for shape rules and for plans that bind it when they run.
  public static func placeholder(_ shape: Shape, dtype: DType = .float32) -> Tensor {
    Tensor(
      Node(
        Leaf(), .none, type: TensorType(shape, dtype), kind: .placeholder, origin: .unknown))
  }

  /// A copy of an array's elements, row by row; without a shape, a vector.
  public init<Scalar: TensorScalar>(
    _ scalars: [Scalar], shape: Shape? = nil, file: StaticString = #fileID, line: UInt = #line
  ) {
    let shape = shape ?? [scalars.count]
    require(
      shape.count == scalars.count, "\(scalars.count) elements do not fill the shape \(shape)",
      file: file, line: line)
    self.init(Storage(scalars), shape: shape, dtype: Scalar.dtype)
  }

  /// Numbers, row by row, as elements of `dtype` (single precision unless told otherwise).
  ///
  /// This is the initialiser that literals take: `Tensor([0.5, 1, 2])` is a `float32` vector.
  public init(
    _ numbers: [Double], shape: Shape? = nil, dtype: DType = .float32,
    file: StaticString = #fileID, line: UInt = #line
  ) {
    self = dtype.withScalarType { scalar in
      func make<Scalar: TensorScalar>(_: Scalar.Type) -> Tensor {
        Tensor(numbers.map(Scalar.init(converting:)), shape: shape, file: file, line: line)
      }
      return make(scalar)
    }
  }

  /// Whole numbers as an `int32` tensor; one that does not fit in 32 bits is a programming error.
  public init(
    _ integers: [Int], shape: Shape? = nil, file: StaticString = #fileID, line: UInt = #line
  ) {
    let elements = integers.map { integer -> Int32 in
      guard let element = Int32(exactly: integer) else {
        programmingError("\(integer) does not fit into int32", file: file, line: line)
      }
      return element
    }
    self.init(elements, shape: shape, file: file, line: line)
  }

  /// Rows of equal length as a matrix, of `float32` unless told otherwise.
  public init(
    _ rows: [[Double]], dtype: DType = .float32, file: StaticString = #fileID, line: UInt = #line
  ) {
    let width = rows.first?.count ?? 0
    require(
      rows.allSatisfy { $0.count == width }, "the rows have different lengths", file: file,
      line: line)
    self.init(rows.flatMap { $0 }, shape: [rows.count, width], dtype: dtype)
  }

  /// Rows of equal length as a matrix.
  public init<Scalar: TensorScalar>(
    _ rows: [[Scalar]], file: StaticString = #fileID, line: UInt = #line
  ) {
    let width = rows.first?.count ?? 0
    require(
      rows.allSatisfy { $0.count == width }, "the rows have different lengths", file: file,
      line: line)
    self.init(rows.flatMap { $0 }, shape: [rows.count, width])
  }
}

// MARK: - Applying operations

extension Tensor {
  /// A node of an operation on one tensor; shapes that do not fit stop at the caller's line.
  public static func apply<Op: Operation>(
    _ operation: Op, _ a: Tensor, file: StaticString = "", line: UInt = 0
  ) -> Tensor {
    make(operation, Operands(a.node), file, line)
  }

  /// A node of an operation on two tensors.
  public static func apply<Op: Operation>(
    _ operation: Op, _ a: Tensor, _ b: Tensor, file: StaticString = "", line: UInt = 0
  ) -> Tensor {
    make(operation, Operands(a.node, b.node), file, line)
  }

  /// A node of an operation on three tensors.
  public static func apply<Op: Operation>(
    _ operation: Op, _ a: Tensor, _ b: Tensor, _ c: Tensor, file: StaticString = "",
    line: UInt = 0
  ) -> Tensor {
    make(operation, Operands(a.node, b.node, c.node), file, line)
  }

  /// A node of an operation on any number of tensors.
  public static func apply<Op: Operation>(
    _ operation: Op, to inputs: [Tensor], file: StaticString = "", line: UInt = 0
  ) -> Tensor {
    make(operation, Operands(inputs.map(\.node)), file, line)
  }

  private static func make<Op: Operation>(
    _ operation: Op, _ operands: Operands, _ file: StaticString, _ line: UInt
  ) -> Tensor {
    do {
      let type = try operation.infer(operands)
      let origin = line == 0 ? .ofCaller() : SourceLocation(file: file, line: line)
      return Tensor(Node(operation, operands, type: type, kind: .operation, origin: origin))
    } catch {
      programmingError(error.description, file: file, line: line)
    }
  }

  /// The type that an operation would give, or the error that it would raise: shape rules without
  /// a node.
  public static func infer<Op: Operation>(
    _ operation: Op, _ inputs: [Tensor]
  ) throws(ShapeError) -> TensorType {
    try operation.infer(Operands(inputs.map(\.node)))
  }
}
