import CadenaExperiment
import CadenaText
import Testing

/// Optimisers named on a line.
@Suite struct OptimizerChoiceTests {
  @Test func theShortFormIsTheLongOne() throws {
    let short = try OptimizerChoice("adam:learningRate=0.1,beta1=0.8,schedule=cosine")
    let long = try OptimizerChoice(
      "{adam: {learningRate: 0.1, beta1: 0.8}, schedule: cosine}")
    #expect(short.optimizer == long.optimizer && short.schedule == long.schedule)
    #expect(short.label == "adam learningRate=0.1 beta1=0.8 cosine" && short.label == long.label)
    #expect(short.learningRate == 0.1 && short.namesRate)
    let named = try OptimizerChoice("sgd: {momentum: 0.5}\n")
    #expect(named.label == "sgd momentum=0.5" && !named.namesRate && named.learningRate == 0.001)
    #expect(try OptimizerChoice("adam:name=slow,beta1=0.5").label == "slow")
    #expect(try OptimizerChoice("adam").optimizer.options.number("beta1") == 0.9)
    #expect(try OptimizerChoice("lbfgs:batchSize=full").batchSize == .full)
    #expect(try OptimizerChoice("{sgd: {}, batchSize: 7}").batchSize == .rows(7))
    #expect(try OptimizerChoice("{sgd: {}, averaging: {decay: 0.5}}").averaging?.decay == 0.5)
    let other = short.with(learningRate: 0.5)
    #expect(other.learningRate == 0.5 && other.optimizer.options.number("beta1") == 0.8)
  }

  @Test(arguments: [
    "adamm", "adam:beta=3", "adam:beta1", "adam:beta1=2", "{adam: {}, sgd: {}}", "[adam]", "",
    "adam:schedule=cosinus", "{adam: {beta1: x}}", "adam: {", "{name: x}", "sgd:batchSize=half",
    "{sgd: {}, averaging: {decay: 1}}",
  ])
  func wrongOnesAreErrorsOfUsage(_ text: String) throws {
    #expect {
      try OptimizerChoice(text)
    } throws: { error in
      guard let error = error as? ExperimentError else { return false }
      return error.exitCode == .usage
        && error.problem.place == "--optimizer \(text)"
        && !error.problem.text(.spanish).isEmpty
    }
  }
}
