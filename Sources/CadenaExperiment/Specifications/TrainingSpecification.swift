import CadenaData

/// `training`: how often and in which portions the rows are seen.
public struct TrainingSpecification: Sendable, Hashable {
  /// How often all rows are seen.
  public var epochs: Int
  /// How many rows one update sees.
  public var batchSize: BatchSize
  /// Whether each epoch has a random order of its own.
  public var shuffle: Bool
  /// Whether every class is drawn equally often.
  public var balanced: Bool
  /// Whether a last, smaller batch is left out.
  public var dropLast: Bool
  /// How much the rows of each class count in the loss; nil for all alike.
  public var classWeights: ClassWeights?
  /// How many times larger than that of answers of 0 a loss may become before training counts as
  /// diverged; nil for a million.
  public var lossLimit: Double?

  /// A training plan.
  public init(
    epochs: Int = 30, batchSize: BatchSize = .rows(32), shuffle: Bool = true,
    balanced: Bool = false, dropLast: Bool = false, classWeights: ClassWeights? = nil,
    lossLimit: Double? = nil
  ) {
    self.epochs = epochs
    self.batchSize = batchSize
    self.shuffle = shuffle
    self.balanced = balanced
    self.dropLast = dropLast
    self.classWeights = classWeights
    self.lossLimit = lossLimit
  }

  init(_ options: Options) {
    epochs = options.integer("epochs")
    if case .integer(let rows) = options["batchSize"] {
      batchSize = .rows(rows)
    } else {
      batchSize = .full
    }
    shuffle = options.boolean("shuffle")
    balanced = options.boolean("balanced")
    dropLast = options.boolean("dropLast")
    classWeights = options["classWeights"].map(ClassWeights.init)
    lossLimit = options.numberIfGiven("lossLimit")
  }

  var options: Options {
    let size: OptionValue =
      switch batchSize {
      case .full: .text("full")
      case .rows(let rows): .integer(rows)
      }
    return Options([
      ("epochs", .integer(epochs)), ("batchSize", size), ("shuffle", .boolean(shuffle)),
      ("balanced", .boolean(balanced)), ("dropLast", .boolean(dropLast)),
      ("classWeights", classWeights?.value), ("lossLimit", lossLimit.map(OptionValue.number)),
    ])
  }
}
