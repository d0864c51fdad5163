import CadenaText

/// Normalises the last axes of each example by their own mean and variance, then scales and shifts:
/// `y = γ ⊙ (x - μ) / √(σ² + ε) + β`.
///
/// Each example is treated by itself, so training and inference are the same and batches may have
/// any size. σ² has the divisor m; γ and β have the shape of the normalised axes and start at 1 and
/// 0.
///
/// Source: Ba, Kiros and Hinton, "Layer normalization", 2016.
public struct LayerNorm: Module {
  /// How many of the last axes are normalised together.
  public let axes: Int
  /// What is added to the variance, above 0.
  public let epsilon: Double
  /// The scale γ.
  public let weight: Parameter
  /// The shift β.
  public let bias: Parameter

  /// A layer normalisation with a scale of 1 and a shift of 0.
  ///
  /// - Parameters:
  ///   - axes: how many of the last axes are normalised together: 1 for `[batch, features]`, 3 for
  ///     whole images.
  ///   - epsilon: what is added to the variance.
  public init(axes: Int = 1, epsilon: Double = 1e-5) {
    self.init(
      axes: axes, epsilon: epsilon, weight: Parameter(.weight, initializer: Constant(1)),
      bias: Parameter(.bias, initializer: Constant(0)))
  }

  /// A layer with boxes that are given: loaded values, or those of another layer.
  public init(axes: Int = 1, epsilon: Double = 1e-5, weight: Parameter, bias: Parameter) {
    require(axes >= 1, "a layer normalisation has at least one axis, not \(axes)")
    require(epsilon > 0, "a layer normalisation's epsilon is above 0")
    self.axes = axes
    self.epsilon = epsilon
    self.weight = weight
    self.bias = bias
  }

  /// True: the same graph every time.
  public var isReplayable: Bool { true }

  /// Normalises the last axes.
  public func forward(_ x: Tensor, _ context: Context) -> Tensor {
    let shape = normalizedShape(x.shape)
    return x.layerNormalized(
      axes: axes, weight: weight.value(in: context, shape: shape),
      bias: bias.value(in: context, shape: shape), epsilon: epsilon)
  }

  private func normalizedShape(_ input: Shape) -> Shape {
    Shape(Array(input.dimensions.suffix(axes)))
  }

  /// The input's shape, if its last axes are those of the layer.
  public func outputShape(for input: Shape) throws(ShapeError) -> Shape {
    // The batch is never normalised over.
    guard input.rank > axes else {
      throw ShapeError("layerNorm", .rankMustBe("≥ \(axes + 1)", found: input.rank), [input])
    }
    let wanted = normalizedShape(input)
    if let shape = weight.shape, shape != wanted {
      throw ShapeError(
        "layerNorm", .normalizedWidth("\(wanted)", weight: "\(shape)"), [input, shape])
    }
    return input
  }

  /// The same layer with boxes of its own.
  public func copied(with copier: BoxCopier) -> LayerNorm {
    LayerNorm(axes: axes, epsilon: epsilon, weight: copier(weight), bias: copier(bias))
  }

  /// `LayerNorm()`, with what is not as usual.
  public var label: String {
    let options =
      (axes == 1 ? [] : ["axes: \(axes)"])
      + (epsilon == 1e-5 ? [] : ["epsilon: \(epsilon)"])
    return "LayerNorm(\(options.joined(separator: ", ")))"
  }
}
