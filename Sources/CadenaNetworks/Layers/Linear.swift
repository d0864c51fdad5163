import CadenaText

/// A linear layer: `Z = X·Wᵀ + b` (lectures 000 and 002, row A4).
///
/// X has shape `[batch…, in]`, the weight `[out, in]`, the bias `[out]`, the result
/// `[batch…, out]`. The input's width is found at the first use: `Linear(10)` has ten units. First
/// values of weight and bias come from `U(-1/√in, 1/√in)` (lecture C14, and PyTorch).
public struct Linear: Module {
  /// Number of units: the width of the output.
  public let units: Int
  /// The weight, `[out, in]`.
  public let weight: Parameter
  /// The bias, `[out]`; nil for a layer without.
  public let bias: Parameter?

  /// A layer with a number of units.
  ///
  /// - Parameters:
  ///   - units: the width of the output, at least 1.
  ///   - bias: whether b is added.
  ///   - weights: where the first weights come from.
  ///   - biases: where the first biases come from.
  public init(
    _ units: Int, bias: Bool = true, weights: any Initializer = FanInUniform(),
    biases: any Initializer = FanInUniform()
  ) {
    require(units >= 1, "a linear layer has at least one unit, not \(units)")
    self.units = units
    weight = Parameter(.weight, initializer: weights)
    self.bias = bias ? Parameter(.bias, initializer: biases) : nil
  }

  /// A layer with boxes that are given: weights that are shared with another layer.
  public init(_ units: Int, weight: Parameter, bias: Parameter?) {
    self.units = units
    self.weight = weight
    self.bias = bias
  }

  /// True: the same graph every time.
  public var isReplayable: Bool { true }

  /// The linear map of the last axis.
  public func forward(_ x: Tensor, _ context: Context) -> Tensor {
    if let known = self.weight.shape, x.rank == 0 || known[1] != x.shape.last {
      do {
        _ = try outputShape(for: x.shape)
      } catch {
        context.refuse(error, of: self.weight)
      }
    }
    let weight = weight.value(in: context, shape: [units, x.shape.last])
    let bias = bias?.value(
      in: context, shape: [units], fanIn: x.shape.last, fanOut: units)
    return x.linear(weight, bias)
  }

  /// The input's shape with `units` as the extent of the last axis, if the width is the weight's.
  public func outputShape(for input: Shape) throws(ShapeError) -> Shape {
    guard input.rank >= 1 else {
      throw ShapeError("linear", .rankMustBe("≥ 1", found: 0), [input])
    }
    if let shape = weight.shape, shape[1] != input.last {
      throw ShapeError("linear", .linearWidth(input.last, weight: shape[1]), [input, shape])
    }
    var output = input
    output[input.rank - 1] = units
    return output
  }

  /// The same layer with boxes of its own.
  public func copied(with copier: BoxCopier) -> Linear {
    Linear(units, weight: copier(weight), bias: bias.map { copier($0) })
  }

  /// `Linear(10)`.
  public var label: String { bias == nil ? "Linear(\(units), bias: false)" : "Linear(\(units))" }
}
