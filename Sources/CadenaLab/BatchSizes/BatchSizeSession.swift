import Cadena
import CadenaExperiment
import CadenaText

/// What `cadena batch-sizes` does: trains an experiment online, with mini-batches and on the full batch.
public struct BatchSizeSession: Sendable {
  /// The experiment.
  public var input = ExperimentInput()
  /// The sizes, with commas between them; 1, the experiment's own and `full` when nil.
  public var sizes: String?
  /// Passes over the training part.
  public var epochs: Int?
  /// What becomes of the learning rate.
  public var scaling = BatchSizeComparison.RateScaling.none
  /// Whether each size gets the best of some rates.
  public var tunes = false
  /// Files for pages and pictures.
  public var outputs: [String] = []
  /// Whether results are JSON lines.
  public var isJSON = false
  /// Whether progress is left out.
  public var isQuiet = false
  /// The language of everything but JSON.
  public var language = Language.english

  /// A comparison on the digits experiment.
  public init() {}

  /// Writes what came out.
  ///
  /// - Throws: a `CadenaError` with its exit code.
  public func run() throws {
    let files = try PageFile.checked(outputs)
    var experiment = try input.experiment()
    if let epochs { experiment.training.epochs = epochs }
    let wanted = try sizes.map { try Self.read($0) } ?? Self.usual(experiment)
    if OptimizerChoice(experiment).learningRate == nil, tunes || scaling != .none {
      throw UsageError(
        .optionNeedsRate(tunes ? "--tune" : "--scale-rate", experiment.optimizer.name),
        remedy: .leaveOut(tunes ? "--tune" : "--scale-rate"))
    }
    var comparison = BatchSizeComparison(experiment)
    comparison.scaling = scaling
    comparison.tunes = tunes
    if !isQuiet {
      let language = language
      comparison.report = { size, epoch in
        guard epoch == 1 else { return }
        Console.log(Message.batchSizeBegins(Self.name(size)).text(language) + "\n")
      }
    }
    try comparison.check(wanted)
    let lanes = try wanted.map { try comparison.lane($0) }
    let report = BatchSizeReport(
      name: experiment.name, lanes: lanes, rows: try comparison.rows(),
      epochs: experiment.training.epochs)
    let width = TerminalStyle.of(standardError: false, environment: input.environment).width
    try Console.write(isJSON ? report.json : report.text(language, width: width))
    for file in files {
      try file.write(page: { report.page(language) }, picture: { report.picture(language) })
    }
  }

  private static func name(_ size: BatchSize) -> String {
    switch size {
    case .full: "full"
    case .rows(let rows): "\(rows)"
    }
  }

  /// Online, the experiment's own size or 32, and all rows.
  static func usual(_ experiment: Experiment) -> [BatchSize] {
    switch experiment.training.batchSize {
    case .rows(let rows) where rows > 1: [.rows(1), .rows(rows), .full]
    default: [.rows(1), .rows(32), .full]
    }
  }

  /// Sizes of a flag, each once: `1,32,full`.
  static func read(_ text: String) throws(UsageError) -> [BatchSize] {
    var sizes: [BatchSize] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let word = part.filter { $0 != " " }
      if word == "full" {
        sizes.append(.full)
      } else if let rows = Int(word), rows > 0 {
        sizes.append(.rows(rows))
      } else {
        throw UsageError(.badBatchSizes, expected: .batchSizesForm, found: .quoted(text))
      }
    }
    return sizes.enumerated().filter { !sizes[..<$0.offset].contains($0.element) }.map(\.element)
  }
}
