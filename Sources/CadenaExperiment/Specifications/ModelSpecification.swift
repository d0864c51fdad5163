/// `model`: the layers in order and the weights to begin with.
public struct ModelSpecification: Sendable, Hashable {
  /// The layers, applied in order; a residual block holds layers of its own.
  public var layers: [LayerSpecification]
  /// A safetensors file with weights named `layers.0.weight`, or nil to draw them from the seed.
  public var initialWeights: String?

  /// A model of layers.
  public init(layers: [LayerSpecification], initialWeights: String? = nil) {
    self.layers = layers
    self.initialWeights = initialWeights
  }

  init(_ options: Options) {
    layers = options.list("layers")
    initialWeights = options.textIfGiven("initialWeights")
  }

  var options: Options {
    Options([
      ("layers", .list(layers)), ("initialWeights", initialWeights.map(OptionValue.text)),
    ])
  }
}
