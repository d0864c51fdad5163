import CadenaText

/// The extents of a tensor's axes, up to eight of them, stored inline.
///
/// A scalar has no axes and one element. Elements are in row-major order: the last axis is the
/// fastest. An extent may be 0 (an empty tensor) and is at most 2^31 - 1.
public struct Shape: Hashable, Sendable {
  /// The largest number of axes.
  public static let maximumRank = 8

  /// Eight extents in two halves: one vector of eight would be aligned to 32 bytes, which makes
  /// every array of shapes an aligned allocation.
  private struct Extents: Hashable {
    var first: SIMD4<Int32> = .zero
    var second: SIMD4<Int32> = .zero

    subscript(axis: Int) -> Int32 {
      @inline(__always) get { axis < 4 ? first[axis] : second[axis - 4] }
      @inline(__always) set {
        if axis < 4 { first[axis] = newValue } else { second[axis - 4] = newValue }
      }
    }
  }

  private var extents: Extents
  private var axes: Int8

  /// The shape of a scalar: no axes.
  public static let scalar = Shape()

  /// No axes.
  public init() {
    extents = Extents()
    axes = 0
  }

  /// The shape with these extents; more than eight, or a negative one, is a programming error.
  public init(_ extents: [Int], file: StaticString = #fileID, line: UInt = #line) {
    self.init()
    for extent in extents { append(extent, file: file, line: line) }
  }

  /// Number of axes.
  public var rank: Int { Int(axes) }

  /// Number of elements: the product of the extents, 1 for a scalar.
  public var count: Int {
    var product = 1
    for axis in 0..<rank { product *= Int(extents[axis]) }
    return product
  }

  /// The extent of an axis, 0..<rank.
  public subscript(axis: Int) -> Int {
    get {
      require(axis >= 0 && axis < rank, "axis \(axis) of shape \(self)")
      return Int(extents[axis])
    }
    set {
      require(axis >= 0 && axis < rank, "axis \(axis) of shape \(self)")
      extents[axis] = Shape.checked(newValue)
    }
  }

  /// The extents as an array.
  public var dimensions: [Int] { (0..<rank).map { Int(extents[$0]) } }

  /// The extent of the last axis; 1 for a scalar.
  public var last: Int { rank == 0 ? 1 : self[rank - 1] }

  /// Adds an axis at the end.
  public mutating func append(
    _ extent: Int, file: StaticString = #fileID, line: UInt = #line
  ) {
    require(
      rank < Shape.maximumRank,
      "a tensor has at most \(Shape.maximumRank) axes; \(self) cannot take another", file: file,
      line: line)
    extents[rank] = Shape.checked(extent, file, line)
    axes += 1
  }

  /// Adds an axis before position `axis`, 0...rank.
  public func inserting(
    _ extent: Int, at axis: Int, file: StaticString = #fileID, line: UInt = #line
  ) -> Shape {
    var list = dimensions
    list.insert(extent, at: axis)
    return Shape(list, file: file, line: line)
  }

  /// The shape without one axis.
  public func removing(_ axis: Int) -> Shape {
    var list = dimensions
    list.remove(at: axis)
    return Shape(list)
  }

  private static func checked(
    _ extent: Int, _ file: StaticString = #fileID, _ line: UInt = #line
  ) -> Int32 {
    require(extent >= 0, "an extent cannot be negative: \(extent)", file: file, line: line)
    require(
      extent <= Int(Int32.max), "an axis has at most 2^31 - 1 elements: \(extent)", file: file,
      line: line)
    return Int32(truncatingIfNeeded: extent)
  }

  /// Elements to skip from one index of each axis to the next, in row-major order.
  public var strides: [Int] {
    var result = [Int](repeating: 1, count: rank)
    var step = 1
    for axis in (0..<rank).reversed() {
      result[axis] = step
      step *= Int(extents[axis])
    }
    return result
  }

  /// The shape of `a` combined with `b` element by element, or nil when they do not fit.
  ///
  /// Axes are aligned at the end; an axis of extent 1, or one that is missing, stretches to the
  /// other's extent.
  public static func broadcast(_ a: Shape, _ b: Shape) -> Shape? {
    if a == b { return a }
    let rank = Swift.max(a.rank, b.rank)
    var result = Shape()
    result.axes = Int8(truncatingIfNeeded: rank)
    for axis in 0..<rank {
      let i = axis - (rank - a.rank)
      let j = axis - (rank - b.rank)
      let x = i < 0 ? 1 : a.extents[i]
      let y = j < 0 ? 1 : b.extents[j]
      guard x == y || x == 1 || y == 1 else { return nil }
      result.extents[axis] = x == 1 ? y : x
    }
    return result
  }

  /// A hash for the keys of plans, cheaper than `Hashable`'s.
  public var structureHash: UInt64 {
    var hash = UInt64(truncatingIfNeeded: rank)
    for axis in 0..<rank {
      hash = (hash ^ UInt64(UInt32(bitPattern: extents[axis]))) &* 0x9E37_79B9_7F4A_7C15
    }
    return hash
  }

  /// An axis counted from the front: -1 is the last. Nil when there is no such axis.
  public func normalized(axis: Int) -> Int? {
    let positive = axis < 0 ? axis + rank : axis
    return positive >= 0 && positive < rank ? positive : nil
  }
}

extension Shape: ExpressibleByArrayLiteral {
  /// `[32, 10]`.
  public init(arrayLiteral elements: Int...) { self.init(elements) }
}

extension Shape: CustomStringConvertible {
  /// `[32, 10]`; a scalar is `[]`.
  public var description: String {
    "[" + dimensions.map(String.init).joined(separator: ", ") + "]"
  }
}
