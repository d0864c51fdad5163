import CadenaData
import CadenaNetworks
import CadenaOptimizers
import CadenaText
import CadenaTraining
import Testing

@testable import CadenaExperiment

/// Layers, losses, optimisers and data from their names.
struct BuildingTests {
  private func prepared(_ text: String) throws -> PreparedExperiment {
    try PreparedExperiment(try Experiment.read(text: text))
  }

  private func problem(
    _ text: String, _ code: ExitCode, sourceLocation: Testing.SourceLocation = #_sourceLocation
  ) -> Problem? {
    let error = #expect(throws: (any Error).self, sourceLocation: sourceLocation) {
      try prepared(text)
    }
    let known = error as? any CadenaError
    #expect(known?.exitCode == code, sourceLocation: sourceLocation)
    return known?.problem
  }

  // MARK: - Models

  @Test func everyLayerOfTheCatalogueIsBuilt() throws {
    let layers =
      "[linear: 8, sigmoid, tanh, {reshape: [2, 4]}, flatten, relu, gelu, silu, softplus, "
      + "{leakyReLU: 0.2}, {elu: 0.5}, {dropout: {rate: 0.25, scaling: inference}}, "
      + "{residual: [{linear: {units: 8, bias: false}}, tanh], name: block}, linear: classes, "
      + "softmax, batchNorm, layerNorm]"
    let model = try prepared(minimal("loss: crossEntropy", layers: layers)).model
    let built = model.layers.map { ($0 as? Named)?.layer ?? $0 }.map { "\(type(of: $0))" }
    #expect(
      built == [
        "Linear", "Sigmoid", "Tanh", "Reshape", "Flatten", "ReLU", "GELU", "SiLU", "Softplus",
        "LeakyReLU", "ELU", "Dropout", "Residual", "Linear", "Softmax",
        "BatchNorm", "LayerNorm",
      ])
    #expect(Set(built).count == Catalogue.layers.builtNames.count)
    #expect((model[9] as? LeakyReLU)?.slope == 0.2)
    #expect((model[10] as? ELU)?.alpha == 0.5)
    #expect((model[11] as? Dropout)?.rate == 0.25 && (model[11] as? Dropout)?.scaling == .inference)
    #expect((model[12] as? Named)?.name == "block")
    #expect((model[13] as? Linear)?.units == 10)
    #expect(
      model.namedParameters.map(\.name) == [
        "layers.0.weight", "layers.0.bias", "layers.12.body.0.weight", "layers.13.weight",
        "layers.13.bias", "layers.15.weight", "layers.15.bias", "layers.15.runningMean",
        "layers.15.runningVariance", "layers.16.weight", "layers.16.bias",
      ])
  }

  @Test func shapesThatDoNotFitNameLineAndPath() {
    let text = """
      data: {source: digits}
      model:
        layers:
          - linear: 20
          - residual:
              - tanh
              - residual: [linear: 16]
          - linear: classes
      """
    let found = problem(text, .badExperiment)
    #expect(found?.line == 7 && found?.column == 11)
    #expect(found?.place == "experiment.yaml")
    #expect(found?.what.text(.english).hasPrefix("layers.1.body.1 (residual): ") == true)
    #expect(found?.found == .verbatim("[batch, 20], [batch, 16]"))
    let reshape = problem(minimal(layers: "[tanh, {reshape: [3, 3]}]"), .badExperiment)
    #expect(reshape?.line == 2 && reshape?.column == 25)
    #expect(reshape?.what.text(.english).hasPrefix("layers.1 (reshape): 64 elements") == true)
  }

  @Test(arguments: [
    ("[linear: 99999999999, linear: classes]", Message.modelTooLarge),
    ("[linear: 9999999, {residual: [linear: 9999999]}, linear: classes]", .modelTooLarge),
    ("[{reshape: [4000000000, 4000000000, 4000000000]}]", .modelTooLarge),
    ("[{reshape: [1, 1, 1, 1, 1, 1, 64, 1]}, linear: classes]", .tooManyAxes),
    ("[linear: 7]", .outputsAreNotClasses(7, classes: 10)),
    ("[linear: 1]", .outputsAreNotClasses(1, classes: 10)),
    ("[{reshape: [8, 8]}, linear: classes]", .outputsDoNotFitLoss("softmaxCrossEntropy")),
  ])
  func modelsThatCannotBe(_ layers: String, _ what: Message) {
    #expect(problem(minimal(layers: layers), .badExperiment)?.what == what)
  }

  @Test func aLossThatDoesNotFitItsOutputs() {
    let text = minimal("loss: meanSquaredError", layers: "[tanh, linear: 12]")
    let found = problem(text, .badExperiment)
    #expect(found?.what == .outputsAreNotClasses(12, classes: 10))
    #expect(found?.expected == .oneOutputAClass(10))
    #expect(found?.line == 2)
    let shaped = minimal("loss: meanSquaredError", layers: "[{reshape: [8, 8]}, linear: classes]")
    let other = problem(shaped, .badExperiment)
    #expect(other?.what == .outputsDoNotFitLoss("meanSquaredError"))
    #expect(other?.expected == .oneOutputAClass(10))
    #expect(other?.found == .verbatim("[batch, 8, 10]"))
  }

  // MARK: - Losses and optimisers

  @Test func everyLossOfTheCatalogueIsBuilt() {
    let built = Catalogue.losses.builtNames.map {
      "\(type(of: Catalogue.losses.defaults(of: $0).loss()))"
    }
    #expect(
      built == [
        "SoftmaxCrossEntropy", "CrossEntropy", "BinaryCrossEntropy",
        "BinaryCrossEntropyWithLogits", "MeanSquaredError", "HalfSquaredError",
        "MeanAbsoluteError", "Huber", "SmoothL1", "LogCosh", "PoissonNegativeLogLikelihood",
        "KLDivergence", "Hinge", "MultiMargin", "MulticlassHinge",
      ])
    let divergence = Catalogue.losses.defaults(of: "klDivergence").loss()
    #expect((divergence as? KLDivergence)?.takesLogarithms == false)
  }

  @Test func optionsOfLossesArrive() throws {
    let smooth =
      try prepared(
        minimal("loss: {softmaxCrossEntropy: {labelSmoothing: 0.2, smoothing: lecture}}")
      ).trainer.loss as? SoftmaxCrossEntropy
    #expect(smooth?.labelSmoothing == 0.2 && smooth?.smoothing == .lecture)
    let margin = try prepared(minimal("loss: {multiMargin: {margin: 0.5, power: 2}}")).trainer.loss
    #expect((margin as? MultiMargin)?.margin == 0.5 && (margin as? MultiMargin)?.power == 2)
    let huber = try prepared(minimal("loss: {huber: {delta: 2}}")).trainer.loss as? Huber
    #expect(huber?.delta == 2)
  }

  @Test func everyOptimizerOfTheCatalogueIsBuilt() throws {
    for name in Catalogue.optimizers.builtNames {
      let specification = Catalogue.optimizers.defaults(of: name)
      let optimizer = specification.optimizer()
      let minimizer = (optimizer as? Minimizing)?.minimizer
      let type = minimizer.map { "\(Swift.type(of: $0))" } ?? "\(Swift.type(of: optimizer))"
      #expect(type.lowercased() == name.lowercased())
      let rate = specification.options.numberIfGiven("learningRate")
      if minimizer == nil || rate != nil { #expect(optimizer.learningRate == rate) }
    }
    // Without options the library's own defaults are those of the file.
    #expect(SGD().learningRate == 0.001)
  }

  @Test func optionsOfOptimizersArrive() throws {
    func optimizer(_ text: String) throws -> any Optimizer {
      try prepared(minimal("optimizer: \(text)")).trainer.optimization.optimizer
    }
    let sgd = try optimizer("{sgd: {learningRate: 0.1, momentum: 0.8, weightDecay: 0.01}}") as? SGD
    #expect(sgd?.momentum == 0.8 && sgd?.weightDecay == 0.01 && sgd?.learningRate == 0.1)
    let momentum = try optimizer("{momentum: {form: averagedLagged, momentum: 0.7}}") as? Momentum
    #expect(momentum?.form == .averagedLagged && momentum?.momentum == 0.7)
    let adam = try optimizer("{adam: {beta1: 0.8, epsilonPlacement: inside, biasCorrection: no}}")
    #expect((adam as? Adam)?.beta1 == 0.8 && (adam as? Adam)?.epsilonPlacement == .inside)
    #expect((adam as? Adam)?.biasCorrection == false)
    let adamW = try optimizer("{adamW: {weightDecay: 0.2}}") as? AdamW
    #expect(adamW?.weightDecay == 0.2)
    let rms = try optimizer("{rmsProp: {decay: 0.8, centered: yes, weightDecay: 0.1}}") as? RMSProp
    #expect(rms?.decay == 0.8 && rms?.centered == true && rms?.weightDecay == 0.1)
    let ada = try optimizer("{adaGrad: {initialAccumulator: 0.5, weightDecay: 0.3}}") as? AdaGrad
    #expect(ada?.initialAccumulator == 0.5 && ada?.weightDecay == 0.3)
  }

  @Test func theScheduleEndsWithTheTraining() throws {
    let more = """
      optimizer: {sgd: {learningRate: 1}}
      schedule: {linear: {final: 0}}
      training: {epochs: 3, batchSize: 1000}
      clip: {norm: 2, form: torch}
      regularization: {l1: 0.1, l2: 0.2, biases: true}
      """
    let prepared = try prepared(minimal(more))
    // 1797 rows are two batches; T = 3 · 2.
    let schedule = try #require(prepared.trainer.optimization.schedule)
    let rates = (0...7).map { schedule.rate(step: $0, base: 8) }
    #expect(rates[0] == 8 && rates[3] == 4 && rates[6] == 0 && rates[7] == 0)
    #expect(prepared.trainer.optimization.clipping == .globalNorm(2, form: .torch))
    #expect(prepared.trainer.penalties.map(\.norm) == [.l1, .l2])
    #expect(prepared.trainer.penalties.map(\.factor) == [0.1, 0.2])
    #expect(prepared.trainer.penalties.map(\.includesBiases) == [true, true])
    let given = try self.prepared(minimal("schedule: {linear: {final: 0, steps: 4}}"))
    #expect(given.trainer.optimization.schedule?.rate(step: 2, base: 8) == 4)
  }
}
