import CadenaData
import CadenaExperiment
import CadenaTraining
import Testing

/// Every optimiser through an experiment file, a table and a file of weights, against independent
/// numbers: the weights after every step and the losses.
struct OptimizerFileTests {
  /// The reference's trajectories, which the tests of the optimisers keep.
  private static func fixture(_ name: String) -> JSONValue? {
    let folder = #filePath.split(separator: "/", omittingEmptySubsequences: false)
      .dropLast(2).joined(separator: "/")
    let path = "\(folder)/CadenaOptimizersTests/Fixtures/\(name).json"
    return try? JSONValue.parse(try InputFile.read(path))
  }

  private static let problems = fixture("optimizers")?["problems"]?.elements ?? []
  private static let cases = ["optimizers", "averages"].flatMap { file in
    fixture(file)?["trajectories"]?.elements ?? []
  }

  /// All but those on Rosenbrock's function, which is no network.
  static let names = cases.compactMap { $0["name"]?.string }.filter { !$0.hasSuffix(".rosenbrock") }

  @Test func thereAreTrajectories() throws {
    #expect(Self.names.count == 110)
    // Every method of the reference has one.
    let methods = Set(Self.cases.compactMap { $0["optimizer"]?.string })
    let tested = Self.cases.filter { Self.names.contains($0["name"]?.string ?? "") }
    #expect(methods == Set(tested.compactMap { $0["optimizer"]?.string }))
  }

  @Test(arguments: names)
  func trajectory(_ name: String) throws {
    let item = try #require(Self.cases.first { $0["name"]?.string == name })
    let problem = try #require(Self.problems.first { $0["name"] == item["problem"] })
    let folder = try TemporaryFolder()
    let file = try OptimizerFile(item, problem)
    try AtomicFile.write(file.text, to: folder.path + "/case.yaml")
    try AtomicFile.write(file.table, to: folder.path + "/rows.csv")
    try Safetensors(file.arrays).write(to: folder.path + "/weights.safetensors")
    let path = folder.path + "/case.yaml"
    let prepared = try PreparedExperiment(
      try Experiment.read(path: path).located(besides: path))
    let rows = try #require(item["trajectory"]?["data"]?.elements).compactMap(\.number)
    let losses = try #require(item["losses"]?.elements).compactMap(\.number)
    let width = rows.count / losses.count
    // Gradients that are taken elsewhere have the loss of another point.
    let method = item["optimizer"]?.string ?? ""
    let tellsLoss =
      item["hyper"]?["average_decay"] == nil && method != "nesterov_lookahead"
      && !method.hasPrefix("schedule_free")
    var worst = 0.0
    func compare(_ found: Double, _ expected: Double) {
      let difference = abs(found - expected) / max(1, abs(expected))
      worst = max(worst, difference.isNaN ? .infinity : difference)
    }
    try prepared.trainer.train(rows: prepared.data.training) { event in
      guard case .epoch(let record, _) = event else { return }
      let weights = prepared.trainer.weightArrays.flatMap(\.doubles)
      #expect(weights.count == width)
      for (index, weight) in weights.enumerated() {
        compare(weight, rows[record.epoch * width + index])
      }
      if tellsLoss {
        compare(record.train.loss - file.lossOffset, losses[record.epoch - 1])
      }
    }
    #expect(prepared.trainer.history.count == losses.count - 1)
    #expect(worst <= 1e-8)
  }
}

/// The experiment file of a trajectory.
struct OptimizerFile {
  let text: String
  /// The rows that the function is a loss of.
  let table: String
  /// The weights at the start.
  let arrays: [NamedArray]
  /// What the loss is more than the function.
  private(set) var lossOffset = 0.0

  init(_ item: JSONValue, _ problem: JSONValue) throws {
    let start = numbers(problem["start"])
    let name = try #require(problem["name"]?.string)
    var layers = ""
    var loss = "halfSquaredError"
    let (inputs, targets): ([[Double]], [[Double]])
    switch name {
    case "mlp":
      (inputs, targets) = (rows(problem["x"]), rows(problem["t"]))
      layers = "{linear: 5}, tanh, {linear: 2}"
      loss = "meanSquaredError"
      arrays = [
        NamedArray(name: "layers.0.weight", shape: [5, 3], doubles: Array(start[..<15])),
        NamedArray(name: "layers.0.bias", shape: [5], doubles: Array(start[15..<20])),
        NamedArray(name: "layers.2.weight", shape: [2, 5], doubles: Array(start[20..<30])),
        NamedArray(name: "layers.2.bias", shape: [2], doubles: Array(start[30...])),
      ]
    case "matrix":
      (inputs, targets) = (rows(problem["X"]), rows(problem["Y"]))
      let width = targets[0].count
      layers = "{linear: {units: \(width), bias: false}}"
      arrays = [
        NamedArray(
          name: "layers.0.weight", shape: [width, start.count / width], doubles: start)
      ]
    default:
      // ½·wᵀAw - bᵀw is ½·|Lᵀw - L⁻¹b|² less a constant, with A = L·Lᵀ.
      let factor = cholesky(rows(problem["A"]))
      let b = numbers(problem["b"])
      let scale = Double(b.count).squareRoot()
      var solved: [Double] = []
      for row in b.indices {
        let known = (0..<row).reduce(0) { $0 + factor[row][$1] * solved[$1] }
        solved.append((b[row] - known) / factor[row][row])
      }
      inputs = b.indices.map { column in factor.map { $0[column] * scale } }
      targets = solved.map { [$0 * scale] }
      lossOffset = solved.reduce(0) { $0 + $1 * $1 / 2 }
      layers = "{linear: {units: 1, bias: false}}"
      arrays = [NamedArray(name: "layers.0.weight", shape: [1, b.count], doubles: start)]
    }
    let heading =
      inputs[0].indices.map { "x\($0)" } + targets[0].indices.map { "t\($0)" }
    table = ([heading] + zip(inputs, targets).map { ($0 + $1).map { "\($0)" } })
      .map { $0.joined(separator: ",") + "\n" }.joined()
    let names = targets[0].indices.map { "t\($0)" }.joined(separator: ", ")
    var lines = [
      "dtype: float64",
      "data: {source: {csv: {path: rows.csv, target: [\(names)]}}}", "task: regression",
      "model: {layers: [\(layers)], initialWeights: weights.safetensors}", "loss: \(loss)",
      "training: {epochs: 30, batchSize: full, shuffle: false}",
    ]
    lines += try Self.method(item)
    text = lines.joined(separator: "\n") + "\n"
  }

  /// From the reference's names to ours.
  private static let keys = [
    "lr": "learningRate", "alpha": "momentum", "gamma": "momentum", "beta": "momentum",
    "momentum": "momentum", "nesterov": "nesterov", "dampening": "dampening",
    "weight_decay": "weightDecay", "rho": "decay", "eps": "epsilon", "centered": "centered",
    "lr_decay": "learningRateDecay", "initial_accumulator_value": "initialAccumulator",
    "beta1": "beta1", "beta2": "beta2", "momentum_decay": "momentumDecay",
    "eta_plus": "increase", "eta_minus": "decrease", "min_step": "minimumStep",
    "max_step": "maximumStep", "increase": "increase", "decrease": "decrease",
    "min_gain": "minimumGain", "max_gain": "maximumGain", "warmup": "warmup",
    "correction": "correction", "target": "target", "scale": "scale", "max_rate": "maximumRate",
  ]

  private static let names: [String: (name: String, more: String)] = [
    "gd": ("sgd", ""), "gd_clip_value": ("sgd", ""), "gd_clip_norm": ("sgd", ""),
    "sgd_torch": ("sgd", ""), "momentum_velocity": ("momentum", "form: velocity"),
    "momentum_accumulated": ("momentum", "form: accumulated"),
    "momentum_average": ("momentum", "form: averaged"),
    "momentum_average_previous": ("momentum", "form: averagedLagged"),
    "nesterov_lookahead": ("nesterov", ""), "adagrad": ("adaGrad", ""),
    "adagrad_lecture": ("adaGrad", "epsilon: 0"), "rmsprop": ("rmsProp", ""),
    "rmsprop_eps_inside": ("rmsProp", "epsilonPlacement: inside"),
    "rmsprop_lecture": ("rmsProp", "epsilon: 0"), "adam": ("adam", ""),
    "adam_eps_inside": ("adam", "epsilonPlacement: inside"),
    "adam_no_correction": ("adam", "biasCorrection: false"), "adamw": ("adamW", ""),
    "amsgrad": ("amsGrad", ""), "adamax": ("adaMax", ""), "nadam": ("nAdam", ""),
    "radam": ("rAdam", ""), "adadelta": ("adaDelta", ""), "lion": ("lion", ""),
    "muon": ("muon", ""), "rprop": ("rProp", ""), "rprop_plain": ("rProp", "form: plain"),
    "gains": ("weightGains", ""), "schedule_free_sgd": ("scheduleFreeSGD", ""),
    "schedule_free_adamw": ("scheduleFreeAdamW", ""), "polyak": ("polyak", ""),
  ]

  private static func method(_ item: JSONValue) throws -> [String] {
    let method = try #require(item["optimizer"]?.string)
    let (name, more) = try #require(names[method])
    var options = more.isEmpty ? [] : [more]
    var lines: [String] = []
    var averaging: [String] = []
    for option in try #require(item["hyper"]?.members) {
      let value = option.value.string ?? option.value.text()
      switch option.key {
      case "clip":
        lines.append("clip: {\(method == "gd_clip_norm" ? "norm" : "value"): \(value)}")
      case "average_decay": averaging.append("decay: \(value)")
      case "average_corrected": averaging.append("biasCorrection: \(value)")
      default: options.append("\(try #require(keys[option.key])): \(value)")
      }
    }
    if !averaging.isEmpty { lines.append("averaging: {\(averaging.joined(separator: ", "))}") }
    return lines + ["optimizer: {\(name): {\(options.joined(separator: ", "))}}"]
  }
}

private func numbers(_ value: JSONValue?) -> [Double] {
  (value?["data"]?.elements ?? value?.elements ?? []).compactMap(\.number)
}

private func rows(_ value: JSONValue?) -> [[Double]] {
  let all = numbers(value)
  let width = value?["shape"]?.elements?.last?.integer ?? 1
  return stride(from: 0, to: all.count, by: width).map { Array(all[$0..<($0 + width)]) }
}

/// L with L·Lᵀ = A, by rows.
private func cholesky(_ a: [[Double]]) -> [[Double]] {
  var l = a.map { $0.map { _ in 0.0 } }
  for row in a.indices {
    for column in 0...row {
      let sum = (0..<column).reduce(a[row][column]) { $0 - l[row][$1] * l[column][$1] }
      l[row][column] = row == column ? sum.squareRoot() : sum / l[column][column]
    }
  }
  return l
}
