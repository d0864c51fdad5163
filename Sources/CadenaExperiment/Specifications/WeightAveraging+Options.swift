import CadenaOptimizers

/// `averaging`: the average of the weights, as the experiment file writes it.
extension WeightAveraging {
  init(_ options: Options) {
    self.init(
      decay: options.number("decay"), biasCorrection: options.boolean("biasCorrection"))
  }

  var options: Options {
    Options([("decay", .number(decay)), ("biasCorrection", .boolean(biasCorrection))])
  }
}
