/// Sums over long vectors in double precision, in an order that does not depend on anything.
extension [Double] {
  /// The sum of the products of the elements, in four partial sums.
  func dot(_ other: [Double]) -> Double {
    withUnsafeBufferPointer { a in
      other.withUnsafeBufferPointer { b in
        let count = Swift.min(a.count, b.count)
        var sums = SIMD4<Double>()
        var index = 0
        while index + 4 <= count {
          let left = SIMD4<Double>(a[index], a[index + 1], a[index + 2], a[index + 3])
          let right = SIMD4<Double>(b[index], b[index + 1], b[index + 2], b[index + 3])
          sums += left * right
          index += 4
        }
        var rest: Double = 0
        while index < count {
          rest += a[index] * b[index]
          index += 1
        }
        let pairs: SIMD2<Double> = sums.lowHalf + sums.highHalf
        return pairs[0] + pairs[1] + rest
      }
    }
  }

  /// The Euclidean length.
  var norm: Double { dot(self).squareRoot() }

  /// Adds a multiple of a vector of the same length.
  mutating func add(_ factor: Double, _ other: [Double]) {
    withUnsafeMutableBufferPointer { a in
      other.withUnsafeBufferPointer { b in
        for index in 0..<Swift.min(a.count, b.count) { a[index] += factor * b[index] }
      }
    }
  }

  /// Multiplies every element.
  mutating func scale(by factor: Double) {
    withUnsafeMutableBufferPointer { a in
      for index in 0..<a.count { a[index] *= factor }
    }
  }

  /// The elements with the other sign.
  var negated: [Double] {
    var result = self
    result.scale(by: -1)
    return result
  }

  /// The vector less another of the same length.
  func minus(_ other: [Double]) -> [Double] {
    var result = self
    result.add(-1, other)
    return result
  }
}
