/// `earlyStopping`: training ends when the monitored number has not improved for some epochs.
public struct EarlyStoppingSpecification: Sendable, Hashable {
  /// The number that is watched; it also decides which epoch is the best.
  public var monitor: Monitor
  /// How many epochs without improvement are waited for.
  public var patience: Int
  /// The least change that counts as an improvement.
  public var minimumDelta: Double

  /// A rule for stopping.
  public init(monitor: Monitor = .validationLoss, patience: Int = 5, minimumDelta: Double = 0) {
    self.monitor = monitor
    self.patience = patience
    self.minimumDelta = minimumDelta
  }

  init(_ options: Options) {
    monitor = Monitor(rawValue: options.text("monitor")) ?? .validationLoss
    patience = options.integer("patience")
    minimumDelta = options.number("minimumDelta")
  }

  var options: Options {
    Options([
      ("monitor", .text(monitor.rawValue)), ("patience", .integer(patience)),
      ("minimumDelta", .number(minimumDelta)),
    ])
  }
}
