import Cadena
import Testing

@testable import CadenaLab

/// The lecture's example of shifted and scaled inputs, against eigenvalues found by hand.
@Suite struct InputScalingTests {
  /// XᵀX of [[101, 101], [101, 99]] has the trace 40404 and the determinant (101·99 - 101²)² = 202²:
  /// λ = 20202 ± √(20202² - 202²).
  @Test func eigenvaluesOfTheGivenInputs() throws {
    let given = try InputScaling(.given, [[101, 101], [101, 99]])
    let root = (20202.0 * 20202 - 202 * 202).squareRoot()
    let largest = 20202 + root
    let smallest = 202.0 * 202 / largest
    #expect(abs(given.largest - largest) < 1e-7)
    #expect(abs(given.smallest - smallest) < 1e-9)
    #expect(abs(given.conditionNumber / (largest / smallest) - 1) < 1e-9)
    #expect(abs(given.conditionNumber - 40005.925) < 0.01)
    #expect(abs(given.largestStableRate - 2 / largest) < 1e-15)
    #expect(given.flatDirections == 0)
    #expect(given.stepsToThousandth == 138_176)
  }

  @Test func theSlidesShiftMakesACircle() throws {
    let shifted = try InputScaling(.slideShift, [[1, 1], [1, -1]])
    #expect(shifted.eigenvalues.allSatisfy { abs($0 - 2) < 1e-14 })
    #expect(abs(shifted.conditionNumber - 1) < 1e-14 && shifted.stepsToThousandth == 1)
    #expect(abs(shifted.bestRate - 0.5) < 1e-14)
  }

  /// The means are 101 and 100, not 100 and 100: the first input becomes 0.
  @Test func theMeansLeaveADirectionFlat() throws {
    let rows = InputScaling.centered([[101, 101], [101, 99]])
    #expect(rows == [[0, 1], [0, -1]])
    let centered = try InputScaling(.centered, rows)
    #expect(abs(centered.largest - 2) < 1e-14 && centered.flatDirections == 1)
    #expect(abs(centered.conditionNumber - 1) < 1e-14)
  }

  @Test func unequalSizes() throws {
    let given = try InputScaling(.given, [[0.1, 10], [0.1, -10]])
    #expect(abs(given.largest - 200) < 1e-11 && abs(given.smallest - 0.02) < 1e-11)
    #expect(abs(given.conditionNumber - 10_000) < 1e-4)
    #expect(InputScaling.scaled([[0.1, 10], [0.1, -10]]) == [[1, 1], [1, -1]])
    // Scaling alone leaves the first example's valley as narrow as it was.
    let far = [[101.0, 101], [101, 99]]
    let scaled = try InputScaling(.scaled, InputScaling.scaled(far))
    #expect(
      abs(scaled.conditionNumber / (try InputScaling(.given, far).conditionNumber) - 1) < 1e-8)
  }

  /// The number of steps that is told is the number that gradient descent takes.
  @Test func stepsAreCountedRightly() throws {
    for rows in [[[2.0, 0], [0, 1]], [[3, 1], [0, 1]]] {
      let scaling = try InputScaling(.given, rows)
      // The slowest part, in the direction of either outermost eigenvalue.
      var error = 1.0
      var steps = 0
      while abs(error) > 1e-3 {
        error *= 1 - scaling.bestRate * scaling.smallest
        steps += 1
      }
      #expect(steps == scaling.stepsToThousandth)
    }
  }
}
