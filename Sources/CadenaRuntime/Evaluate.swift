import CadenaGraph
import CadenaText

/// Computes tensors, together with everything that the current task's variables wait for, as one
/// plan.
///
/// The graph is keyed by its structure and looked up in a bounded cache, so a loop in plain Swift
/// runs compiled after its first turn. Throws `EvaluationError` when an index is out of range.
public func evaluate(_ tensors: [Tensor]) throws {
  try Evaluation.run(tensors)
}

extension Tensor {
  /// Computes the tensor now, if it is not known yet. Throws when an index is out of range.
  public func evaluate() throws {
    if !node.isEvaluated { try Evaluation.run([self]) }
  }

  /// The elements in memory, computed if need be; an index out of range stops the program.
  package var storage: Storage {
    if let storage = node.storage { return storage }
    if node.kind == .scalar { return node.publish(Evaluation.scalarStorage(node)) }
    do {
      try Evaluation.run([self])
    } catch {
      programmingError("\(error)")
    }
    guard let storage = node.storage else {
      programmingError("the evaluation of \(node.label) left no value")
    }
    return storage
  }

  /// The number in a tensor with one element.
  public func item(file: StaticString = #fileID, line: UInt = #line) -> Double {
    require(
      count == 1, "item() needs a tensor with one element, not \(type)", file: file, line: line)
    let storage = storage
    return withExtendedLifetime(storage) { storage.number(dtype) }
  }

  /// The elements as an array of their own type; another type is a programming error.
  public func array<Scalar: TensorScalar>(
    of scalar: Scalar.Type, file: StaticString = #fileID, line: UInt = #line
  ) -> [Scalar] {
    withScalars(of: scalar, file: file, line: line) { Array($0) }
  }

  /// Reads the elements where they lie, row by row, without copying.
  public func withScalars<Scalar: TensorScalar, Result>(
    of scalar: Scalar.Type, file: StaticString = #fileID, line: UInt = #line,
    _ body: (UnsafeBufferPointer<Scalar>) throws -> Result
  ) rethrows -> Result {
    require(
      scalar.dtype == dtype, "the elements are \(dtype), not \(scalar.dtype)", file: file,
      line: line)
    let storage = storage
    return try withExtendedLifetime(storage) {
      try body(
        UnsafeBufferPointer(
          start: UnsafePointer(storage.base.assumingMemoryBound(to: scalar)), count: count))
    }
  }

  /// The elements, whatever their type, as numbers in double precision.
  public var scalars: [Double] {
    dtype.withScalarType { scalar in
      func read<Scalar: TensorScalar>(_ scalar: Scalar.Type) -> [Double] {
        withScalars(of: scalar) { $0.map(\.doubleValue) }
      }
      return read(scalar)
    }
  }
}

extension Tensor {
  /// The elements' bytes, row by row, as they lie in memory.
  package var bytes: [UInt8] {
    let storage = storage
    return withExtendedLifetime(storage) {
      Array(UnsafeRawBufferPointer(start: storage.base, count: type.byteCount))
    }
  }
}

extension Tensor {
  /// A hash of the structure of what would have to be computed for this tensor.
  package var structureHash: UInt64 {
    GraphStructure.hash(Traversal.pending([node]), roots: [node])
  }
}

extension Storage {
  /// The first element as a number.
  func number(_ dtype: DType) -> Double {
    switch dtype {
    case .float32: Double(base.load(as: Float.self))
    case .float64: base.load(as: Double.self)
    case .int32: Double(base.load(as: Int32.self))
    case .uint8, .bool: Double(base.load(as: UInt8.self))
    case .uint32: Double(base.load(as: UInt32.self))
    }
  }
}
