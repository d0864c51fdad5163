/// Orthonormal rows, or columns when there are more rows than columns, times a gain: signals keep
/// their length through a linear layer.
///
/// Axes after the first are seen as one. A matrix of normal numbers is made orthogonal by
/// Gram-Schmidt, twice, in double precision, with positive diagonal in R, which gives the uniform
/// distribution over orthogonal matrices.
///
/// Source: Saxe, McClelland and Ganguli, "Exact solutions to the nonlinear dynamics of learning in
/// deep linear neural networks", 2014; Mezzadri, "How to generate random matrices from the
/// classical compact groups", 2007.
public struct Orthogonal: Initializer {
  /// The length of each row (or column).
  public let gain: Double

  /// Orthonormal rows times a gain.
  public init(gain: Double = 1) { self.gain = gain }

  /// An orthogonal matrix, row by row.
  public func values(shape: Shape, fans: Fans, generator: inout PhiloxGenerator) -> [Double] {
    let rows = shape.rank == 0 ? 1 : shape[0]
    let columns = rows == 0 ? 0 : shape.count / rows
    let vectors = Swift.min(rows, columns)
    let length = Swift.max(rows, columns)
    var basis: [[Double]] = []
    while basis.count < vectors {
      var vector = normal(length, 1, &generator)
      // Once leaves an error of the condition number times the rounding; twice is enough (Kahan).
      for _ in 0..<2 {
        for other in basis {
          var projection = 0.0
          for index in 0..<length { projection += vector[index] * other[index] }
          for index in 0..<length { vector[index] -= projection * other[index] }
        }
      }
      let norm = vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
      // A vector that lies in the span of the others, to rounding, is drawn again.
      if norm > 1e-8 { basis.append(vector.map { $0 / norm }) }
    }
    if rows <= columns { return basis.flatMap { $0.map { $0 * gain } } }
    return (0..<rows).flatMap { row in basis.map { $0[row] * gain } }
  }
}
