import Cadena
import CadenaText

/// A function of one or two numbers on which methods are compared (lecture rows A9, C5, C15).
///
///     let valley = TestSurface(.quadratic, condition: 1000)
///     valley.value(at: [1, 1])                        // 500.5
///     let slope = gradient(at: Tensor(valley.start, dtype: .float64)) { valley.tensor($0) }
///
/// Rosenbrock 1960, Beale 1958, Himmelblau 1972, Booth, Rastrigin 1974; the others are the lectures'.
public struct TestSurface: Sendable, Hashable {
  /// Which function.
  public enum Kind: String, Sendable, CaseIterable {
    /// `½w²`, the example of lecture 003.
    case halfSquare = "half-square"
    /// `½(x² + κy²)`: a valley whose sides are κ times as steep as its floor.
    case quadratic
    /// `(1 - x)² + 100(y - x²)²`: a bent valley.
    case rosenbrock
    /// `(1.5 - x + xy)² + (2.25 - x + xy²)² + (2.625 - x + xy³)²`: flat, with steep corners.
    case beale
    /// `(x² + y - 11)² + (x + y² - 7)²`: four minima.
    case himmelblau
    /// `(x + 2y - 7)² + (2x + y - 5)²`: a quadratic, turned.
    case booth
    /// `x² - y²`: a saddle.
    case saddle
    /// `x³ - 3xy²`: a saddle with three valleys, flat at its middle.
    case monkeySaddle = "monkey-saddle"
    /// `20 + x² - 10cos 2πx + y² - 10cos 2πy`: a minimum at every pair of whole numbers.
    case rastrigin
  }

  /// The names that commands take.
  public static let names = Kind.allCases.map(\.rawValue)

  /// Which function.
  public let kind: Kind
  /// The κ of the quadratic, above 0; no other function looks at it.
  public let condition: Double

  /// A surface; κ is 100 unless told otherwise.
  public init(_ kind: Kind, condition: Double = 100) {
    require(condition > 0 && condition.isFinite, "κ must be above 0, not \(condition)")
    self.kind = kind
    self.condition = condition
  }

  /// 1 for `½w²`, 2 for all others.
  public var dimension: Int { kind == .halfSquare ? 1 : 2 }

  /// The names of the coordinates.
  public var coordinates: [String] { dimension == 1 ? ["w"] : ["x", "y"] }

  /// How mathematics writes it.
  public var formula: String {
    switch kind {
    case .halfSquare: "J(w) = ½w²"
    case .quadratic: "f(x, y) = ½(x² + κy²), κ = \(SignificantDigits(12).text(condition))"
    case .rosenbrock: "f(x, y) = (1 - x)² + 100(y - x²)²"
    case .beale: "f(x, y) = (1.5 - x + xy)² + (2.25 - x + xy²)² + (2.625 - x + xy³)²"
    case .himmelblau: "f(x, y) = (x² + y - 11)² + (x + y² - 7)²"
    case .booth: "f(x, y) = (x + 2y - 7)² + (2x + y - 5)²"
    case .saddle: "f(x, y) = x² - y²"
    case .monkeySaddle: "f(x, y) = x³ - 3xy²"
    case .rastrigin: "f(x, y) = 20 + x² - 10cos 2πx + y² - 10cos 2πy"
    }
  }

  /// Where a race begins unless told otherwise.
  public var start: [Double] {
    switch kind {
    case .halfSquare: [3]
    case .quadratic: [-4, 1]
    case .rosenbrock: [-1.2, 1]
    case .beale: [1, 1]
    case .himmelblau: [0, 0]
    case .booth: [-7, -4]
    case .saddle: [2, 0.01]
    case .monkeySaddle: [1, 0.05]
    case .rastrigin: [-3.2, 2.7]
    }
  }

  /// The part that pictures show: from and to, for each coordinate.
  public var window: [ClosedRange<Double>] {
    switch kind {
    case .halfSquare: [-4...4]
    case .quadratic: [-5...5, -2...2]
    case .rosenbrock: [-2...2, -1...3]
    case .beale: [-1...4.5, -2...2]
    case .himmelblau: [-5...5, -5...5]
    case .booth: [-10...10, -10...10]
    case .saddle: [-3...3, -3...3]
    case .monkeySaddle: [-2...2, -2...2]
    case .rastrigin: [-5.12...5.12, -5.12...5.12]
    }
  }

  /// The lowest points; none for the saddles, which fall without end.
  public var minima: [[Double]] {
    switch kind {
    case .halfSquare: [[0]]
    case .quadratic, .rastrigin: [[0, 0]]
    case .rosenbrock: [[1, 1]]
    case .beale: [[3, 0.5]]
    case .himmelblau:
      [
        [3, 2], [-2.805_118_086_952_745, 3.131_312_518_250_573],
        [-3.779_310_253_377_747, -3.283_185_991_286_17],
        [3.584_428_340_330_492, -1.848_126_526_964_404],
      ]
    case .booth: [[1, 3]]
    case .saddle, .monkeySaddle: []
    }
  }

  /// Whether the function falls without end.
  public var isUnbounded: Bool { minima.isEmpty }

  /// The value that counts as having arrived: near the lowest, 0; for saddles well below the middle.
  public var target: Double { isUnbounded ? -4 : 1e-6 }

  /// The learning rate of methods without one of their own, where the best is none: on a saddle the longest
  /// step leaves first, and shows nothing.
  public var commonRate: Double? { isUnbounded ? 0.05 : nil }

  /// The function of numbers.
  public func value(at point: [Double]) -> Double {
    require(point.count == dimension, "\(kind.rawValue) has \(dimension) coordinates")
    return value(point[0], dimension == 1 ? 0 : point[1])
  }

  /// The function of a vector, as a tensor with one element.
  public func tensor(_ point: Tensor) -> Tensor {
    dimension == 1 ? value(point[0], point[0]) : value(point[0], point[1])
  }

  private func value<Number: SurfaceNumber>(_ x: Number, _ y: Number) -> Number {
    switch kind {
    case .halfSquare: return (x * x).times(0.5)
    case .quadratic: return (x * x + (y * y).times(condition)).times(0.5)
    case .rosenbrock:
      let (a, b) = (x.plus(-1), y - x * x)
      return a * a + (b * b).times(100)
    case .beale:
      let y2 = y * y
      let a = (x * y - x).plus(1.5)
      let b = (x * y2 - x).plus(2.25)
      let c = (x * (y2 * y) - x).plus(2.625)
      return a * a + b * b + c * c
    case .himmelblau:
      let (a, b) = ((x * x + y).plus(-11), (x + y * y).plus(-7))
      return a * a + b * b
    case .booth:
      let (a, b) = ((x + y.times(2)).plus(-7), (x.times(2) + y).plus(-5))
      return a * a + b * b
    case .saddle: return x * x - y * y
    case .monkeySaddle: return x * x * x - (x * (y * y)).times(3)
    case .rastrigin:
      let waves = x.cosine(times: 2 * .pi) + y.cosine(times: 2 * .pi)
      return (x * x + y * y - waves.times(10)).plus(20)
    }
  }
}
