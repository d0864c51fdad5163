import CadenaText
import CadenaTraining
import Testing

@testable import CadenaExperiment

/// A whole file, its defaults and the forms that YAML and the schema allow.
struct ExperimentReadingTests {
  private let whole = """
    name: digits
    seed: 7                       # initialisation, split, shuffle, dropout all derive from it
    dtype: float32                # or float64
    data:
      source: digits              # embedded
      split: {validation: 0.15, test: 0.15, stratified: true}
      preprocess: [standardize, {scale: 0.0625}]
      targets: {}
    task: classification
    model:
      layers:
        - linear: 64
        - relu
        - {dropout: 0.2}
        - linear: 10
      initialWeights: weights.safetensors
    loss: softmaxCrossEntropy
    regularization: {l1: 0, l2: 0}
    optimizer: {adam: {learningRate: 0.001}}
    schedule: {linear: {final: 0.0001}}
    clip: {norm: 1.0}
    training: {epochs: 30, batchSize: 32, shuffle: true, balanced: false, dropLast: false}
    earlyStopping: {monitor: validation.loss, patience: 5, minimumDelta: 0}
    """

  @Test func theWholeSchemaIsRead() throws {
    let experiment = try Experiment.read(text: whole)
    #expect(experiment.name == "digits")
    #expect(experiment.seed == 7)
    #expect(experiment.dtype == .float32)
    #expect(experiment.task == .classification)
    #expect(experiment.data.source.name == "digits")
    #expect(experiment.data.split == SplitSpecification(validation: 0.15, test: 0.15))
    #expect(experiment.data.preprocess.map(\.name) == ["standardize", "scale"])
    #expect(experiment.data.preprocess[1].options.number("factor") == 0.0625)
    #expect(experiment.model.layers.map(\.name) == ["linear", "relu", "dropout", "linear"])
    #expect(experiment.model.layers[0].options["units"] == .integer(64))
    #expect(experiment.model.layers[0].options.boolean("bias"))
    #expect(experiment.model.layers[2].options.number("rate") == 0.2)
    #expect(experiment.model.layers[2].options.text("scaling") == "inverted")
    #expect(experiment.model.layers[2].origin.line == 14)
    #expect(experiment.model.layers[2].origin.column == 8)
    #expect(experiment.model.initialWeights?.from == "weights.safetensors")
    #expect(experiment.loss?.options.number("labelSmoothing") == 0)
    #expect(experiment.loss?.options.text("smoothing") == "uniform")
    #expect(experiment.optimizer.options.number("beta2") == 0.999)
    #expect(experiment.optimizer.options.text("epsilonPlacement") == "outside")
    #expect(experiment.schedule?.options.number("final") == 0.0001)
    #expect(experiment.schedule?.options.integerIfGiven("steps") == nil)
    #expect(experiment.clip == .norm(1, addsEpsilon: false))
    #expect(experiment.training == TrainingSpecification())
    #expect(experiment.earlyStopping == EarlyStopping())
  }

  @Test func whatIsAbsentTakesItsDefault() throws {
    let text = "data: {source: iris}\nmodel: {layers: [linear: classes]}\n"
    let experiment = try Experiment.read(
      bytes: Array(text.utf8), place: "a/b/flowers.yaml", defaultName: "flowers")
    #expect(experiment.name == "flowers")
    #expect(experiment.seed == 0)
    #expect(experiment.data.split == SplitSpecification())
    #expect(experiment.data.split.validation == 0 && experiment.data.split.test == 0)
    #expect(experiment.task == nil && experiment.loss == nil)
    #expect(experiment.optimizer.name == "adam")
    #expect(experiment.optimizer.options.number("learningRate") == 0.001)
    #expect(experiment.schedule == nil && experiment.clip == nil)
    #expect(experiment.earlyStopping == nil)
    #expect(experiment.training.epochs == 30)
    #expect(experiment.training.batchSize == .rows(32))
    #expect(experiment.regularization == RegularizationSpecification())

    let completed = try experiment.completed(task: .classification)
    #expect(completed.loss?.name == "softmaxCrossEntropy")
    #expect(try experiment.completed(task: .classification).task == .classification)
  }

  @Test func regressionGetsTheMeanSquaredError() throws {
    let experiment = try Experiment.read(text: minimal(source: "sine", layers: "[linear: 1]"))
    #expect(try experiment.completed(task: .regression).loss?.name == "meanSquaredError")
  }

  @Test(arguments: [
    ("yes", true), ("no", false), ("on", true), ("off", false), ("TRUE", true), ("False", false),
  ])
  func switchesAreReadByTheirKey(_ word: String, _ value: Bool) throws {
    let experiment = try Experiment.read(text: minimal("training: {shuffle: \(word)}"))
    #expect(experiment.training.shuffle == value)
  }

  @Test func textsStayTexts() throws {
    let text = minimal(
      "name: no", source: "{csv: {path: 1e-3, target: on, delimiter: \"\\t\", header: no}}")
    let experiment = try Experiment.read(text: text)
    #expect(experiment.name == "no")
    let csv = experiment.data.source.options
    #expect(csv.text("path") == "1e-3")
    #expect(csv.textsIfGiven("target") == ["on"])
    #expect(csv.text("delimiter") == "\t")
    #expect(!csv.boolean("header"))
  }

  @Test(arguments: [
    ("1e-3", 0.001), ("1E3", 1000), (".5", 0.5), ("5.", 5), ("+2", 2), ("\"0.25\"", 0.25),
    ("007", 7), ("1e-400", 0),
  ])
  func numbersAreDecimal(_ text: String, _ value: Double) throws {
    let experiment = try Experiment.read(text: minimal("regularization: {l2: \(text)}"))
    #expect(experiment.regularization.l2 == value)
  }

  @Test func wholeNumbersMayHaveAnExponent() throws {
    #expect(try Experiment.read(text: minimal("training: {epochs: 1e2}")).training.epochs == 100)
    for seed in [UInt64(Int.max), UInt64(Int.max) + 1, .max] {
      let experiment = try Experiment.read(text: minimal("seed: \(seed)"))
      #expect(experiment.seed == seed)
      #expect(try Experiment.read(text: experiment.yaml).seed == seed)
    }
  }

  @Test func everyFormOfALayerIsTheSame() throws {
    let layers = """
      [linear: 8, linear: {units: 8}, {linear: {units: 8, bias: yes}}, relu, {relu: }, {relu: {}}]
      """
    let read = try Experiment.read(text: minimal(layers: layers)).model.layers
    #expect(read[0] == read[1] && read[1] == read[2])
    #expect(read[3] == read[4] && read[4] == read[5])
    #expect(read[0] != read[3])
  }

  @Test func layersNestAndCarryLabels() throws {
    let layers = """
      [{residual: [{linear: 64, name: inner}, tanh], name: block}, {reshape: [1, 8, 8]}, flatten]
      """
    let read = try Experiment.read(text: minimal(layers: layers)).model.layers
    #expect(read[0].label == "block")
    #expect(read[0].options.list("body").map(\.label) == ["inner", nil])
    #expect(read[1].options.integers("shape") == [1, 8, 8])
  }

  @Test func noneAndNothingLeaveOut() throws {
    let text = minimal("schedule: none\nclip: ~\nearlyStopping: none\nloss:\ntraining:")
    let experiment = try Experiment.read(text: text)
    #expect(experiment.schedule == nil && experiment.clip == nil && experiment.loss == nil)
    #expect(experiment.earlyStopping == nil)
    #expect(experiment.training == TrainingSpecification())
  }

  @Test func aByteOrderMarkAndWindowsLinesAreRead() throws {
    let text = "\u{FEFF}" + minimal("seed: 3").replacing("\n", with: "\r\n")
    #expect(try Experiment.read(text: text).seed == 3)
  }

  @Test func aFewAliasesAreRead() throws {
    let text = minimal(layers: "[&wide {linear: 4}, relu, *wide]")
    let layers = try Experiment.read(text: text).model.layers
    #expect(layers[0] == layers[2])
  }

  @Test(arguments: [
    ("norm: 2", ClipSpecification.norm(2, addsEpsilon: false)),
    ("norm: 2, form: torch", .norm(2, addsEpsilon: true)),
    ("value: 0.5", .value(0.5)),
  ])
  func clipping(_ text: String, _ clip: ClipSpecification) throws {
    #expect(try Experiment.read(text: minimal("clip: {\(text)}")).clip == clip)
  }
}

/// The shortest experiment, with more keys or other parts.
func minimal(
  _ more: String = "", source: String = "digits", layers: String = "[linear: classes]"
) -> String {
  "data: {source: \(source)}\nmodel: {layers: \(layers)}\n\(more)\n"
}
