import CadenaGraph
import CadenaText

/// Products of matrices: `out[b, i, j] = Σ_k A[b, i, k] · B[b, k, j]`.
///
/// A has shape `[batch…, m, k]`, B `[batch…, k, n]`, with equal batch axes, and the result
/// `[batch…, m, n]`; `matmul` makes operands of other shapes fit with views. The gradients are
/// `dA = G·Bᵀ` and `dB = Aᵀ·G` (lecture A4). An inner extent of 0 gives zeros. float32 or float64.
public struct MatrixProduct: Operation {
  /// A product of two tensors that have the same batch axes.
  public init() {}

  /// `matmul`.
  public static var name: String { "matmul" }

  /// The batch axes, the rows of A, the columns of B.
  public func infer(_ inputs: Operands) throws(ShapeError) -> TensorType {
    let (a, b) = (inputs.shape(0), inputs.shape(1))
    guard a.rank >= 2 else {
      throw ShapeError(Self.name, .rankMustBe("≥ 2", found: a.rank), inputs.shapes)
    }
    guard a.rank == b.rank else {
      throw ShapeError(Self.name, .rankMustBe("\(a.rank)", found: b.rank), inputs.shapes)
    }
    for axis in 0..<(a.rank - 2) where a[axis] != b[axis] {
      throw ShapeError(
        Self.name, .extentsMustMatch(axis: axis, a[axis], b[axis]), inputs.shapes)
    }
    return try MatrixProduct.type(
      inputs.node(0).type, inputs.node(1).type, transposeFirst: false, transposeSecond: false)
  }

  /// `G·Bᵀ` and `Aᵀ·G`.
  public func gradient(_ inputs: Operands, output: Tensor, cotangent: Tensor) -> [Tensor?] {
    [
      .apply(self, cotangent, inputs[1].transposed()),
      .apply(self, inputs[0].transposed(), cotangent),
    ]
  }

  /// A contraction.
  public func lowering(_ inputs: Operands, output: TensorType) -> Lowering { .contract }

  /// The type of `a.matmul(b)`, or an error that shows both shapes.
  ///
  /// Vectors count as one row on the left and as one column on the right, and give no axis to the
  /// result; batch axes are broadcast.
  public static func type(
    _ a: TensorType, _ b: TensorType, transposeFirst: Bool, transposeSecond: Bool
  ) throws(ShapeError) -> TensorType {
    let shapes = [a.shape, b.shape]
    guard a.dtype == b.dtype else {
      throw ShapeError(
        name, .elementTypesDiffer([a.dtype.description, b.dtype.description]), shapes)
    }
    guard a.dtype.isFloatingPoint else {
      throw ShapeError(
        name, .elementTypeNotSupported(a.dtype.description, allowed: "float32, float64"), shapes)
    }
    for (shape, transposed) in [(a.shape, transposeFirst), (b.shape, transposeSecond)] {
      guard shape.rank >= (transposed ? 2 : 1) else {
        throw ShapeError(
          name, .rankMustBe(transposed ? "≥ 2" : "≥ 1", found: shape.rank), shapes)
      }
    }
    let rows = a.shape.rank == 1 ? nil : a.shape[a.shape.rank - (transposeFirst ? 1 : 2)]
    let left = a.shape[a.shape.rank - (transposeFirst ? 2 : 1)]
    let columns = b.shape.rank == 1 ? nil : b.shape[b.shape.rank - (transposeSecond ? 2 : 1)]
    let right = b.shape.rank == 1 ? b.shape[0] : b.shape[b.shape.rank - (transposeSecond ? 1 : 2)]
    guard left == right else {
      throw ShapeError(name, .matrixInnerExtents(left, right), shapes)
    }
    guard var shape = Shape.broadcast(a.shape.batchAxes, b.shape.batchAxes) else {
      throw ShapeError(name, .shapesDoNotBroadcast, shapes)
    }
    if let rows { shape.append(rows) }
    if let columns { shape.append(columns) }
    return TensorType(shape, a.dtype)
  }

  /// Matrices, batches, broadcast batches, vectors, transposed operands, no inner elements.
  public static var examples: [OperationExample] {
    [
      OperationExample("of matrices", [.init([2, 3]), .init([3, 4])]) { $0[0].matmul($0[1]) },
      OperationExample("of batches", [.init([2, 2, 3]), .init([2, 3, 2])]) { $0[0].matmul($0[1]) },
      OperationExample("of broadcast batches", [.init([3, 1, 2, 3]), .init([2, 3, 2])]) {
        $0[0].matmul($0[1])
      },
      OperationExample("of a batch with one matrix", [.init([2, 3, 4]), .init([4, 2])]) {
        $0[0].matmul($0[1])
      },
      OperationExample("of transposed matrices", [.init([3, 2]), .init([4, 3])]) {
        $0[0].matmul($0[1], transposeSelf: true, transposeOther: true)
      },
      OperationExample("of a vector with a matrix", [.init([3]), .init([3, 2])]) {
        $0[0].matmul($0[1])
      },
      OperationExample("of a batch with a vector", [.init([2, 2, 3]), .init([3])]) {
        $0[0].matmul($0[1])
      },
    ]
  }
}

extension Shape {
  /// All axes but the last two; none for vectors.
  var batchAxes: Shape {
    var shape = Shape()
    for axis in 0..<Swift.max(0, rank - 2) { shape.append(self[axis]) }
    return shape
  }
}

extension Tensor {
  /// The matrix product with another tensor, over the last axis of this one and the last but one
  /// of the other.
  ///
  /// As in NumPy: a vector on the left is a row, on the right a column, and that axis does not
  /// appear in the result; leading axes are batches and broadcast. When only this tensor has batch
  /// axes they are joined with its rows, so that there is one product.
  ///
  /// - Parameters:
  ///   - transposeSelf: exchange this tensor's last two axes first.
  ///   - transposeOther: exchange the other's last two axes first.
  public func matmul(
    _ other: Tensor, transposeSelf: Bool = false, transposeOther: Bool = false,
    file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    let result = checked(
      file, line,
      try MatrixProduct.type(
        type, other.type, transposeFirst: transposeSelf, transposeSecond: transposeOther)
    ).shape
    var left = transposeSelf ? transposed() : self
    var right = transposeOther ? other.transposed() : other
    let inner = left.shape.last
    if left.rank == 1 { left = left.reshaped(to: [1, inner]) }
    if right.rank == 1 { right = right.reshaped(to: [inner, 1]) }
    if right.rank == 2 {
      let rows = left.shape.removing(left.rank - 1).count
      left = left.reshaped(to: [rows, inner])
    } else {
      // The type rule has shown that the batches fit together.
      let batch = Shape.broadcast(left.shape.batchAxes, right.shape.batchAxes) ?? .scalar
      left = left.expanded(to: batch.withMatrix(of: left.shape))
      right = right.expanded(to: batch.withMatrix(of: right.shape))
    }
    return Tensor.apply(MatrixProduct(), left, right, file: file, line: line)
      .reshaped(to: result, file: file, line: line)
  }
}

extension Shape {
  /// These batch axes with the last two axes of another shape.
  fileprivate func withMatrix(of shape: Shape) -> Shape {
    var result = self
    result.append(shape[shape.rank - 2])
    result.append(shape[shape.rank - 1])
    return result
  }
}
