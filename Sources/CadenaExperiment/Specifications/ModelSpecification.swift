/// `model`: the layers in order and the weights to begin with.
public struct ModelSpecification: Sendable, Hashable {
  /// The layers, applied in order; a residual block holds layers of its own.
  public var layers: [LayerSpecification]
  /// The weights to begin with, or nil to draw them from the seed.
  public var initialWeights: InitialWeightsSpecification?
  /// Shell patterns for the names of parameters that are not trained.
  public var freeze: [String]

  /// A model of layers.
  public init(
    layers: [LayerSpecification], initialWeights: InitialWeightsSpecification? = nil,
    freeze: [String] = []
  ) {
    self.layers = layers
    self.initialWeights = initialWeights
    self.freeze = freeze
  }

  init(_ options: Options) {
    layers = options.list("layers")
    initialWeights = options.sectionIfGiven("initialWeights").map(InitialWeightsSpecification.init)
    freeze = options.textsIfGiven("freeze") ?? []
  }

  var options: Options {
    Options([
      ("layers", .list(layers)), ("initialWeights", initialWeights?.value),
      ("freeze", freeze.isEmpty ? nil : .texts(freeze)),
    ])
  }
}

/// `model.initialWeights`: where the weights to begin with are, and which of them are taken.
public struct InitialWeightsSpecification: Sendable, Hashable {
  /// A safetensors file, the folder of a run, or a run's name.
  public var from: String
  /// Shell patterns for the names of the parameters that are taken; nil takes all.
  public var only: [String]?

  /// Weights of a file or a run.
  public init(from: String, only: [String]? = nil) {
    self.from = from
    self.only = only
  }

  init(_ options: Options) {
    from = options.text("from")
    only = options.textsIfGiven("only")
  }

  /// As it stands in the resolved copy: the bare text when there is nothing else to say.
  var value: OptionValue {
    guard let only else { return .text(from) }
    return .section(Options([("from", .text(from)), ("only", .texts(only))]))
  }
}
