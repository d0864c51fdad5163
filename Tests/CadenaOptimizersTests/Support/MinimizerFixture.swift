import CadenaData
import CadenaNetworks
import CadenaOptimizers
import Testing

/// minimizers.json: where SciPy's and PyTorch's minimisers end and what it takes them, and curvatures.
struct MinimizerFixture: Sendable {
  /// What a method of SciPy took.
  struct Reference: Sendable {
    let method: String
    let final: [Double]
    let functionEvaluations: Int
  }

  /// A function, its minima, and where SciPy's methods end.
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let start: [Double]
    let minima: [[Double]]
    let values: [Double]
    let references: [Reference]

    var testDescription: String { name }

    /// The largest difference from the nearest minimum.
    func distance(_ point: [Double]) -> Double {
      minima.map { zip($0, point).map { abs($0 - $1) }.max() ?? 0 }.min() ?? .infinity
    }

    /// The fewest function evaluations of SciPy's methods of these names.
    func evaluations(_ methods: [String]) -> Int {
      references.filter { methods.contains($0.method) }.map(\.functionEvaluations).min() ?? 0
    }
  }

  let lbfgs: [JSONValue]
  let cases: [Case]
  let curvature: [JSONValue]

  /// The fixture, read once.
  static let shared = Result { try MinimizerFixture() }
  /// The functions, as the arguments of tests; a test of its own tells when there are none.
  static let cases = (try? shared.get().cases) ?? []

  private init() throws {
    let folder = #filePath.split(separator: "/", omittingEmptySubsequences: false)
      .dropLast(2).joined(separator: "/")
    let content = try JSONValue.parse(
      try InputFile.read("\(folder)/Fixtures/minimizers.json"))
    lbfgs = try #require(content["lbfgs"]?.elements)
    curvature = try #require(content["curvature"]?.elements)
    cases = try #require(content["minimize"]?.elements).map { item in
      let start = try #require(item["start"]).array
      let minima = try #require(item["minima"]).array
      return Case(
        name: try #require(item["name"]?.string), start: start,
        minima: stride(from: 0, to: minima.count, by: start.count).map {
          Array(minima[$0..<($0 + start.count)])
        },
        values: try #require(item["minimum_values"]).array,
        references: try #require(item["results"]?.elements).map {
          Reference(
            method: try #require($0["method"]?.string), final: try #require($0["final"]).array,
            functionEvaluations: try #require($0["function_evaluations"]?.integer))
        })
    }
  }

  /// A function of the fixture, in tensors.
  static func function(_ name: String, dtype: DType = .float64) throws -> (Tensor) -> Tensor {
    switch name {
    case "rosenbrock":
      return { (1 - $0[0]).squared() + 100 * ($0[1] - $0[0].squared()).squared() }
    case "beale":
      return { w in
        let (x, y) = (w[0], w[1])
        let first = (1.5 - x + x * y).squared()
        let second = (2.25 - x + x * y * y).squared()
        return first + second + (2.625 - x + x * y * y * y).squared()
      }
    case "booth":
      return { w in
        let first = (w[0] + 2 * w[1] - 7).squared()
        return first + (2 * w[0] + w[1] - 5).squared()
      }
    case "himmelblau":
      return { w in
        let first = (w[0].squared() + w[1] - 11).squared()
        return first + (w[0] + w[1].squared() - 7).squared()
      }
    default: return try iris(name, dtype)
    }
  }

  /// Logistic regressions on standardised irises.
  private static func iris(_ name: String, _ dtype: DType) throws -> (Tensor) -> Tensor {
    let features = Dataset.iris.features
    var rows = (0..<150).map { row in (0..<4).map { features[row, $0] } }
    for column in 0..<4 {
      let mean = rows.reduce(0) { $0 + $1[column] } / 150
      let variance = rows.reduce(0) { $0 + ($1[column] - mean) * ($1[column] - mean) } / 150
      for row in 0..<150 {
        rows[row][column] = (rows[row][column] - mean) / variance.squareRoot()
      }
    }
    let x = Tensor(rows, dtype: dtype)
    switch name {
    case "iris_binary_logistic":
      let t = Tensor((0..<150).map { $0 < 100 ? -1.0 : 1 }, dtype: dtype)
      return { w in
        let z = x.matmul(w[..<4]) + w[4]
        return (-t * z).softplus().mean() + 0.005 * w[..<4].squared().sum()
      }
    case "iris_softmax":
      let y = Tensor(
        (0..<150).map { row in (0..<3).map { row / 50 == $0 ? 1.0 : 0 } }, dtype: dtype)
      return { w in
        let z = x.linear(w[..<12].reshaped(to: [3, 4]), w[12...])
        let picked = (y * z).sum(axes: [1])
        return (z.logSumExp(axes: [1]) - picked).mean() + 0.005 * w.squared().sum()
      }
    default: throw UnknownFunction(name: name)
    }
  }

  struct UnknownFunction: Error { let name: String }
}
