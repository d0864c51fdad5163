import Testing

@testable import CadenaExperiment

/// The resolved copy: every default filled in, and reading it gives an equal experiment.
struct ResolvedCopyTests {
  @Test func theTextIsCanonical() throws {
    let text = minimal(
      """
      seed: 7
      earlyStopping: {}
      optimizer: {sgd: {learningRate: 1e-5}}
      """,
      source: "{csv: {path: \"my data.csv\"}}\n  split: {validation: .25}\n  preprocess: [minMax]",
      layers: "[linear: 8, relu, {residual: [linear: 8, tanh], name: block}, linear: classes]"
    ).replacing("data: {source: {csv", with: "data:\n  source: {csv").replacing(
      "csv\"}}}", with: "csv\"}}")
    let fixed = text.replacing("preprocess: [minMax]}", with: "preprocess: [minMax]")
    let experiment = try Experiment.read(text: fixed)
    #expect(
      experiment.yaml == """
        name: experiment
        seed: 7
        dtype: float32
        data:
          source: {csv: {path: "my data.csv", decimal: ".", missing: error, unknown: error}}
          split: {validation: 0.25, test: 0, stratified: true}
          preprocess:
            - {minMax: {low: 0, high: 1}}
          targets: {standardize: false}
        model:
          layers:
            - {linear: {units: 8, bias: true}}
            - relu
            - {residual: {body: [{linear: {units: 8, bias: true}}, tanh]}, name: block}
            - {linear: {units: classes, bias: true}}
        regularization: {l1: 0, l2: 0, biases: false}
        optimizer:
          sgd:
            learningRate: 1e-05
            momentum: 0
            dampening: 0
            nesterov: false
            weightDecay: 0
        training: {epochs: 30, batchSize: 32, shuffle: true, balanced: false, dropLast: false}
        earlyStopping: {monitor: validation.loss, patience: 5, minimumDelta: 0}

        """)
  }

  /// Random experiments from the schema itself: every name of every catalogue, every option given
  /// or left out, awkward texts and numbers.
  @Test(arguments: 0..<200)
  func readingTheCopyGivesAnEqualExperiment(_ seed: Int) throws {
    var maker = ExperimentMaker(seed: UInt64(seed))
    let experiment = maker.experiment()
    let copy = try Experiment.read(text: experiment.yaml)
    #expect(copy == experiment)
    #expect(copy.yaml == experiment.yaml)
  }

  @Test(arguments: [
    "no", "on", "1e-3", "~", "null", "", " a ", "a: b", "#x", "- a", "*a", "&a", "!a", "a\nb\tc",
    "\"q\" 'q' \\", "ñandú 日本", "\u{0}\u{7}\u{1F}\u{7F}\u{85}\u{2028}\u{FEFF}", "🦊", "%", "@", "`",
    "{a}", "[a]", "?", "y", "none", "a,b", "…",
  ])
  func textsSurvive(_ text: String) throws {
    var experiment = try Experiment.read(text: minimal())
    experiment.data.source = Specification(
      "csv",
      options: Options([
        ("path", .text(text)), ("target", text.isEmpty ? nil : .texts([text])),
        ("delimiter", .text(";")), ("header", .boolean(true)),
        ("ignore", text.isEmpty ? nil : .texts([text, "a", text])), ("decimal", .text(".")),
        ("missing", .choice(Specification("error"))), ("unknown", .text("error")),
      ]))
    #expect(try Experiment.read(text: experiment.yaml) == experiment)
  }
}

/// Draws experiments that the schema allows.
struct ExperimentMaker {
  var random: SeededGenerator

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  mutating func experiment() -> Experiment {
    var options = section(ExperimentSchema.keys, always: ["name"])
    let validation = options.section("data").section("split").number("validation")
    var experiment = Experiment(options, defaultName: "x")
    options = Options()
    experiment.name = text().filter { $0.isLetter } + "n"
    experiment.task = nil
    experiment.data.split.validation = validation * 0.5
    experiment.data.split.test *= 0.4
    experiment.data.split.testFile = nil
    if FileSources.hasTestPart(experiment.data.source) { experiment.data.split.test = 0 }
    if let loss = experiment.loss, Catalogue.losses.entry(loss.name)?.takesClassWeights == false {
      experiment.training.classWeights = nil
    }
    if validation == 0 {
      experiment.earlyStopping?.monitor = .trainLoss
      if experiment.schedule?.name == "plateau" { experiment.schedule = nil }
    }
    if let minimizer = experiment.minimizer {
      experiment.clip = nil
      experiment.averaging = nil
      if minimizer.learningRate == nil { experiment.schedule = nil }
      if minimizer.needsSameFunction { experiment.training.balanced = false }
      // What is left is a dropout somewhere in the layers.
      if (try? ExperimentCheck(experiment: experiment, root: nil).checkMinimizer()) == nil {
        experiment.optimizer = Catalogue.optimizers.defaults(of: "spsa")
      }
    }
    return experiment
  }

  private mutating func section(
    _ specifications: [OptionSpecification], always: [String] = []
  ) -> Options {
    var pairs: [(String, OptionValue?)] = []
    for option in specifications {
      var isGiven = Bool.random(using: &random) || always.contains(option.name)
      if option.presence == .required || option.presence == .filled { isGiven = true }
      if isGiven {
        pairs.append((option.name, value(option)))
      } else if case .defaulted(let value) = option.presence {
        pairs.append((option.name, value))
      } else {
        pairs.append((option.name, nil))
      }
    }
    return Options(pairs)
  }

  private mutating func value(_ option: OptionSpecification) -> OptionValue {
    switch option.kind {
    case .boolean: return .boolean(Bool.random(using: &random))
    case .integer(let range): return .integer(integer(range))
    case .number(let range): return .number(number(range))
    case .text: return .text(option.name == "delimiter" ? ";" : text())
    case .word(let words): return .text(words.randomElement(using: &random) ?? "")
    case .integerOrWord(let range, let words):
      guard Bool.random(using: &random) else { return .text(words[0]) }
      return .integer(integer(range))
    case .integers(let range): return .integers((0...2).map { _ in integer(range) })
    case .texts:
      return .texts((0...Int.random(in: 0...2, using: &random)).map { _ in text() })
    case .choice(let name): return .choice(thing(name.catalogue, depth: 0))
    case .list(let name): return .list(things(name, depth: 0))
    case .section(let options) where option.name == "clip":
      let pair: (String, OptionValue?) =
        Bool.random(using: &random)
        ? ("value", .number(number(.positive))) : ("norm", .number(number(.positive)))
      _ = options
      return .section(Options([pair]))
    case .section(let options): return .section(section(options))
    case .unsigned:
      return .unsigned(
        [0, 1, UInt64(Int.max), UInt64.max, .random(in: 0...UInt64.max, using: &random)]
          .randomElement(using: &random) ?? 0)
    case .shorthand(let name, let options):
      return .section(section(options, always: [name]))
    case .numbersOrWord(let range, let words):
      guard Bool.random(using: &random) else { return .text(words[0]) }
      return .section(
        Options(
          (0...Int.random(in: 0...2, using: &random)).map {
            ("\($0)" + text(), .number(number(range)))
          }))
    }
  }

  private mutating func things(_ name: CatalogueName, depth: Int) -> [Specification] {
    (0...Int.random(in: 0...3, using: &random)).map { _ in thing(name.catalogue, depth: depth) }
  }

  private mutating func thing(_ catalogue: Catalogue, depth: Int) -> Specification {
    let entries = catalogue.entries.filter { $0.isBuilt && (depth < 3 || $0.name != "residual") }
    guard let entry = entries.randomElement(using: &random) else { return Specification("?") }
    var options = Options()
    if entry.name == "residual" {
      options = Options([("body", .list(things(.layer, depth: depth + 1)))])
    } else {
      repeat { options = section(entry.options) } while entry.conflict(options) != nil
    }
    let hasLabel = catalogue.allowsLabel && Int.random(in: 0...3, using: &random) == 0
    return Specification(entry.name, options: options, label: hasLabel ? text() + "l" : nil)
  }

  private mutating func integer(_ range: ValueRange) -> Int {
    let low = Int(range.lower ?? -100)
    return Int.random(in: low...Int(range.upper ?? 1e6), using: &random)
  }

  private mutating func number(_ range: ValueRange) -> Double {
    while true {
      let power = Double(Int.random(in: -20...5, using: &random))
      var value = Double.random(in: -1...1, using: &random)
      for _ in 0..<Int(power.magnitude) { value *= power < 0 ? 0.1 : 10 }
      if range.contains(value) { return value }
    }
  }

  private mutating func text() -> String {
    let letters = Array("ab no:-#'\"\\{}[],&*!|>%@`~\t\nñ日é0.19e")
    let count = Int.random(in: 0...8, using: &random)
    return String((0...count).map { _ in letters.randomElement(using: &random) ?? "a" })
  }
}
