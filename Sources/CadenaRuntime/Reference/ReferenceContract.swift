import CadenaGraph

/// The definition of the matrix product.
enum ReferenceContract {
  /// `out[…, i, j] = Σ_p a[…, i, p] · b[…, p, j]`, added in the order of p; floating-point numbers
  /// in double precision, integers wrapping around. An empty sum is 0.
  static func product(
    _ a: ReferenceValue, _ b: ReferenceValue, _ type: TensorType
  ) -> ReferenceValue {
    let (batch, m, k) = a.type.shape.split(at: a.type.shape.rank - 2)
    let n = type.shape.last
    var elements: [Double] = []
    elements.reserveCapacity(type.shape.count)
    for matrix in 0..<batch {
      for i in 0..<m {
        let left = a.elements[((matrix * m + i) * k)..<((matrix * m + i + 1) * k)]
        let right = b.elements[(matrix * k * n)..<((matrix + 1) * k * n)]
        elements +=
          type.dtype.isFloatingPoint
          ? row(left, right, n) : integerRow(left, right, n).map(type.dtype.wrapped)
      }
    }
    return ReferenceValue(rounding: elements, type)
  }

  /// One row of the result.
  private static func row(
    _ left: ArraySlice<Double>, _ right: ArraySlice<Double>, _ n: Int
  ) -> [Double] {
    var sums = [Double](repeating: 0, count: n)
    var next = right.startIndex
    for factor in left {
      for j in 0..<n { sums[j] += factor * right[next + j] }
      next += n
    }
    return sums
  }

  /// One row of the result, of integers, before it wraps around.
  private static func integerRow(
    _ left: ArraySlice<Double>, _ right: ArraySlice<Double>, _ n: Int
  ) -> [Int64] {
    var sums = [Int64](repeating: 0, count: n)
    var next = right.startIndex
    for factor in left {
      for j in 0..<n { sums[j] = sums[j] &+ Int64(factor) &* Int64(right[next + j]) }
      next += n
    }
    return sums
  }
}
