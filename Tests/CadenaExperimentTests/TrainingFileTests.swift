import CadenaData
import CadenaExperiment
import CadenaTraining
import Testing

/// Whole training runs through an experiment file, a table and a file of weights, against
/// independent numbers: the loss of every step and the weights at the end.
struct TrainingFileTests {
  /// The reference runs, which the tests of the trainer keep.
  static let fixture: JSONValue? = {
    let folder = #filePath.split(separator: "/", omittingEmptySubsequences: false)
      .dropLast(2).joined(separator: "/")
    let path = "\(folder)/CadenaTrainingTests/Fixtures/training.json"
    return try? JSONValue.parse(try InputFile.read(path))
  }()

  static var names: [String] {
    fixture?["cases"]?.elements?.compactMap { $0["name"]?.string } ?? []
  }

  @Test func thereAreRuns() { #expect(Self.names.count >= 20) }

  @Test(arguments: Self.names)
  func lossesAndWeights(_ name: String) throws {
    let fixture = try #require(Self.fixture)
    let item = try #require(fixture["cases"]?.elements?.first { $0["name"]?.string == name })
    let model = try #require(item["model"]?.string)
    let folder = try TemporaryFolder()
    var writer = TrainingFile(item)
    let text = try writer.text()
    try AtomicFile.write(text, to: folder.path + "/case.yaml")
    try AtomicFile.write(try TrainingFile.table(fixture), to: folder.path + "/rows.csv")
    let initial =
      try #require(fixture["initial"]?[model]?.members) + (item["initial_state"]?.members ?? [])
    try Safetensors(
      initial.map { member in
        NamedArray(
          name: try writer.renamed(member.key), shape: integers(member.value["shape"]),
          doubles: numbers(member.value["data"]))
      }
    ).write(to: folder.path + "/weights.safetensors")

    let path = folder.path + "/case.yaml"
    let run = try ExperimentRun(
      try Experiment.read(path: path).located(besides: path), out: folder.path + "/run",
      reportsSteps: true)
    var losses: [Double] = []
    let result = try run.train { event in
      if case .step(let record) = event {
        losses.append(record.loss)
        #expect(record.step == losses.count)
      }
    }
    expectClose(losses, numbers(item["losses"]), "losses")
    let file = try Safetensors.read(run.directory.lastCheckpointPath)
    let state = item["final_state"]?.members ?? []
    for member in try #require(item["final"]?.members) + state {
      let array = try #require(file[try writer.renamed(member.key)])
      #expect(array.shape == integers(member.value["shape"]))
      expectClose(Self.condensed(array.doubles), numbers(member.value["data"]), member.key)
    }
    #expect(result.summary.epochs.count == 1)
    #expect(result.finished.bestEpoch == nil && result.finished.test == nil)
  }

  /// What the reference keeps of an array: of more than 200 numbers every 13th, the sum and the sum
  /// of the squares.
  private static func condensed(_ numbers: [Double]) -> [Double] {
    guard numbers.count > 200 else { return numbers }
    return stride(from: 0, to: numbers.count, by: 13).map { numbers[$0] }
      + [numbers.reduce(0, +), numbers.reduce(0) { $0 + $1 * $1 }]
  }

  private func numbers(_ value: JSONValue?) -> [Double] {
    (value?["data"]?.elements ?? value?.elements ?? []).compactMap(\.number)
  }

  private func integers(_ value: JSONValue?) -> [Int] {
    (value?.elements ?? []).compactMap(\.integer)
  }

  private func expectClose(_ found: [Double], _ expected: [Double], _ what: String) {
    #expect(found.count == expected.count && !found.isEmpty, "\(what)")
    let worst = zip(found, expected).map { abs($0 - $1) / max(1, abs($1)) }.max() ?? .infinity
    #expect(worst <= 1e-8, "\(what)")
  }
}

/// The experiment file of a reference run.
struct TrainingFile {
  let item: JSONValue
  /// From the reference's layer names to ours.
  private var places: [String: String] = [:]

  init(_ item: JSONValue) { self.item = item }

  /// A parameter's name in weight files.
  func renamed(_ name: String) throws -> String {
    let dot = try #require(name.lastIndex(of: "."))
    let properties = ["running_mean": "runningMean", "running_var": "runningVariance"]
    let property = String(name[name.index(after: dot)...])
    return try #require(places[String(name[..<dot])]) + "." + (properties[property] ?? property)
  }

  mutating func text() throws -> String {
    let layers = try layers(try #require(item["layers"]?.elements), "layers.")
    var lines = [
      "dtype: float64",
      "data: {source: {csv: {path: rows.csv}}, preprocess: [{scale: 0.0625}]}",
      "model: {layers: \(layers), initialWeights: weights.safetensors}",
      "loss: \(try loss())", "optimizer: \(try optimizer())",
      "training: {epochs: 1, batchSize: 32, shuffle: false}",
    ]
    if let penalty = item["penalty"], let norm = penalty["norm"]?.string {
      let factor = try number(penalty["factor"])
      lines.append("regularization: {\(norm): \(factor), biases: \(penalty["over"] == "all")}")
    }
    if let limit = item["clip_norm"]?.number { lines.append("clip: {norm: \(limit)}") }
    if let limit = item["clip_value"]?.number { lines.append("clip: {value: \(limit)}") }
    if let schedule = item["schedule"], let steps = schedule["T"]?.integer {
      #expect(schedule["type"] == "linear_decay")
      let final = try number(schedule["final"])
      // All 40 updates are the default.
      lines.append(
        steps == 40
          ? "schedule: {linear: {final: \(final)}}"
          : "schedule: {linear: {final: \(final), steps: \(steps)}}")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private mutating func layers(_ items: [JSONValue], _ prefix: String) throws -> String {
    var texts: [String] = []
    for (index, item) in items.enumerated() {
      let kind = try #require(item["type"]?.string)
      switch kind {
      case "linear":
        places[try #require(item["name"]?.string)] = "\(prefix)\(index)"
        let units = try #require(item["out"]?.integer)
        texts.append("{linear: {units: \(units), bias: \(item["bias"] != false)}}")
      case "batch_norm", "layer_norm":
        places[try #require(item["name"]?.string)] = "\(prefix)\(index)"
        let epsilon = "epsilon: \(try number(item["eps"]))"
        texts.append(
          kind == "layer_norm"
            ? "{layerNorm: {\(epsilon)}}"
            : "{batchNorm: {momentum: \(try number(item["momentum"])), \(epsilon)}}")
      case "residual":
        let body = try #require(item["body"]?.elements)
        texts.append("{residual: \(try layers(body, "\(prefix)\(index).body."))}")
      default: texts.append(kind)
      }
    }
    return "[" + texts.joined(separator: ", ") + "]"
  }

  private func loss() throws -> String {
    let names = [
      "softmax_cross_entropy": "softmaxCrossEntropy", "mse": "meanSquaredError",
      "half_squared_error": "halfSquaredError", "cross_entropy_probabilities": "crossEntropy",
    ]
    let name = try #require(names[item["loss"]?["type"]?.string ?? ""])
    guard let smoothing = item["loss"]?["label_smoothing"]?.number else { return name }
    let form = item["loss"]?["smoothing_form"] == "lecture" ? "lecture" : "uniform"
    return "{\(name): {labelSmoothing: \(smoothing), smoothing: \(form)}}"
  }

  private func optimizer() throws -> String {
    let names = [
      "sgd": "sgd", "adam": "adam", "adamw": "adamW", "rmsprop": "rmsProp", "adagrad": "adaGrad",
    ]
    let keys = [
      "lr": "learningRate", "momentum": "momentum", "nesterov": "nesterov", "beta1": "beta1",
      "weight_decay": "weightDecay", "beta2": "beta2", "eps": "epsilon", "rho": "decay",
    ]
    let options = try #require(item["optimizer"]?.members)
    let name = try #require(names[item["optimizer"]?["type"]?.string ?? ""])
    let texts = try options.filter { $0.key != "type" }.map { option in
      "\(try #require(keys[option.key])): \(option.value.text())"
    }
    return "{\(name): {\(texts.joined(separator: ", "))}}"
  }

  private func number(_ value: JSONValue?) throws -> Double { try #require(value?.number) }

  /// The rows in the order of the batches, as a table of pixels with the label last.
  static func table(_ fixture: JSONValue) throws -> String {
    let rows = try #require(fixture["pixels"]?.elements).compactMap { row in
      row.string?.utf8.map { "\($0 - UInt8(ascii: "A"))" }.joined(separator: ",")
    }
    let labels = try #require(fixture["labels"]?.elements).compactMap(\.integer)
    let order = try #require(fixture["batches"]?["data"]?.elements).compactMap(\.integer)
    let heading = (0..<64).map { "p\($0)" }.joined(separator: ",") + ",label\n"
    return heading + order.map { "\(rows[$0]),\(labels[$0])\n" }.joined()
  }
}
