/// Noise on the outputs of a model's neurons: every layer that has trainable parameters of its own gives
/// `z + σ·ξ` in place of z.
///
/// A first pass only notes the outputs, so that a method knows their shapes; a second one adds noise to
/// them, in the order of the calls. In both the input of such a layer is taken as data: what flows back
/// from z reaches the layer's own parameters and nothing before them. So the gradient of `Σ c·z` for
/// numbers c is a sum over the layers by themselves, and no error is propagated back.
public final class NodeNoise {
  /// What is added to each output; empty in the pass that notes them.
  public let noise: [Tensor]
  /// The outputs, before noise was added, in the order of the calls.
  public private(set) var outputs: [Tensor] = []
  private var isInside = false

  /// A pass that notes the outputs, or adds a tensor to each of them.
  public init(adding noise: [Tensor] = []) { self.noise = noise }

  /// Calls a layer.
  func call(_ layer: any Module, _ x: Tensor, _ context: Context) -> Tensor {
    // What lies inside a layer with weights of its own is part of that layer.
    guard !isInside, Self.hasOwnParameters(layer) else { return layer.forward(x, context) }
    isInside = true
    let output = layer.forward(x.stoppingGradient(), context)
    isInside = false
    let index = outputs.count
    outputs.append(output)
    return index < noise.count ? output + noise[index] : output
  }

  private static func hasOwnParameters(_ layer: any Module) -> Bool {
    Mirror(reflecting: layer).children.contains { child in
      if let parameter = child.value as? Parameter { return parameter.isTrainable }
      if let parameter = child.value as? Parameter? { return parameter?.isTrainable ?? false }
      return false
    }
  }
}
