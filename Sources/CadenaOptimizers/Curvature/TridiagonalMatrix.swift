/// A symmetric matrix with numbers on and beside its diagonal alone, and its eigenvalues by bisection.
///
/// The number of negative pivots of `T - x` is the number of eigenvalues below x (Givens 1954), so every
/// eigenvalue is found without the others, to the last digits of the largest.
struct TridiagonalMatrix {
  var diagonal: [Double] = []
  /// Beside each diagonal element, towards the next; the one after the last is not looked at.
  var offDiagonal: [Double] = []

  /// All eigenvalues, smallest first.
  var eigenvalues: [Double] { diagonal.indices.map(eigenvalue) }

  /// No eigenvalue is larger in magnitude (Gershgorin's circles).
  var bound: Double {
    diagonal.indices.reduce(0) { largest, row in
      let before = row > 0 ? abs(offDiagonal[row - 1]) : 0
      let after = row + 1 < diagonal.count ? abs(offDiagonal[row]) : 0
      return max(largest, abs(diagonal[row]) + before + after)
    }
  }

  /// The smallest eigenvalue and some of the largest.
  func outermost(_ count: Int) -> [Double] {
    let largest = Swift.max(0, diagonal.count - count)..<diagonal.count
    return [eigenvalue(0)] + largest.map(eigenvalue)
  }

  /// The eigenvalue with so many below it.
  func eigenvalue(_ index: Int) -> Double {
    let bound = bound
    var high = bound
    var low = -high
    while high - low > Double.ulpOfOne * bound {
      let middle = low + (high - low) / 2
      guard middle > low, middle < high else { break }
      if countBelow(middle) > index { high = middle } else { low = middle }
    }
    return low + (high - low) / 2
  }

  private func countBelow(_ x: Double) -> Int {
    var count = 0
    var pivot = 1.0
    for row in diagonal.indices {
      let beside = row > 0 ? offDiagonal[row - 1] : 0
      pivot = diagonal[row] - x - (beside == 0 ? 0 : beside * beside / pivot)
      if pivot == 0 { pivot = -Double.leastNormalMagnitude }
      if pivot < 0 { count += 1 }
    }
    return count
  }
}
