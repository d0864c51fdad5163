import CadenaData
import CadenaText
import CadenaTraining

/// What `cadena runs show` does: configuration, numbers, files and what to do next with a run.
public struct RunShowSession: Sendable {
  /// The run, as a person names it.
  public var run: String
  /// Whether the result is a JSON line.
  public var isJSON = false
  /// The language of everything but JSON.
  public var language = Language.english

  /// Shows a run.
  public init(run: String) { self.run = run }

  /// Writes what there is to know.
  ///
  /// - Throws: a `CadenaError` when there is no such run or its record is damaged; `OutputClosed`.
  public func show() throws {
    let directory = try RunDirectory.find(run)
    let overview = RunOverview(directory)
    let manifest = try RunManifest.read(directory)
    let experiment = try Experiment.read(path: directory.experimentPath)
    if isJSON {
      var json = overview.json
      json["experiment"] = .object(
        ExperimentKeys.all(experiment).map { .init($0.key, .string($0.value)) })
      json["files"] = .object(overview.files.map { .init($0.name, .integer($0.bytes)) })
      try Console.write(json.text() + "\n")
    } else {
      try Console.write(text(overview, manifest, experiment))
    }
  }

  private func text(
    _ run: RunOverview, _ manifest: RunManifest, _ experiment: Experiment
  ) -> String {
    var lines: [(Message, String)] = [(.stateColumn, run.state.text(language))]
    if let problem = manifest.problem { lines.append((.problemLabel, problem)) }
    lines.append((.startedColumn, RunTexts.time(manifest.started) + " UTC"))
    if let last = run.epochs.last {
      lines.append((.durationColumn, DurationText.length(last.seconds)))
    }
    let keys = Dictionary(
      ExperimentKeys.all(experiment).map { ($0.key, $0.value) },
      uniquingKeysWith: { first, _ in first })
    let source = experiment.data.source
    lines.append(
      (.dataLabel, source.options.textIfGiven("path").map { "\(source.name) \($0)" } ?? source.name)
    )
    lines.append((.layersLabel, keys["model.layers"] ?? ""))
    lines.append((.lossLabel, keys["loss"] ?? ""))
    lines.append((.optimizerLabel, ExperimentKeys.short(experiment.optimizer, .optimizers)))
    lines.append((.seedLabel, "\(manifest.seed)"))
    lines.append((.versionLabel, "\(manifest.version), \(manifest.instructionSet)"))
    let width = lines.map { $0.0.text(language).count }.max() ?? 0
    var text = run.directory.path + "\n\n"
    for (label, value) in lines { text += Self.line(label.text(language), value, width) }
    text += "\n" + numbers(run, manifest) + "\n"
    for file in run.files {
      text += Self.line(
        file.name, RunTexts.size(file.bytes), run.files.map(\.name.count).max() ?? 0)
    }
    return text + "\n" + next(run, manifest)
  }

  private static func line(_ label: String, _ value: String, _ width: Int) -> String {
    label + String(repeating: " ", count: max(0, width - label.count) + 2) + value + "\n"
  }

  /// Curves and the numbers at the best epoch.
  private func numbers(_ run: RunOverview, _ manifest: RunManifest) -> String {
    guard let last = run.epochs.last else { return Message.noEpochs.text(language) + "\n" }
    var text = ""
    func curve(_ name: Message, _ values: [Double]) {
      guard let first = values.first, let end = values.last else { return }
      text +=
        "\(name.text(language))  \(NumberText.compact(first)) \(RunTexts.sparkline(values)) "
        + "\(NumberText.compact(end))\n"
    }
    curve(.trainingLoss, run.epochs.map(\.train.loss))
    curve(.validationLoss, run.epochs.compactMap(\.validation?.loss))
    let summary = RunSummary(
      name: manifest.name, state: manifest.state, epochs: run.epochs,
      bestEpoch: manifest.bestEpoch, test: manifest.test, rows: (0, 0, 0), parameters: 0,
      experimentText: "", command: "", run: run.directory.path, version: manifest.version,
      started: manifest.started)
    var table = TextTable(["", Message.loss.text(language), Message.accuracy.text(language)])
    let isRegression = last.train.accuracy == nil
    if isRegression {
      table = TextTable(["", Message.loss.text(language), Message.rSquared.text(language)])
    }
    for part in summary.parts {
      table.add([part.name.text(language)] + RunTexts.metrics(part.metrics))
    }
    text += "\n" + table.text
    if let best = manifest.bestEpoch {
      text += Message.bestEpoch(best, of: last.epoch).text(language) + "\n"
    }
    if let cost = last.evaluations.message { text += cost.text(language) + "\n" }
    if manifest.testUses > 1 {
      text += Message.testUsesCounted(manifest.testUses).text(language) + "\n"
    }
    return text
  }

  /// The commands that make sense now.
  private func next(_ run: RunOverview, _ manifest: RunManifest) -> String {
    let path = ShellText.quoted(run.directory.path)
    var lines: [(Message, String)] = []
    if run.isResumable { lines.append((.resumeLabel, "cadena train --resume \(path)")) }
    if run.epochs.last != nil {
      lines.append((.evaluateLabel, "cadena evaluate \(path)"))
      lines.append((.predictLabel, "cadena predict \(path) --input FILE.csv"))
    }
    let width = lines.map { $0.0.text(language).count }.max() ?? 0
    return lines.map { Self.line($0.0.text(language), $0.1, width) }.joined()
  }
}
