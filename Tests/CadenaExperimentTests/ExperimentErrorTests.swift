import CadenaText
import Testing

@testable import CadenaExperiment

/// Every kind of mistake in a file, with its exact place and what is said about it.
struct ExperimentErrorTests {
  struct Mistake: Sendable {
    let text: String
    let line: Int?
    let column: Int?
    /// What is wrong, as it is said in English.
    let what: String
    var found: String?
    var remedy: String?
  }

  static let mistakes: [Mistake] = [
    // Keys
    Mistake(
      text: minimal("trainig: {epochs: 3}"), line: 3, column: 1, what: "unknown key `trainig`",
      remedy: "did you mean `training`?"),
    Mistake(
      text: minimal("training: {epochs: 3, batch_size: 8}"), line: 3, column: 23,
      what: "unknown key `batch_size` in `training`", remedy: "did you mean `batchSize`?"),
    Mistake(
      text: minimal("optimizer: {adam: {lr: 0.1}}"), line: 3, column: 20,
      what: "unknown key `lr` in `optimizer.adam`", remedy: "did you mean `learningRate`?"),
    // Schedules that watch, averages
    Mistake(
      text: minimal("schedule: {plateau: {monitor: validation.loss}}"), line: 3, column: 22,
      what: "`validation.loss` is monitored, but there is no validation part",
      remedy: "set data.split.validation above 0, or monitor train.loss"),
    Mistake(
      text: minimal("schedule: {plateau: {monitor: train.accuracy}}\ntask: regression"), line: 3,
      column: 22, what: "`train.accuracy` exists for classification only",
      remedy: "one of loss, validation.loss, train.loss"),
    Mistake(
      text: minimal("schedule: {plateau: {factor: 1}}"), line: 3, column: 30,
      what: "`schedule.plateau.factor` is out of range"),
    Mistake(
      text: minimal("schedule: {warmupLinear: {startFactor: 3}}"), line: 3, column: 40,
      what: "`schedule.warmupLinear.startFactor` is out of range"),
    Mistake(
      text: minimal("schedule: {adaptive: {minimum: 2, maximum: 1}}"), line: 3, column: 23,
      what: "`minimum` is larger than `maximum`",
      remedy: "give the smaller number as the minimum"),
    Mistake(
      text: minimal("optimizer: {rProp: {minimumStep: 1, maximumStep: 0.1}}"), line: 3, column: 21,
      what: "`minimumStep` is larger than `maximumStep`",
      remedy: "give the smaller number as the minimum"),
    Mistake(
      text: minimal("optimizer: {weightGains: {minimumGain: 3, maximumGain: 1}}"), line: 3,
      column: 27, what: "`minimumGain` is larger than `maximumGain`",
      remedy: "give the smaller number as the minimum"),
    Mistake(
      text: minimal("averaging: {decay: 1}"), line: 3, column: 20,
      what: "`averaging.decay` is out of range"),
    Mistake(
      text: minimal("averaging: 0.9"), line: 3, column: 12,
      what: "`averaging` cannot have this value"),
    Mistake(
      text: minimal("optimizer: {polyak: {scale: 0}}"), line: 3, column: 29,
      what: "`optimizer.polyak.scale` is out of range"),
    Mistake(
      text: minimal("colour: red"), line: 3, column: 1, what: "unknown key `colour`"),
    Mistake(
      text: minimal("training:\n  epochs: 3\n  epochs: 4"), line: 5, column: 3,
      what: "the key `epochs` is given twice", remedy: "keep one of the two"),
    Mistake(
      text: minimal("training: {epochs: 3, epochs: 4}"), line: 3, column: 23,
      what: "the key `epochs` is given twice"),
    Mistake(
      text: minimal("\"seed\": 1\nseed: 2"), line: 4, column: 1,
      what: "the key `seed` is given twice"),
    Mistake(
      text: minimal("? [a, b]\n: 1"), line: 3, column: 3, what: "a key must be a plain word"),
    Mistake(text: "seed: 1\n", line: 1, column: 1, what: "`data` is missing"),
    Mistake(
      text: "seed: 1\ndata:\n  split: {}\nmodel: {layers: [relu]}\n", line: 3, column: 3,
      what: "`data.source` is missing"),
    Mistake(
      text: minimal(layers: "[linear: {bias: no}]"), line: 2, column: 26,
      what: "`model.layers.0.linear.units` is missing"),
    // Kinds
    Mistake(
      text: minimal("seed: seven"), line: 3, column: 7, what: "`seed` cannot have this value",
      found: "\"seven\""),
    Mistake(
      text: minimal("seed: 0x10"), line: 3, column: 7, what: "`seed` cannot have this value"),
    Mistake(
      text: minimal("seed: 1.5"), line: 3, column: 7, what: "`seed` cannot have this value"),
    Mistake(
      text: minimal("seed: 1_000"), line: 3, column: 7, what: "`seed` cannot have this value"),
    Mistake(
      text: minimal("seed: 99999999999999999999"), line: 3, column: 7,
      what: "`seed` is out of range"),
    Mistake(
      text: minimal("regularization: {l2: nan}"), line: 3, column: 22,
      what: "`regularization.l2` cannot have this value"),
    Mistake(
      text: minimal("regularization: {l2: 1e999}"), line: 3, column: 22,
      what: "`regularization.l2` cannot have this value"),
    Mistake(
      text: minimal("training: {shuffle: maybe}"), line: 3, column: 21,
      what: "`training.shuffle` cannot have this value", found: "\"maybe\""),
    Mistake(
      text: minimal("training: 30"), line: 3, column: 11, what: "`training` cannot have this value",
      found: "\"30\""),
    Mistake(
      text: minimal("training: [30]"), line: 3, column: 11,
      what: "`training` cannot have this value", found: "a list of 1"),
    Mistake(
      text: minimal("seed: {a: 1}"), line: 3, column: 7, what: "`seed` cannot have this value",
      found: "a group of a"),
    Mistake(
      text: minimal("dtype: flaot64"), line: 3, column: 8, what: "`dtype` cannot have this value",
      remedy: "did you mean `float64`?"),
    Mistake(
      text: minimal("training: {batchSize: ful}"), line: 3, column: 23,
      what: "`training.batchSize` cannot have this value", remedy: "did you mean `full`?"),
    Mistake(
      text: minimal(layers: "{linear: 3}"), line: 2, column: 17,
      what: "`model.layers` cannot have this value"),
    Mistake(
      text: minimal(layers: "[[relu]]"), line: 2, column: 18,
      what: "`model.layers.0` cannot have this value", found: "a list of 1"),
    Mistake(
      text: minimal(layers: "[relu, relu: 3]"), line: 2, column: 30,
      what: "`model.layers.1.relu` cannot have this value"),
    Mistake(
      text: minimal(layers: "[{reshape: [1, x]}]"), line: 2, column: 32,
      what: "`model.layers.0.reshape.shape.1` cannot have this value"),
    Mistake(
      text: minimal("optimizer: {sgd: 0.1}"), line: 3, column: 18,
      what: "`optimizer.sgd` cannot have this value"),
    // Ranges
    Mistake(
      text: minimal("optimizer: {adam: {learningRate: -0.1}}"), line: 3, column: 34,
      what: "`optimizer.adam.learningRate` is out of range", found: "\"-0.1\""),
    Mistake(
      text: minimal(layers: "[{dropout: 1}]"), line: 2, column: 28,
      what: "`model.layers.0.dropout.rate` is out of range", found: "\"1\""),
    Mistake(
      text: minimal("training: {batchSize: 0}"), line: 3, column: 23,
      what: "`training.batchSize` is out of range"),
    Mistake(
      text: minimal("training: {epochs: 0}"), line: 3, column: 20,
      what: "`training.epochs` is out of range"),
    Mistake(
      text: minimal("seed: -1"), line: 3, column: 7, what: "`seed` is out of range"),
    Mistake(
      text: minimal("loss: {softmaxCrossEntropy: {labelSmoothing: 1}}"), line: 3, column: 46,
      what: "`loss.softmaxCrossEntropy.labelSmoothing` is out of range"),
    Mistake(
      text: minimal(layers: "[linear: 0]"), line: 2, column: 26,
      what: "`model.layers.0.linear.units` is out of range"),
    // Names
    Mistake(
      text: minimal(layers: "[linaer: 3]"), line: 2, column: 18, what: "`linaer` is not a layer",
      remedy: "did you mean `linear`?"),
    Mistake(
      text: "data: {source: iris}\nmodel:\n  layers:\n    - linear: 3\n    - ReLU\n", line: 5,
      column: 7,
      what: "`ReLU` is not a layer", remedy: "did you mean `relu`?"),
    Mistake(
      text: minimal("loss: mse"), line: 3, column: 7, what: "`mse` is not a loss",
      remedy: "did you mean `meanSquaredError`?"),
    Mistake(
      text: minimal("optimizer: Adam"), line: 3, column: 12, what: "`Adam` is not an optimizer",
      remedy: "did you mean `adam`?"),
    Mistake(
      text: minimal(source: "owls"), line: 1, column: 16, what: "`owls` is not a data source"),
    Mistake(
      text: minimal(layers: "[{linear: 3, bias: no}]"), line: 2, column: 30,
      what: "a layer has one name, here are two: `linear` and `bias`",
      remedy: "options go inside: {linear: {bias: …}}"),
    Mistake(
      text: minimal(layers: "[{name: x}]"), line: 2, column: 18,
      what: "`model.layers.0` cannot have this value", found: "a group of name"),
    // Known, not built
    Mistake(
      text: minimal(layers: "[{conv: {channels: 8, kernel: 3}}]"), line: 2, column: 19,
      what: "`conv` is known, not in this version"),
    Mistake(
      text:
        "data: {source: digits, preprocess: [{pca: {components: 20}}]}\nmodel: {layers: [relu]}",
      line: 1, column: 38, what: "`pca` is known, not in this version"),
    // Combinations
    Mistake(
      text: "data: {source: iris, split: {validation: 0.5, test: 0.5}}\nmodel: {layers: [relu]}",
      line: 1, column: 22,
      what: "`validation` and `test` together leave nothing for training", found: "1"),
    Mistake(
      text: minimal(layers: "[]"), line: 2, column: 9, what: "there are no layers"),
    Mistake(
      text: minimal(layers: "[residual: []]"), line: 2, column: 28, what: "there are no layers"),
    Mistake(
      text: minimal("optimizer:\n  sgd:\n    nesterov: true"), line: 5, column: 5,
      what: "`nesterov` needs `momentum` above 0 and `dampening` 0"),
    Mistake(
      text: minimal("clip: {}"), line: 3, column: 1, what: "`clip` takes either `norm` or `value`"),
    Mistake(
      text: minimal("clip: {norm: 1, value: 1}"), line: 3, column: 1,
      what: "`clip` takes either `norm` or `value`"),
    Mistake(
      text: minimal("clip: {value: 1, form: torch}"), line: 3, column: 18,
      what: "`form` goes with `norm`"),
    Mistake(
      text: minimal("earlyStopping: {patience: 3}"), line: 3, column: 1,
      what: "`validation.loss` is monitored, but there is no validation part"),
    Mistake(
      text: minimal("task: regression\nloss: softmaxCrossEntropy", layers: "[relu]"), line: 4,
      column: 1,
      what: "`softmaxCrossEntropy` is a loss for classification, and the task is regression"),
    Mistake(
      text: minimal("task: regression\ntraining: {balanced: true}", layers: "[relu]"), line: 4,
      column: 12, what: "only batches of classes can be balanced: the targets are numbers"),
    Mistake(
      text: "data: {source: iris, preprocess: [minMax: {low: 1}]}\nmodel: {layers: [relu]}",
      line: 1, column: 43, what: "`low` must be below `high`"),
    Mistake(
      text: minimal("task: regression"), line: 2, column: 18,
      what: "`classes` is a width for classification only"),
    Mistake(
      text: minimal("task: regression\nearlyStopping: {monitor: train.accuracy}", layers: "[relu]"),
      line: 4, column: 17, what: "`train.accuracy` exists for classification only"),
    Mistake(
      text: minimal(source: "{csv: {path: a.csv, delimiter: \"ab\"}}"), line: 1, column: 36,
      what: "this cannot separate the columns of a CSV file"),
    Mistake(
      text: minimal("name: a/b"), line: 3, column: 1,
      what: "the name becomes a folder and cannot be this", found: "\"a/b\""),
    Mistake(
      text: "data: {source: iris, split: {testFile: t.csv}}\nmodel: {layers: [relu]}", line: 1,
      column: 30, what: "`testFile` goes with a `csv` source"),
    // Notation
    Mistake(
      text: "seed: 1\n\tdata: 2\n", line: 2, column: 1, what: "this is not valid YAML",
      found: "a tab in the indentation", remedy: "indent with spaces"),
    Mistake(
      text: "seed: @1\n", line: 1, column: 7, what: "this is not valid YAML",
      found: "a tab in the indentation, or a value that begins with @, ` or %",
      remedy: "indent with spaces; put such a value in quotes"),
    Mistake(
      text: "data: {source: digits\nmodel: 3\n", line: 2, column: 6,
      what: "this is not valid YAML",
      found: "a group in braces that is not closed, or lacks a comma"),
    Mistake(
      text: "a: b: c\n", line: 1, column: 5, what: "this is not valid YAML",
      found: "a second `:` on the line, or a key that is indented too far"),
    Mistake(
      text: "a: *nowhere\n", line: 1, column: 4, what: "this is not valid YAML",
      found: "an alias `*name` without its anchor `&name`"),
    Mistake(
      text: "seed: 1\n---\nseed: 2\n", line: 2, column: 1, what: "this is not valid YAML",
      found: "a second document after `---`"),
    Mistake(text: "", line: nil, column: nil, what: "the experiment file is empty"),
    Mistake(
      text: "# only a comment\n", line: nil, column: nil, what: "the experiment file is empty"),
    Mistake(text: "---\n", line: nil, column: nil, what: "the experiment file is empty"),
    Mistake(
      text: "- linear: 3\n", line: 1, column: 1, what: "an experiment is a group of keys",
      found: "a list of 1"),
    Mistake(
      text: "hello\n", line: 1, column: 1, what: "an experiment is a group of keys",
      found: "\"hello\""),
    Mistake(
      text: "seed: 1\nname: a\u{7}b\n", line: 2, column: 8,
      what: "a control character does not belong in a text file", found: "U+7"),
    Mistake(
      text: String(repeating: "[", count: 5000), line: 1, column: 101,
      what: "the file is nested more than 100 levels deep"),
    Mistake(
      text: String(repeating: "- ", count: 5000), line: 1, column: 401,
      what: "the file is nested more than 100 levels deep"),
    Mistake(
      text: bomb, line: 6, column: 10, what: "more than 8 aliases (`*name`) in one file"),
  ]

  /// Ten aliases of ten aliases …: a few lines that would become 10⁹ values.
  private static let bomb = (1...8).map { level in
    let before = level == 1 ? "lol" : "*a\(level - 1)"
    return "a\(level): &a\(level) [" + [before, before].joined(separator: ",") + "]"
  }.joined(separator: "\n")

  @Test(arguments: mistakes)
  func mistake(_ mistake: Mistake) throws {
    let error = #expect(throws: ExperimentError.self) {
      try Experiment.read(text: mistake.text, place: "x.yaml")
    }
    let problem = try #require(error?.problem)
    #expect(problem.place == "x.yaml")
    #expect(problem.line == mistake.line)
    #expect(problem.column == mistake.column)
    #expect(problem.what.text(.english) == mistake.what)
    if let found = mistake.found { #expect(problem.found?.text(.english) == found) }
    if let remedy = mistake.remedy { #expect(problem.remedy?.text(.english) == remedy) }
    #expect(error?.exitCode == .badExperiment)
  }

  @Test func theWholeErrorInBothLanguages() {
    let error = #expect(throws: ExperimentError.self) {
      try Experiment.read(text: minimal("training: {epochs: 3, batch_size: 8}"), place: "x.yaml")
    }
    #expect(
      error?.problem.text(.english) == """
        x.yaml, line 3, column 23: unknown key `batch_size` in `training`
          expected: one of epochs, batchSize, shuffle, balanced, dropLast, classWeights, lossLimit
          to mend:  did you mean `batchSize`?
        """)
    #expect(
      error?.problem.text(.spanish) == """
        x.yaml, línea 3, columna 23: clave desconocida `batch_size` en `training`
          se esperaba: uno de epochs, batchSize, shuffle, balanced, dropLast, classWeights, lossLimit
          remedio:     ¿querías decir `batchSize`?
        """)
  }

  @Test func bytesThatAreNotText() {
    let bytes = Array("seed: 1\nname: caf".utf8) + [0xE9, 0x0A]
    let error = #expect(throws: ExperimentError.self) {
      try Experiment.read(bytes: bytes, place: "x.yaml", defaultName: "x")
    }
    #expect(error?.problem.line == 2)
    #expect(error?.problem.column == 10)
    #expect(error?.problem.what == .notUTF8)
  }

  @Test func aFileWithoutEnd() {
    let bytes = [UInt8](repeating: 0x20, count: (1 << 20) + 1)
    let error = #expect(throws: ExperimentError.self) {
      try Experiment.read(bytes: bytes, place: "x.yaml", defaultName: "x")
    }
    #expect(error?.problem.found?.text(.english) == "1048577 bytes")
  }

  @Test func aMissingFile() {
    let error = #expect(throws: ExperimentError.self) {
      try Experiment.read(path: "/nowhere/at/all.yaml")
    }
    #expect(error?.exitCode == .missingInput)
    #expect(error?.problem.what == .fileMissing)
    #expect(error?.problem.place == "/nowhere/at/all.yaml")
  }

  @Test func aFolderIsNoFile() {
    let error = #expect(throws: ExperimentError.self) { try Experiment.read(path: "/") }
    #expect(error?.exitCode == .missingInput)
    #expect(error?.problem.what == .fileUnreadable)
  }

  @Test func theTaskThatIsFoundLaterIsCheckedToo() throws {
    let experiment = try Experiment.read(text: minimal())
    let error = #expect(throws: ExperimentError.self) {
      try experiment.completed(task: .regression)
    }
    #expect(error?.problem.what == .widthNeedsClasses)
  }
}
