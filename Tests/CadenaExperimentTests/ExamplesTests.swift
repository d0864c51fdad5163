import CadenaData
import CadenaExperiment
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The experiment files in `Examples`.
struct ExamplesTests {
  static let folder =
    #filePath.split(separator: "/", omittingEmptySubsequences: false)
    .dropLast(3).joined(separator: "/") + "/Examples"

  static var files: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [])
      .filter { $0.hasSuffix(".yaml") }.sorted()
  }

  @Test func thereAreExamples() {
    let known = ["diabetes", "digits", "iris", "mnist", "sine", "spiral", "xor"]
    #expect(Set(known.map { $0 + ".yaml" }).isSubset(of: Self.files))
  }

  @Test func theDigitsAreThoseOfTheProgram() throws {
    let example = try Experiment.read(path: Self.folder + "/digits.yaml")
    #expect(try example == Experiment.read(text: Experiment.digitsText))
  }

  /// Every example learns what it is about, in fewer epochs than it has.
  @Test(arguments: ["diabetes.yaml", "iris.yaml", "sine.yaml", "spiral.yaml", "xor.yaml"])
  func examplesLearn(_ name: String) throws {
    let path = Self.folder + "/" + name
    let prepared = try PreparedExperiment(
      try Experiment.read(
        path: path,
        overrides: [Override(path: ["training", "epochs"], value: "40", flag: "--epochs 40")]
      ).located(besides: path))
    try prepared.trainer.train(
      rows: prepared.data.training, validation: prepared.data.validation)
    let test = try prepared.trainer.evaluate(rows: prepared.data.test).metrics
    if let accuracy = test.accuracy {
      #expect(accuracy >= 0.93)
    } else if name == "diabetes.yaml" {
      // In the units of the file, where targets go from 25 to 346.
      #expect(try #require(test[.r2]) >= 0.4)
      #expect((30.0..<60).contains(try #require(test[.mae])))
    } else {
      // Half the square of a tenth, the noise, in units of the standardised targets.
      #expect(test.loss <= 0.02)
    }
  }
}
