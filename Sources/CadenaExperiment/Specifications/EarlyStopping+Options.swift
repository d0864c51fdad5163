import CadenaTraining

/// `earlyStopping`: the trainer's rule, as the experiment file writes it.
extension EarlyStopping {
  init(_ options: Options) {
    self.init(
      monitor: Monitor(rawValue: options.text("monitor")) ?? .validationLoss,
      patience: options.integer("patience"), minimumDelta: options.number("minimumDelta"))
  }

  var options: Options {
    Options([
      ("monitor", .text(monitor.rawValue)), ("patience", .integer(patience)),
      ("minimumDelta", .number(minimumDelta)),
    ])
  }
}
