import CadenaText

/// The sum of the elements over some axes.
///
/// `out[j] = Σ_i x[i, j]` over axis 0. Elements are added in an order set by the shape alone, in
/// partial sums, so results do not depend on threads. bool and uint8 are summed as int32. No
/// elements give 0. The gradient is the cotangent repeated along the summed axes.
public struct Sum: Operation {
  /// The axes that are summed.
  public let axes: AxisSet
  /// Whether summed axes stay, with extent 1.
  public let keepDimensions: Bool

  /// A sum over a set of axes.
  public init(axes: AxisSet, keepDimensions: Bool) {
    self.axes = axes
    self.keepDimensions = keepDimensions
  }

  /// `sum`.
  public static var name: String { "sum" }

  /// The shape without the summed axes.
  public func infer(_ inputs: Operands) throws(ShapeError) -> TensorType {
    let dtype = inputs.dtype(0)
    return TensorType(
      inputs.shape(0).reduced(axes, keepDimensions: keepDimensions),
      dtype == .bool || dtype == .uint8 ? .int32 : dtype)
  }

  /// The cotangent, repeated.
  public func gradient(_ inputs: Operands, output: Tensor, cotangent: Tensor) -> [Tensor?] {
    let shape = inputs.shape(0)
    let kept = shape.reduced(axes, keepDimensions: true)
    return [cotangent.reshaped(to: kept).expanded(to: shape)]
  }

  /// A sum reduction.
  public func lowering(_ inputs: Operands, output: TensorType) -> Lowering { .reduce(.sum, axes) }

  /// Rows, columns, everything.
  public static var examples: [OperationExample] {
    [
      OperationExample("of each row", [.init([3, 4])]) { $0[0].sum(axes: [1]) },
      OperationExample("of outer axes", [.init([2, 3, 4])]) {
        $0[0].sum(axes: [0, 2], keepDimensions: true)
      },
      OperationExample("of everything", [.init([3, 2])]) { $0[0].sum() },
    ]
  }
}

extension Tensor {
  /// The sum over some axes, or over all of them when none are named.
  public func sum(
    axes: [Int]? = nil, keepDimensions: Bool = false, file: StaticString = #fileID,
    line: UInt = #line
  ) -> Tensor {
    let set = axisSet(axes, "sum", file: file, line: line)
    return .apply(
      Sum(axes: set, keepDimensions: keepDimensions), self, file: file, line: line)
  }

  /// The tensor summed over the axes in which `shape` would have to be stretched to give its own:
  /// the reverse of broadcasting.
  public func summed(to shape: Shape) -> Tensor {
    if shape == self.shape { return self }
    let missing = rank - shape.rank
    var axes: AxisSet = []
    for axis in 0..<rank
    where axis < missing || (shape[axis - missing] == 1 && self.shape[axis] != 1) {
      axes.insert(AxisSet(axis))
    }
    let sum = axes.isEmpty ? self : Tensor.apply(Sum(axes: axes, keepDimensions: true), self)
    return sum.reshaped(to: shape)
  }

  /// The axes of a list, or a stop at the caller's line when one does not exist.
  public func axisSet(
    _ axes: [Int]?, _ operation: String, file: StaticString, line: UInt
  ) -> AxisSet {
    do {
      return try AxisSet(axes, of: shape, operation: operation)
    } catch {
      programmingError(error.description, file: file, line: line)
    }
  }

  /// An axis counted from the front, or a stop at the caller's line when it does not exist.
  public func normalizedAxis(
    _ axis: Int, _ operation: String, file: StaticString, line: UInt
  ) -> Int {
    guard let position = shape.normalized(axis: axis) else {
      let error = ShapeError(operation, .axisOutOfRange(axis, rank: rank), [shape])
      programmingError(error.description, file: file, line: line)
    }
    return position
  }
}

extension Shape {
  /// The shape after a reduction over some axes.
  public func reduced(_ axes: AxisSet, keepDimensions: Bool) -> Shape {
    var result = Shape()
    for axis in 0..<rank {
      if !axes.contains(axis: axis) {
        result.append(self[axis])
      } else if keepDimensions {
        result.append(1)
      }
    }
    return result
  }
}
