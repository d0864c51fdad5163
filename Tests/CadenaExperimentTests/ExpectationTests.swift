import CadenaText
import CadenaTraining
import Testing

@testable import CadenaExperiment

/// `--expect`: what is read, what holds, and what is told when it does not.
struct ExpectationTests {
  @Test(
    arguments: [
      ("test.accuracy>=0.97", .metric(.test, .accuracy), .atLeast, 0.97),
      (" validation.f1 > 97.5 % ", .metric(.validation, .f1), .above, 0.975),
      ("train.loss<1e-3", .metric(.train, .loss), .below, 0.001),
      ("test.r2<=-1", .metric(.test, .r2), .atMost, -1),
      ("best.epoch == 12", .bestEpoch, .equal, 12),
      ("epochs<=30", .epochs, .atMost, 30), ("seconds<60", .seconds, .below, 60),
    ] as [(String, Quantity, RunExpectation.Comparison, Double)])
  func isRead(
    _ text: String, _ quantity: Quantity, _ comparison: RunExpectation.Comparison, _ bound: Double
  ) throws {
    let expectation = try RunExpectation(text)
    #expect(expectation.quantity == quantity && expectation.comparison == comparison)
    #expect(expectation.bound == bound)
  }

  @Test(
    arguments: [
      "", "test.accuracy", "test.accuracy=0.9", "test.accuracy=>0.9", "test.accuracy>=",
      ">=0.9", "test.accuracy>=good", "test.accuracy>=nan", "test.accuracy>=inf",
      "test.accuracy!=1", "test.accuracy>=0.9>=0.8", "test.acuracy>=0.9", "tset.accuracy>=0.9",
      "accuracy>=0.9", "test>=1", "test.>=1", "\u{0}>=1",
    ])
  func wrongOnesAreUsageErrors(_ text: String) {
    #expect { try RunExpectation(text) } throws: { error in
      (error as? ExperimentError)?.exitCode == .usage
    }
  }

  @Test func theNearestNameIsTold() {
    func remedy(_ text: String) -> Message? {
      do throws(ExperimentError) {
        _ = try RunExpectation(text)
        return nil
      } catch {
        return error.problem.remedy
      }
    }
    #expect(remedy("test.acuracy>=0.9") == .didYouMean("test.accuracy"))
    #expect(remedy("test.rocauc>0.9") == .didYouMean("test.rocAUC"))
    #expect(remedy("validation.R2>0.9") == .didYouMean("validation.r2"))
    #expect(remedy("accuracy>=0.9") == .didYouMean("test.accuracy"))
    #expect(remedy("test.zzzzzzzz>=1") == nil)
  }

  @Test func whatHolds() throws {
    let values = [1.0, 2, 3]
    let held = try RunExpectation.Comparison.allCases.map { comparison in
      let expectation = try RunExpectation("epochs\(comparison.rawValue)2")
      return values.map { expectation.holds(for: $0) }
    }
    #expect(
      held == [
        [false, true, true], [true, true, false], [false, true, false], [false, false, true],
        [true, false, false],
      ])
    let expectation = try RunExpectation("test.loss<=1")
    #expect(!expectation.holds(for: nil) && !expectation.holds(for: .nan))
    #expect(!expectation.holds(for: -.infinity))
  }

  @Test func failuresAreOneLine() throws {
    let expectation = try RunExpectation(" test.accuracy>=0.97 ")
    #expect(expectation.failure(0.97) == nil)
    #expect(
      expectation.failure(0.9375)?.text(.english)
        == "not met: expected test.accuracy>=0.97, found 0.9375")
    #expect(
      expectation.failure(nil)?.text(.spanish)
        == "no se cumple: se esperaba test.accuracy>=0.97, se obtuvo ningún valor")
  }

  @Test func whatCannotBeMeasuredIsToldBefore() throws {
    func isRefused(_ text: String, _ task: LearningTask, validation: Bool = true, test: Bool = true)
      throws -> Bool
    {
      let expectation = try RunExpectation(text)
      do throws(ExperimentError) {
        try expectation.check(task: task, hasValidation: validation, hasTest: test)
        return false
      } catch {
        return error.exitCode == .usage
      }
    }
    #expect(try isRefused("test.accuracy>=1", .regression))
    #expect(try isRefused("test.r2>=1", .classification))
    #expect(try isRefused("test.loss<1", .regression, test: false))
    #expect(try isRefused("validation.loss<1", .regression, validation: false))
    #expect(try !isRefused("test.r2>=1", .regression))
    #expect(try !isRefused("train.f1>=1", .classification, validation: false, test: false))
    #expect(try !isRefused("best.epoch>1", .regression, validation: false, test: false))
  }

  @Test func aSummaryHasTheNumbers() {
    var summary = ReportTests.summary
    summary.validation = PartMetrics(loss: 0.3, accuracy: 0.875, further: [.f1: 0.5])
    #expect(summary.value(of: .metric(.test, .accuracy)) == 8.0 / 9)
    #expect(summary.value(of: .metric(.validation, .f1)) == 0.5)
    #expect(summary.value(of: .metric(.train, .loss)) == 0.25)
    #expect(summary.value(of: .metric(.train, .f1)) == nil)
    #expect(summary.value(of: .bestEpoch) == 2 && summary.value(of: .epochs) == 3)
    #expect(summary.value(of: .seconds) == 1.5)
  }
}
