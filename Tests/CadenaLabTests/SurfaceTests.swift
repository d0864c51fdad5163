import Cadena
import Testing

@testable import CadenaLab

/// Test surfaces: values by hand, lowest points, and the same function in numbers and tensors.
@Suite struct SurfaceTests {
  static let values: [(TestSurface.Kind, [Double], Double)] = [
    (.halfSquare, [3], 4.5), (.quadratic, [2, 0.1], 2.5), (.rosenbrock, [-1.2, 1], 24.2),
    (.rosenbrock, [0, 0], 1), (.beale, [0, 0], 14.203125), (.beale, [1, 1], 14.203125),
    (.himmelblau, [0, 0], 170), (.booth, [0, 0], 74), (.saddle, [2, 1], 3),
    (.monkeySaddle, [2, 1], 2), (.rastrigin, [0, 0], 0), (.rastrigin, [1, 0.5], 21.25),
  ]

  @Test(arguments: values)
  func valuesByHand(_ kind: TestSurface.Kind, _ point: [Double], _ value: Double) throws {
    let surface = TestSurface(kind)
    #expect(abs(surface.value(at: point) - value) < 1e-12)
    let tensor = surface.tensor(Tensor(point, dtype: .float64))
    #expect(abs(tensor.item() - value) < 1e-12)
  }

  @Test(arguments: TestSurface.Kind.allCases)
  func lowestPointsAreFlatAndZero(_ kind: TestSurface.Kind) throws {
    let surface = TestSurface(kind, condition: 7)
    for minimum in surface.minima {
      #expect(abs(surface.value(at: minimum)) < 1e-20)
      let slope = gradient(at: Tensor(minimum, dtype: .float64)) { surface.tensor($0) }
      #expect(slope.scalars.allSatisfy { abs($0) < 1e-10 })
    }
    #expect(surface.start.count == surface.dimension)
    #expect(surface.window.count == surface.dimension)
    for (range, start) in zip(surface.window, surface.start) { #expect(range.contains(start)) }
    #expect(TestSurface.names.contains(kind.rawValue))
  }

  @Test func theConditionIsTheQuotientOfCurvatures() throws {
    let surface = TestSurface(.quadratic, condition: 250)
    let objective = Objective(at: [Tensor(surface.start, dtype: .float64)]) {
      surface.tensor($0[0])
    }
    let spectrum = try HessianSpectrum(of: objective, count: 2)
    #expect(abs(try #require(spectrum.conditionNumber) - 250) < 1e-9)
  }

  /// Lines of equal height of a cone are circles, and closed ones end where they began.
  @Test func contoursAreCircles() throws {
    let contours = ContourLines(x: -2...2, y: -2...2, squares: 80) { x, y in
      (x * x + y * y).squareRoot()
    }
    let lines = contours.lines(at: 1.5)
    #expect(lines.count == 1)
    let line = try #require(lines.first)
    #expect(line.count > 100)
    let (first, last) = (try #require(line.first), try #require(line.last))
    #expect(first.x == last.x && first.y == last.y)
    for place in line {
      #expect(abs((place.x * place.x + place.y * place.y).squareRoot() - 1.5) < 1e-3)
    }
    // Beyond the square's sides a circle falls into four pieces, open ones.
    #expect(contours.lines(at: 2.3).count == 4)
    #expect(contours.lines(at: 9).isEmpty)
  }

  @Test func levelsLieBetweenLowestAndHighest() {
    let contours = ContourLines(x: 0...1, y: 0...1, squares: 20) { x, y in x + y }
    let levels = contours.levels(5)
    #expect(levels == levels.sorted() && levels.count == 7)
    #expect(levels.allSatisfy { $0 > 0 && $0 < 2 })
  }
}
