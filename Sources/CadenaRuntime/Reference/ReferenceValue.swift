import CadenaGraph
import CadenaText

/// The elements of a node as the reference executor holds them: numbers in double precision, row by
/// row, each of which the element type can represent.
struct ReferenceValue {
  let type: TensorType
  let elements: [Double]

  /// A value whose elements are known to be numbers of the type.
  init(exact elements: [Double], _ type: TensorType) {
    self.type = type
    self.elements = elements
  }

  /// A value whose elements are rounded to the type.
  init(rounding elements: [Double], _ type: TensorType) {
    self.type = type
    self.elements = type.dtype == .float64 ? elements : elements.map(type.dtype.rounded)
  }

  /// A value of equal elements.
  init(repeating number: Double, _ type: TensorType) {
    self.type = type
    elements = [Double](repeating: type.dtype.rounded(number), count: type.shape.count)
  }

  /// The elements in memory.
  init(_ storage: Storage, _ type: TensorType) {
    self.type = type
    elements = type.dtype.withScalarType { scalar in
      func read<Scalar: TensorScalar>(_: Scalar.Type) -> [Double] {
        let start = UnsafePointer(storage.base.assumingMemoryBound(to: Scalar.self))
        return withExtendedLifetime(storage) {
          UnsafeBufferPointer(start: start, count: type.shape.count).map(\.doubleValue)
        }
      }
      return read(scalar)
    }
  }

  /// A copy in memory, as elements of the type.
  var storage: Storage {
    type.dtype.withScalarType { scalar in
      func write<Scalar: TensorScalar>(_: Scalar.Type) -> Storage {
        Storage(elements.map(Scalar.init(converting:)))
      }
      return write(scalar)
    }
  }

  /// The definition of a view: element (i0, i1, …) is element `offset + Σ i·stride`.
  func viewed(_ shape: Shape, offset: Int, strides: [Int]) -> ReferenceValue {
    let positions = RowMajorPositions(shape, offset: offset, strides: strides)
    return ReferenceValue(
      exact: positions.map { elements[$0] }, TensorType(shape, type.dtype))
  }

  /// The value stretched to a shape: axes aligned at the end, extents equal or 1.
  func stretched(to shape: Shape) -> ReferenceValue {
    if shape == type.shape { return self }
    let own = type.shape.strides
    let missing = shape.rank - type.shape.rank
    let strides = (0..<shape.rank).map { axis in
      axis < missing || type.shape[axis - missing] == 1 ? 0 : own[axis - missing]
    }
    return viewed(shape, offset: 0, strides: strides)
  }
}

/// The numbers `offset + Σ i·stride` for all indices (i0, i1, …) of a shape, the last axis fastest.
struct RowMajorPositions: Sequence, IteratorProtocol {
  private let extents: [Int]
  private let strides: [Int]
  private var index: [Int]
  private var position: Int
  private var remaining: Int

  init(_ shape: Shape, offset: Int = 0, strides: [Int]) {
    extents = shape.dimensions
    self.strides = strides
    index = [Int](repeating: 0, count: shape.rank)
    position = offset
    remaining = shape.count
  }

  var underestimatedCount: Int { remaining }

  mutating func next() -> Int? {
    guard remaining > 0 else { return nil }
    remaining -= 1
    let current = position
    var axis = extents.count - 1
    while axis >= 0 {
      index[axis] += 1
      position += strides[axis]
      if index[axis] < extents[axis] { break }
      position -= strides[axis] * extents[axis]
      index[axis] = 0
      axis -= 1
    }
    return current
  }
}

extension DType {
  /// The element that a number becomes: single precision to the nearest; integers towards zero and
  /// saturating, with 0 for NaN; bool true for everything but zero.
  func rounded(_ number: Double) -> Double {
    switch self {
    case .float32: Double(Float(number))
    case .float64: number
    case .int32: Int32(converting: number).doubleValue
    case .uint8: UInt8(converting: number).doubleValue
    case .uint32: UInt32(converting: number).doubleValue
    case .bool: Bool(converting: number).doubleValue
    }
  }

  /// The element of an integer type that keeps the lowest bits of a number; bool is 1 for
  /// everything but zero.
  func wrapped(_ number: Int64) -> Double {
    switch self {
    case .int32: Double(Int32(truncatingIfNeeded: number))
    case .uint8: Double(UInt8(truncatingIfNeeded: number))
    case .uint32: Double(UInt32(truncatingIfNeeded: number))
    case .bool: number != 0 ? 1 : 0
    case .float32, .float64: programmingError("\(self) does not wrap around")
    }
  }
}

extension Shape {
  /// The shape seen along one axis: elements before it, its extent, elements after it.
  func split(at axis: Int) -> (outer: Int, extent: Int, inner: Int) {
    var (outer, inner) = (1, 1)
    for other in 0..<axis { outer *= self[other] }
    for other in (axis + 1)..<rank { inner *= self[other] }
    return (outer, self[axis], inner)
  }
}
