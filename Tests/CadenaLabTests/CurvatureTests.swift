import Cadena
import CadenaExperiment
import CadenaText
import Testing

@testable import CadenaLab

/// Curvature of a network's loss, against training itself.
@Suite struct CurvatureTests {
  private static func prepared() throws -> PreparedExperiment {
    try PreparedExperiment(
      try Experiment.read(
        text: """
          dtype: float64
          seed: 2
          data: {source: iris, preprocess: [standardize]}
          model: {layers: [linear: 4, tanh, batchNorm, linear: classes]}
          optimizer: {sgd: {learningRate: 0.25}}
          regularization: {l2: 0.01}
          training: {batchSize: full, shuffle: false}
          """))
  }

  /// What the model of a step calls real is the loss after a step of gradient descent.
  @Test func aStepThatIsForetoldIsThatOfTheTrainer() throws {
    let prepared = try Self.prepared()
    let rows = prepared.data.training
    let objective = prepared.trainer.objective(rows: rows)
    let weights = prepared.model.parameters.map(\.value.scalars)
    let analysis = try CurvatureAnalysis(of: objective, rates: [0.25], trainingRate: 0.25)
    // Nothing of the model has changed, running statistics included.
    #expect(prepared.model.parameters.map(\.value.scalars) == weights)
    let step = try #require(analysis.steps.first)
    #expect(analysis.steps.count == 1 && step.rate == 0.25)
    let before = try prepared.trainer.step(rows: rows[...])
    let after = try prepared.trainer.step(rows: rows[...])
    #expect(abs(before - analysis.step.value) < 1e-12)
    #expect(abs(after - step.actual) < 1e-12)
    #expect(abs(step.secondOrder - step.actual) < abs(step.firstOrder - step.actual))
  }

  /// Short steps: the second-order model is off by what is left, the third power of the rate.
  @Test func theModelIsRightToSecondOrder() throws {
    let prepared = try Self.prepared()
    let objective = prepared.trainer.objective(rows: prepared.data.training)
    let step = try TaylorStep(of: objective)
    func error(_ rate: Double) throws -> Double {
      abs(try step.actual(rate) - step.predicted(rate))
    }
    let quotient = try error(0.02) / error(0.01)
    #expect(abs(quotient - 8) < 0.6, "\(quotient)")
  }

  @Test func theLargestEigenvalueIsThatOfTheWholeHessian() throws {
    let prepared = try Self.prepared()
    let objective = prepared.trainer.objective(rows: prepared.data.training)
    let size = objective.start.count
    let some = try CurvatureAnalysis(of: objective, count: 2)
    let all = try HessianSpectrum(of: objective, count: size)
    #expect(all.products == size)
    let top = try #require(all.eigenvalues.last)
    #expect(abs(some.largest[0] - top) < 1e-8 * top)
    #expect(abs(some.largest[1] - all.eigenvalues[size - 2]) < 1e-6 * top)
    // The trace is the sum of the diagonal, found with unit vectors.
    var trace = 0.0
    for index in 0..<size {
      var unit = [Double](repeating: 0, count: size)
      unit[index] = 1
      trace += try objective.hessianVectorProduct(at: objective.start, unit)[index]
    }
    #expect(abs(all.eigenvalues.reduce(0, +) - trace) < 1e-8 * abs(trace))
  }

  @Test func whereNothingIsFiniteThereIsNoCurvature() throws {
    let objective = Objective(at: [Tensor([1e200], dtype: .float64)]) { $0[0][0] * $0[0][0] }
    #expect(throws: CurvatureError.self) { try CurvatureAnalysis(of: objective) }
  }

  @Test func equalRatesAreComparedOnce() throws {
    let objective = Objective(at: [Tensor([3.0], dtype: .float64)]) { 0.5 * $0[0][0] * $0[0][0] }
    let analysis = try CurvatureAnalysis(of: objective, count: 1, trainingRate: 0.5)
    #expect(
      analysis.steps.map(\.rate).map { ($0 * 1000).rounded() } == [10, 100, 500, 1000, 2000, 4000])
    let report = CurvatureReport(
      analysis: analysis, subject: .verbatim("½w²"), name: "half-square")
    for language in Language.allCases {
      #expect(report.text(language, width: 80).contains("4.5"))
      #expect(try report.page(language).contains("<svg"))
    }
  }
}
