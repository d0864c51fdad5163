import CadenaGraph
import CadenaText
import Testing

@testable import CadenaData

/// Generators: the geometry without noise, the spread with it, and the same points for a key.
struct GeneratorTests {
  private let key = RandomKey(seed: 2)

  private func points(_ dataset: Dataset) -> [(x: Double, y: Double, label: Int32)] {
    let labels = dataset.targets.labels ?? []
    return labels.indices.map {
      (dataset.features[$0, 0], dataset.features[$0, 1], labels[$0])
    }
  }

  private func made(_ name: String, _ options: [String: Double]) throws -> Dataset {
    try DataSources.dataset(named: name, options: options, key: key)
  }

  @Test func circlesHaveTheirRadii() throws {
    for (x, y, label) in points(try made("circles", ["points": 101, "noise": 0])) {
      #expect(abs((x * x + y * y).squareRoot() - (label == 0 ? 1 : 0.5)) < 1e-12)
    }
  }

  @Test func moonsAreHalfCircles() throws {
    for (x, y, label) in points(try made("moons", ["points": 100, "noise": 0])) {
      let (u, v) = label == 0 ? (x, y) : (x - 1, y - 0.5)
      #expect(abs(u * u + v * v - 1) < 1e-12)
      #expect(label == 0 ? v >= 0 : v <= 0)
    }
  }

  @Test func diagonalCloudsShareAClass() throws {
    let corners = points(try made("xor", ["points": 8, "noise": 0]))
    #expect(corners.allSatisfy { abs($0.x) == 1 && abs($0.y) == 1 })
    #expect(corners.allSatisfy { ($0.x * $0.y < 0) == ($0.label == 1) })
    #expect(Set(corners.prefix(4).map { [$0.x, $0.y] }).count == 4)
  }

  @Test func spiralArmsAreTurnedCopies() throws {
    let spiral = points(try made("spiral", ["points": 30, "noise": 0, "classes": 2]))
    // With two classes the arms are opposite to each other.
    for index in stride(from: 0, to: 30, by: 2) {
      #expect(abs(spiral[index].x + spiral[index + 1].x) < 1e-12)
      #expect(abs(spiral[index].y + spiral[index + 1].y) < 1e-12)
    }
    let last = spiral[28]
    #expect(abs(last.x * last.x + last.y * last.y - 1) < 1e-12)
    #expect(spiral[0].x == 0)
  }

  @Test func gaussiansSpreadAroundTheirCentres() throws {
    let cloud = points(try made("gaussians", ["points": 8000, "noise": 0.5, "classes": 4]))
    // The second centre is at a right angle to the first.
    let own = cloud.filter { $0.label == 1 }
    #expect(own.count == 2000)
    let x = own.reduce(0) { $0 + $1.x } / 2000
    let y = own.reduce(0) { $0 + $1.y } / 2000
    let spread = own.reduce(0) { $0 + ($1.y - y) * ($1.y - y) } / 2000
    // Five standard errors of a mean are 0.056, of a variance 0.04.
    #expect(abs(x) < 0.056)
    #expect(abs(y - 4) < 0.056)
    #expect(abs(spread - 0.25) < 0.04)
  }

  @Test func curvesAreExactWithoutNoise() throws {
    let line = try made("linear", ["points": 50, "noise": 0])
    guard case .values(let heights, 1) = line.targets else {
      Issue.record("a line should have numbers as targets")
      return
    }
    for row in 0..<50 {
      let x = line.features[row, 0]
      #expect(x >= -1 && x <= 1)
      #expect(heights[row] == 2 * x + 1)
    }
    let sine = try made("sine", ["points": 500, "noise": 0.2])
    guard case .values(let targets, 1) = sine.targets else {
      Issue.record("a sine should have numbers as targets")
      return
    }
    let squares = (0..<500).reduce(0.0) { sum, row in
      let difference = targets[row] - Trigonometry.sine(sine.features[row, 0])
      return sum + difference * difference
    }
    // The variance is 0.04, with a standard error of 0.0025.
    #expect(abs(squares / 500 - 0.04) < 0.0125)
  }

  @Test(arguments: DataSources.generators.map { $0.name })
  func sameKeySamePoints(_ name: String) throws {
    let one = try made(name, ["points": 60])
    #expect(one == (try made(name, ["points": 60])))
    let other = try DataSources.dataset(
      named: name, options: ["points": 60], key: RandomKey(seed: 9))
    #expect(one.features != other.features || one.targets != other.targets)
    #expect(one.count == 60)
    #expect(one.name == name)
    if let counts = one.targets.classCounts { #expect(Set(counts).count == 1) }
  }

  @Test(arguments: [
    ("spirals", [:], "`spirals` is not a data source"),
    ("spiral", ["point": 3.0], "`spiral` has no option `point`"),
    ("moons", ["classes": 3.0], "`moons` has no option `classes`"),
    ("digits", ["points": 3.0], "`digits` has no option `points`"),
    ("spiral", ["points": 2.0], "`points` of `spiral` is 2; it must be 3…100000000"),
    ("spiral", ["points": 2.5], "`points` of `spiral` is 2.5; it must be 1, 2, 3, …"),
    ("spiral", ["classes": 1.0], "`classes` of `spiral` is 1; it must be 2…1000"),
    ("sine", ["noise": -1.0], "`noise` of `sine` is -1.0; it must be ≥ 0"),
    ("sine", ["noise": .nan], "`noise` of `sine` is nan; it must be ≥ 0"),
  ])
  func mistakesAreNamed(_ name: String, _ options: [String: Double], _ what: String) {
    let error = #expect(throws: DataError.self) { try made(name, options) }
    #expect(error?.problem.what.description == what)
  }
}
