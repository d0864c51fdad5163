import CadenaText
import CadenaTraining

/// All that the report and the final table show of a run.
public struct RunSummary: Sendable {
  /// A part of the data with its numbers.
  struct Part {
    let name: Message
    let metrics: PartMetrics
  }

  /// The experiment's name.
  public var name: String
  /// How the run stands.
  public var state: RunState
  /// The finished epochs, in order.
  public var epochs: [EpochRecord]
  /// The best epoch, from 1.
  public var bestEpoch: Int?
  /// The test part, measured with the best weights.
  public var test: PartMetrics?
  /// The validation part, measured with the best weights.
  public var validation: PartMetrics?
  /// The training part in inference mode, where it was measured.
  public var train: PartMetrics?
  /// What the report shows beyond the numbers.
  public var findings = RunFindings()
  /// Which class was taken for which, on the test part, or on the validation part without one.
  public var confusion: ConfusionTable?
  /// Whether the confusion table is of the validation part.
  public var confusionIsOfValidation: Bool
  /// Rows of the three parts: training, validation, test.
  public var rows: (train: Int, validation: Int, test: Int)
  /// How many numbers the model learned.
  public var parameters: Int
  /// The resolved experiment file.
  public var experimentText: String
  /// The command that does the same again.
  public var command: String
  /// The run directory.
  public var run: String
  /// Cadena's version.
  public var version: String
  /// When it began, as `2026-05-01 12:30:00 UTC`.
  public var started: String

  /// A run's numbers and texts.
  public init(
    name: String, state: RunState, epochs: [EpochRecord], bestEpoch: Int? = nil,
    test: PartMetrics? = nil, confusion: ConfusionTable? = nil,
    confusionIsOfValidation: Bool = false, rows: (train: Int, validation: Int, test: Int),
    parameters: Int, experimentText: String, command: String, run: String, version: String,
    started: String
  ) {
    self.name = name
    self.state = state
    self.epochs = epochs
    self.bestEpoch = bestEpoch
    self.test = test
    self.confusion = confusion
    self.confusionIsOfValidation = confusionIsOfValidation
    self.rows = rows
    self.parameters = parameters
    self.experimentText = experimentText
    self.command = command
    self.run = run
    self.version = version
    self.started = started
  }

  /// Whether the run predicts numbers.
  var isRegression: Bool {
    confusion == nil
      && parts.contains { part in part.metrics.further.keys.contains { !$0.suitsClasses } }
  }

  /// The best epoch's record, or the last when none is best.
  var chosenEpoch: EpochRecord? {
    epochs.first { $0.epoch == bestEpoch } ?? epochs.last
  }

  /// The parts that were measured: training and validation at the best epoch, test at the end. The
  /// training part's loss and accuracy are means over the epoch's batches.
  var parts: [Part] {
    var parts: [Part] = []
    if let chosen = chosenEpoch {
      var metrics = chosen.train
      metrics.further.merge(train?.further ?? [:]) { epoch, _ in epoch }
      parts.append(Part(name: .trainingPart, metrics: metrics))
    }
    if let validation = validation ?? chosenEpoch?.validation {
      parts.append(Part(name: .validationPart, metrics: validation))
    }
    if let test { parts.append(Part(name: .testPart, metrics: test)) }
    return parts
  }

  /// A number of the run, for expectations.
  public func value(of quantity: Quantity) -> Double? {
    func value(_ part: Message, _ metric: Metric) -> Double? {
      parts.first { $0.name == part }.flatMap { $0.metrics[metric] }
    }
    return switch quantity {
    case .metric(.test, let metric): value(.testPart, metric)
    case .metric(.validation, let metric): value(.validationPart, metric)
    case .metric(.train, let metric): value(.trainingPart, metric)
    case .bestEpoch: bestEpoch.map { Double($0) }
    case .epochs: Double(epochs.count)
    case .seconds: epochs.last?.seconds
    }
  }
}
