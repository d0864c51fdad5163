import Cadena

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What shifting and scaling inputs does to the error surface of a linear neuron (lecture 002, rows A9
/// and F3).
///
/// For inputs X, one row an example, and the error `E(w) = ½ Σ (t - X·w)²` the Hessian is `XᵀX`, whatever
/// the targets. Gradient descent at its best rate, `2/(λ_max + λ_min)`, makes the slowest part of the error
/// smaller by `(κ - 1)/(κ + 1)` a step, `κ = λ_max/λ_min`: the more unequal the eigenvalues, the narrower
/// the valley and the slower the way.
public struct InputScaling: Sendable, Hashable {
  /// How inputs became what they are.
  public enum Form: String, Sendable, CaseIterable {
    /// As they are given.
    case given
    /// What the slide's numbers show: 100 less in each input.
    case slideShift
    /// The mean of each input taken away.
    case centered
    /// Each input divided by its largest magnitude.
    case scaled
  }

  /// How the inputs became what they are.
  public let form: Form
  /// The inputs, one row an example.
  public let inputs: [[Double]]
  /// The eigenvalues of the Hessian, largest first.
  public let eigenvalues: [Double]
  /// How many directions are flat: weights on which the error does not depend.
  public let flatDirections: Int

  /// The largest eigenvalue.
  public var largest: Double { eigenvalues.first ?? 0 }
  /// The smallest eigenvalue that is not 0.
  public var smallest: Double { eigenvalues.dropLast(flatDirections).last ?? 0 }
  /// λ_max / λ_min over the directions that are not flat.
  public var conditionNumber: Double { largest / smallest }
  /// Gradient descent with a longer rate diverges: 2/λ_max.
  public var largestStableRate: Double { 2 / largest }
  /// The rate with which gradient descent is fastest in its slowest direction: 2/(λ_max + λ_min).
  public var bestRate: Double { 2 / (largest + smallest) }
  /// Steps at the best rate until every part of the weights' error is a thousandth of its first size.
  public var stepsToThousandth: Int {
    let factor = (conditionNumber - 1) / (conditionNumber + 1)
    return factor <= 1e-9 ? 1 : Int((log(1e-3) / log(factor)).rounded(.up))
  }

  /// Looks at inputs; all rows have as many numbers.
  public init(_ form: Form, _ inputs: [[Double]]) throws {
    self.form = form
    self.inputs = inputs
    let rows = inputs.map { Tensor($0, dtype: .float64) }
    let start = Tensor([Double](repeating: 0, count: inputs.first?.count ?? 1), dtype: .float64)
    let objective = Objective(at: [start]) { weights in
      rows.map { (weights[0] * $0).sum().squared() }.reduce(Tensor(0, dtype: .float64), +) * 0.5
    }
    let spectrum = try HessianSpectrum(of: objective, count: start.count)
    eigenvalues = spectrum.eigenvalues.reversed()
    let rounding = spectrum.largest * 1e-12
    flatDirections = eigenvalues.count { $0 < rounding }
  }

  /// The examples of the slide: two inputs far from 0, and two of unequal size; the targets are 2 and 0.
  public static func lecture() throws -> [(title: [[Double]], versions: [InputScaling])] {
    let far = [[101.0, 101], [101, 99]]
    let unequal = [[0.1, 10], [0.1, -10]]
    return [
      (
        far,
        try [
          InputScaling(.given, far), InputScaling(.scaled, scaled(far)),
          InputScaling(.slideShift, far.map { $0.map { $0 - 100 } }),
          InputScaling(.centered, centered(far)),
        ]
      ),
      (unequal, try [InputScaling(.given, unequal), InputScaling(.scaled, scaled(unequal))]),
    ]
  }

  /// The inputs less the mean of each column.
  static func centered(_ rows: [[Double]]) -> [[Double]] {
    let means = columns(rows).map { $0.reduce(0, +) / Double($0.count) }
    return rows.map { zip($0, means).map { $0 - $1 } }
  }

  /// The inputs divided by the largest magnitude of each column.
  static func scaled(_ rows: [[Double]]) -> [[Double]] {
    let sizes = columns(rows).map { $0.reduce(0) { max($0, abs($1)) } }
    return rows.map { zip($0, sizes).map { $1 > 0 ? $0 / $1 : 0 } }
  }

  private static func columns(_ rows: [[Double]]) -> [[Double]] {
    (rows.first ?? []).indices.map { column in rows.map { $0[column] } }
  }
}
