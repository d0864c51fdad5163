import CadenaGraph
import CadenaText

/// Elements held between bounds: `min(max(x, low), high)`, either bound optional.
///
/// Inputs: x, then the bounds there are, broadcast; low must not be above high. The gradient passes
/// where `low ≤ x ≤ high`; a bound that is a tensor receives it where it took x's place.
/// Floating-point or int32; NaN stays NaN.
public struct Clamp: Operation {
  /// Whether the second input is a lower bound.
  public let hasMinimum: Bool
  /// Whether the last input is an upper bound.
  public let hasMaximum: Bool

  /// `clamp`.
  public static var name: String { "clamp" }

  /// The broadcast shape of x and the bounds.
  public func infer(_ inputs: Operands) throws(ShapeError) -> TensorType {
    try inputs.numberType(Self.name)
  }

  /// The cotangent, to x or to the bound that took its place.
  public func gradient(_ inputs: Operands, output: Tensor, cotangent: Tensor) -> [Tensor?] {
    let x = inputs[0]
    let zero = x.constant(0)
    var toX = cotangent
    var toBounds: [Tensor?] = []
    if hasMinimum {
      let isBelow = x .< inputs[1]
      toX = .where(isBelow, zero, toX)
      toBounds.append(Tensor.where(isBelow, cotangent, zero).summed(to: inputs.shape(1)))
    }
    if hasMaximum {
      let last = inputs.count - 1
      let isAbove = x .> inputs[last]
      toX = .where(isAbove, zero, toX)
      toBounds.append(Tensor.where(isAbove, cotangent, zero).summed(to: inputs.shape(last)))
    }
    return [toX.summed(to: x.shape)] + toBounds
  }

  /// One comparison per bound.
  public func lowering(_ inputs: Operands, output: TensorType) -> Lowering {
    .elementwise(
      ScalarProgram([DType](repeating: output.dtype, count: inputs.count)) { program, values in
        var result = values[0]
        if hasMinimum { result = program.apply(.maximum, result, values[1]) }
        if hasMaximum { result = program.apply(.minimum, result, values[values.count - 1]) }
        return result
      })
  }

  /// Both bounds, one of them, bounds of each column.
  public static var examples: [OperationExample] {
    [
      OperationExample("between numbers", [.init([2, 4])]) {
        $0[0].clamped(minimum: -1, maximum: 1)
      },
      OperationExample("from below", [.init([6])]) { $0[0].clamped(minimum: 0.5) },
      OperationExample("from above", [.init([6])]) { $0[0].clamped(maximum: -0.5) },
      OperationExample(
        "by column",
        [.init([3, 2]), .init([2], .uniform(-1 ... -0.5)), .init([2], .uniform(0.5...1))]
      ) { $0[0].clamped(minimum: $0[1], maximum: $0[2]) },
    ]
  }
}

extension Tensor {
  /// The elements held between two numbers, or on one side of one.
  public func clamped(
    minimum: Double? = nil, maximum: Double? = nil, file: StaticString = #fileID,
    line: UInt = #line
  ) -> Tensor {
    clamped(
      minimum: minimum.map { bound($0, file: file, line: line) },
      maximum: maximum.map { bound($0, file: file, line: line) }, file: file, line: line)
  }

  /// The elements held between the elements of two tensors, or on one side of one; shapes are
  /// broadcast.
  @_disfavoredOverload
  public func clamped(
    minimum: Tensor? = nil, maximum: Tensor? = nil, file: StaticString = #fileID,
    line: UInt = #line
  ) -> Tensor {
    .apply(
      Clamp(hasMinimum: minimum != nil, hasMaximum: maximum != nil),
      to: [self] + [minimum, maximum].compactMap { $0 }, file: file, line: line)
  }
}
