import CadenaData
import CadenaNetworks
import CadenaOptimizers
import CadenaText
import CadenaTraining

/// The model of an experiment in numbers: layers, parameters, arithmetic, memory.
struct ExperimentSummary {
  private let experiment: Experiment
  private let model: ModelSummary
  private let operations: (forward: Int, training: Int)
  private let batch: Int
  private let inputWidth: Int
  private let states: Int

  /// The numbers of a run, which needs no data, for batches of so many rows.
  init(_ run: SavedRun, batch: Int?) {
    experiment = run.experiment
    let example = run.data.inputShape
    model = run.model.summary(inputShape: Shape([2] + example))
    operations = Trainer.operationsPerExample(
      run.model, loss: run.loss, form: run.form, exampleShape: example, dtype: run.dtype)
    if case .rows(let rows) = experiment.training.batchSize {
      self.batch = batch ?? rows
    } else {
      self.batch = batch ?? 32
    }
    inputWidth = example.reduce(1, *)
    let optimization = Optimization(
      of: run.model.trainableParameters, by: experiment.optimizer.optimizer())
    states = optimization.states.joined().reduce(0) { $0 + $1.type.shape.count }
  }

  /// The numbers of a prepared experiment for batches of so many rows.
  init(_ prepared: PreparedExperiment, batch: Int?) {
    experiment = prepared.experiment
    let trainer = prepared.trainer
    let example = prepared.data.dataset.features.exampleShape
    model = prepared.model.summary(inputShape: Shape([2] + example))
    operations = trainer.operationsPerExample()
    switch (batch, experiment.training.batchSize) {
    case (let rows?, _): self.batch = rows
    case (nil, .rows(let rows)): self.batch = min(rows, prepared.data.training.count)
    case (nil, .full): self.batch = prepared.data.training.count
    }
    inputWidth = example.reduce(1, *)
    states = trainer.optimization.states.joined().reduce(0) { $0 + $1.type.shape.count }
  }

  // MARK: - Memory

  /// One kind of memory, in numbers.
  private struct Memory {
    let key: String
    let name: Message
    let numbers: Double
  }

  private var memory: [Memory] {
    // The input and every layer's output; containers give what their last layer made.
    let outputs = model.rows.reduce(Double(inputWidth)) {
      $0 + Double($1.output.count) / Double(model.input[0])
    }
    return [
      Memory(key: "weights", name: .memoryWeights, numbers: Double(model.parameterCount)),
      Memory(key: "gradients", name: .memoryGradients, numbers: Double(model.trainableCount)),
      Memory(
        key: "optimizerState", name: .memoryStates(experiment.optimizer.name),
        numbers: Double(states)),
      Memory(
        key: "activations", name: .memoryActivations(batch), numbers: outputs * Double(batch)),
    ]
  }

  // MARK: - Text

  func text(_ language: Language) -> String {
    let name = experiment.name
    let heading = Message.summaryHeading(
      name, loss: experiment.loss?.name ?? "", optimizer: experiment.optimizer.name,
      dtype: experiment.dtype.rawValue)
    return heading.text(language) + "\n\n" + layers(language) + "\n" + totals(language) + "\n"
      + memoryTable(language)
  }

  private func layers(_ language: Language) -> String {
    var table = TextTable(
      [Message.pathColumn, .layerColumn, .outputColumn, .parametersColumn, .operationsColumn]
        .map { $0.text(language) }, left: 3)
    table.add(["", Message.inputRow.text(language), Self.shape(model.input)])
    for row in model.rows {
      table.add([
        row.path, Self.label(row, language), Self.shape(row.output),
        Self.grouped(row.parameters, language),
        Self.grouped(row.operations, language),
      ])
    }
    return table.text
  }

  /// What a layer is called, with what of it is not trained.
  private static func label(_ row: ModelSummary.Row, _ language: Language) -> String {
    guard row.frozen > 0 else { return row.label }
    let note: Message = row.trainable == 0 ? .frozenLayer : .partlyFrozenLayer
    return row.label + " (" + note.text(language) + ")"
  }

  /// Elements that training could change but leaves, and those that only follow the batches.
  private var frozen: Int { model.rows.reduce(0) { $0 + $1.frozen } }
  private var statistics: Int { model.parameterCount - model.trainableCount - frozen }

  private func totals(_ language: Language) -> String {
    [
      Message.summaryParameters(
        Self.grouped(model.parameterCount, language),
        trainable: Self.grouped(model.trainableCount, language),
        frozen: frozen == 0 ? nil : Self.grouped(frozen, language),
        statistics: statistics == 0 ? nil : Self.grouped(statistics, language)),
      Message.summaryOperations(
        forward: Self.grouped(operations.forward, language),
        training: Self.grouped(operations.training, language)),
    ].map { $0.text(language) + "\n" }.joined()
  }

  private func memoryTable(_ language: Language) -> String {
    var table = TextTable([Message.memoryColumn.text(language), "float32", "float64"])
    for part in memory {
      table.add([
        part.name.text(language), Self.bytes(part.numbers * 4), Self.bytes(part.numbers * 8),
      ])
    }
    let total = memory.reduce(0) { $0 + $1.numbers }
    table.add([
      Message.memoryTotal.text(language), Self.bytes(total * 4), Self.bytes(total * 8),
    ])
    return table.text
  }

  /// A shape with N for the batch: `[N, 64]`.
  static func shape(_ shape: Shape) -> String {
    "[" + (["N"] + shape.dimensions.dropFirst().map { "\($0)" }).joined(separator: ", ") + "]"
  }

  /// Digits in groups of three: `38,410`, in Spanish `38 410`.
  static func grouped(_ number: Int, _ language: Language) -> String {
    let digits = Array("\(number)")
    var text = ""
    for (position, digit) in digits.enumerated() {
      if position > 0, (digits.count - position) % 3 == 0 {
        text += language == .english ? "," : "\u{00A0}"
      }
      text.append(digit)
    }
    return text
  }

  /// `1.5 MiB`.
  static func bytes(_ count: Double) -> String {
    var (number, unit) = (count, 0)
    let units = ["B", "KiB", "MiB", "GiB", "TiB", "PiB"]
    while number >= 1024, unit < units.count - 1 {
      number /= 1024
      unit += 1
    }
    return NumberText.fixed(number, decimals: unit == 0 ? 0 : 1) + " " + units[unit]
  }

  // MARK: - JSON

  var json: JSONValue {
    func parts(_ bytes: Double) -> JSONValue {
      let total = memory.reduce(0) { $0 + $1.numbers }
      return .record(
        memory.map { ($0.key, .number($0.numbers * bytes)) } + [("total", .number(total * bytes))])
    }
    let rows = model.rows.map { row in
      JSONValue.record([
        ("path", .string(row.path)), ("layer", .string(row.label)),
        ("output", Self.extents(row.output)), ("parameters", .integer(row.parameters)),
        ("trainable", .integer(row.trainable)), ("frozen", .integer(row.frozen)),
        ("operations", .integer(row.operations)),
      ])
    }
    return .record([
      ("event", "summary"), ("name", .string(experiment.name)),
      ("dtype", .string(experiment.dtype.rawValue)), ("input", Self.extents(model.input)),
      ("layers", .array(rows)),
      (
        "parameters",
        .record([
          ("total", .integer(model.parameterCount)), ("trainable", .integer(model.trainableCount)),
          ("frozen", .integer(frozen)), ("statistics", .integer(statistics)),
        ])
      ),
      (
        "operations",
        .record([
          ("forward", .integer(operations.forward)), ("training", .integer(operations.training)),
        ])
      ),
      (
        "memory",
        .record([
          ("batch", .integer(batch)), ("float32", parts(4)), ("float64", parts(8)),
        ])
      ),
    ])
  }

  /// The extents behind the batch axis, which is told as "N".
  private static func extents(_ shape: Shape) -> JSONValue {
    .array([.string("N")] + shape.dimensions.dropFirst().map { .integer($0) })
  }
}
