import CadenaText

extension Module {
  /// Every parameter of the model once, in the order of its stored properties.
  public var parameters: [Parameter] { Boxes(of: self).parameters.map(\.parameter) }

  /// Every parameter with its dotted name in this model, such as `layers.0.weight`: the keys of
  /// weight files. A parameter that is used twice has its first name.
  public var namedParameters: [(name: String, parameter: Parameter)] {
    Boxes(of: self).parameters
  }

  /// The parameters that optimisers change.
  public var trainableParameters: [Parameter] { parameters.filter(\.isTrainable) }

  /// Names all parameters and random streams by their place in this model, finds the widths that
  /// follow from the input, and draws first values: each in double precision from the seed and the
  /// parameter's name, then rounded to `dtype`.
  ///
  /// Parameters that have values keep them, converted to `dtype`. Throws a `ShapeError` that names
  /// the layer when shapes do not fit, or when a parameter takes no part in the forward pass, so
  /// that its shape cannot be known.
  ///
  /// - Parameters:
  ///   - inputShape: of one input, with the batch axis in front; the batch's extent does not matter.
  ///   - dtype: the element type of the parameters.
  ///   - inputDType: the element type of the input; `dtype` when left out.
  ///   - seed: from which first values are drawn.
  public func bind(
    inputShape: Shape, dtype: DType = .float32, inputDType: DType? = nil, seed: UInt64 = 0
  ) throws(ShapeError) {
    _ = try outputShape(for: inputShape)
    let boxes = Boxes(of: self)
    boxes.nameAll()
    for (_, parameter) in boxes.parameters { parameter.convert(to: dtype) }
    var context = Context.inference
    let root = Context.Root(self, seed: seed, dtype: dtype)
    root.isNamed = true
    context.root = root
    _ = forward(.placeholder(inputShape, dtype: inputDType ?? dtype), context)
    for (name, parameter) in boxes.parameters where !parameter.isBound {
      throw ShapeError(label, .parameterNotUsed(name), [inputShape])
    }
  }

  /// Draws all first values again, as binding with this seed would have drawn them; loaded and
  /// trained values are lost.
  public func redraw(seed: UInt64) {
    for parameter in parameters { parameter.redraw(seed: seed) }
  }

  /// The number of elements of all parameters that have values.
  public var parameterCount: Int {
    parameters.reduce(0) { $0 + ($1.shape?.count ?? 0) }
  }
}
