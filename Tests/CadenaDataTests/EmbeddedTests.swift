import CadenaGraph
import Testing

@testable import CadenaData

/// The embedded sets, against numbers that are known about them.
struct EmbeddedTests {
  @Test func digitsAreTheKnownOnes() {
    let digits = Dataset.digits
    #expect(digits.count == 1797)
    #expect(digits.features.exampleShape == [64])
    #expect(digits.targets.classCounts == [178, 182, 177, 183, 181, 182, 181, 179, 174, 180])
    guard case .bytes(let pixels) = digits.features.storage else {
      Issue.record("the pixels should be bytes")
      return
    }
    #expect(pixels.reduce(0) { $0 + Int($1) } == 561718)
    #expect(pixels.max() == 16)
    #expect(pixels[2...4] == [5, 13, 9])
    #expect(pixels.suffix(6) == [8, 12, 14, 12, 1, 0])
    #expect(digits.featureNames[9] == "pixel_1_1")
  }

  @Test func irisesAreTheKnownOnes() {
    let iris = Dataset.iris
    #expect(iris.targets.classCounts == [50, 50, 50])
    #expect((0..<4).map { iris.features[0, $0] } == [5.1, 3.5, 1.4, 0.2])
    #expect((0..<4).map { iris.features[149, $0] } == [5.9, 3.0, 5.1, 1.8])
    // The sums of the columns of scikit-learn's iris.
    let sums = (0..<4).map { column in (0..<150).reduce(0) { $0 + iris.features[$1, column] } }
    for (sum, known) in zip(sums, [876.5, 458.6, 563.7, 179.9]) {
      #expect(abs(sum - known) < 1e-9)
    }
  }
}
