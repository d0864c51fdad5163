import CadenaGraph
import CadenaText

/// The outermost eigenvalues of a function's Hessian at a point, from products with vectors alone.
///
/// The Lanczos method (1950) with every vector made orthogonal to all before, twice: after k products
/// the eigenvalues of a k × k tridiagonal matrix approach the largest and smallest of the Hessian, and
/// with as many products as coordinates they are all of them. It ends when the outermost ones that are
/// asked for change by less than `tolerance` of the largest, or after `maximumProducts`. The start is
/// drawn from a fixed key, so results repeat to the bit. Lecture row A9; steps of gradient descent longer
/// than `2/λ_max` diverge along the steepest direction.
///
///     let objective = Objective(at: [Tensor([-1.2, 1.0], dtype: .float64)]) { x in … }
///     let spectrum = try HessianSpectrum(of: objective)
///     print(spectrum.largest, spectrum.largestStableLearningRate ?? .infinity)
public struct HessianSpectrum: Sendable {
  /// The eigenvalues of the tridiagonal matrix, smallest first: the outermost are the Hessian's.
  public let eigenvalues: [Double]
  /// How many products it took.
  public let products: Int
  /// Whether the outermost values were settled before the products were used up.
  public let isConverged: Bool

  /// The largest eigenvalue: the strongest upward curvature.
  public var largest: Double { eigenvalues.last ?? 0 }
  /// The smallest eigenvalue: below zero where the function bends downwards.
  public var smallest: Double { eigenvalues.first ?? 0 }
  /// The eigenvalue of the largest magnitude, with its sign; the positive one of two alike.
  public var largestMagnitude: Double { -smallest > largest ? smallest : largest }
  /// Gradient descent with a longer rate diverges on the function's quadratic model: `2/λ_max`; nil
  /// where the function bends upwards in no direction.
  public var largestStableLearningRate: Double? { largest > 0 ? 2 / largest : nil }

  /// The condition number of a function that bends upwards everywhere, λ_max / λ_min; infinity where a
  /// direction is flat to rounding, nil where the function bends downwards in some direction.
  ///
  /// Gradient descent at its best rate, `2/(λ_max + λ_min)`, makes the slowest part of the error smaller by
  /// (κ - 1)/(κ + 1) a step. Right only where the smallest eigenvalue is settled (`isConverged`).
  public var conditionNumber: Double? {
    let rounding = largest * 1e-14 * Double(max(eigenvalues.count, 1))
    guard largest > 0, smallest >= -rounding else { return nil }
    return smallest > rounding ? largest / smallest : .infinity
  }

  /// Finds the outermost eigenvalues.
  ///
  /// - Parameters:
  ///   - objective: the function.
  ///   - point: where; the objective's start when nil.
  ///   - count: how many of the largest eigenvalues are to be settled; the smallest always is.
  ///   - tolerance: of the settled values, relative to the largest magnitude.
  ///   - maximumProducts: the most products; nil for 300.
  public init(
    of objective: Objective, at point: [Double]? = nil, count: Int = 1, tolerance: Double = 1e-10,
    maximumProducts: Int? = nil
  ) throws {
    require(count > 0, "at least one eigenvalue must be asked for, not \(count)")
    let point = point ?? objective.start
    let size = point.count
    let most = min(size, maximumProducts ?? 300)
    var generator = PhiloxGenerator(key: RandomKey(seed: 0).derived("lanczos"))
    var basis: [[Double]] = []
    var matrix = TridiagonalMatrix()
    var settled: [Double] = []
    var rounds = 0
    var next = HessianSpectrum.unit(size, &generator, basis)
    while basis.count < most, let vector = next {
      basis.append(vector)
      var product = try objective.hessianVectorProduct(at: point, vector)
      matrix.diagonal.append(vector.dot(product))
      HessianSpectrum.orthogonalize(&product, basis)
      let length = product.norm
      let scale = matrix.bound
      if basis.count < size, !(length > 1e-13 * max(scale, 1e-300)) {
        // These directions are among themselves; the others are still to be seen.
        matrix.offDiagonal.append(0)
        next = HessianSpectrum.unit(size, &generator, basis)
      } else {
        matrix.offDiagonal.append(length)
        product.scale(by: 1 / length)
        next = product
      }
      let outer = matrix.outermost(count)
      let change = zip(outer, settled).map { abs($0 - $1) }.max() ?? .infinity
      let isSettled =
        outer.count == settled.count && change <= tolerance * outer.reduce(0) { max($0, abs($1)) }
      rounds = isSettled ? rounds + 1 : 0
      settled = outer
      if rounds == 3 { break }
    }
    eigenvalues = matrix.eigenvalues
    products = basis.count
    isConverged = rounds == 3 || basis.count == size
  }

  /// A random vector of length 1, orthogonal to a basis; nil when the basis spans everything.
  private static func unit(
    _ size: Int, _ generator: inout PhiloxGenerator, _ basis: [[Double]]
  ) -> [Double]? {
    for _ in 0..<4 where basis.count < size {
      var vector = (0..<size).map { _ in generator.normal() }
      orthogonalize(&vector, basis)
      let length = vector.norm
      guard length > 1e-8 else { continue }
      vector.scale(by: 1 / length)
      return vector
    }
    return nil
  }

  /// Takes away the parts along a basis, twice, since once leaves rounding behind.
  private static func orthogonalize(_ vector: inout [Double], _ basis: [[Double]]) {
    for _ in 0..<2 {
      for direction in basis { vector.add(-direction.dot(vector), direction) }
    }
  }
}

/// The largest eigenvalues of a function's Hessian at a point, largest first; see `HessianSpectrum`.
///
/// - Parameters:
///   - point: where, float32 or float64.
///   - count: how many; fewer when there are not so many.
///   - function: gives a tensor with one element.
public func largestHessianEigenvalues(
  at point: Tensor, count: Int = 1, of function: @escaping (Tensor) throws -> Tensor
) throws -> [Double] {
  let objective = Objective(at: [point]) { try function($0[0]) }
  return try HessianSpectrum(of: objective, count: count).eigenvalues.suffix(count).reversed()
}

/// The longest learning rate with which gradient descent does not diverge on a function's quadratic
/// model at a point, `2/λ_max` (lecture A9); nil where the function bends upwards in no direction.
///
/// - Parameters:
///   - point: where, float32 or float64.
///   - function: gives a tensor with one element.
public func largestStableLearningRate(
  at point: Tensor, of function: @escaping (Tensor) throws -> Tensor
) throws -> Double? {
  let objective = Objective(at: [point]) { try function($0[0]) }
  return try HessianSpectrum(of: objective).largestStableLearningRate
}
