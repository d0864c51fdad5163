import CadenaGraph
import CadenaText

/// The product of the elements over some axes.
///
/// bool and uint8 are multiplied as int32. No elements give 1. The gradient of an element is the
/// cotangent times the product of all others, computed without dividing, so that it holds for
/// zeros, and its own gradient too.
public struct Product: Operation {
  /// The axes that are reduced.
  public let axes: AxisSet
  /// Whether these axes stay, with extent 1.
  public let keepDimensions: Bool

  /// `product`.
  public static var name: String { "product" }

  /// The shape without the reduced axes.
  public func infer(_ inputs: Operands) throws(ShapeError) -> TensorType {
    let dtype = inputs.dtype(0)
    return TensorType(
      inputs.shape(0).reduced(axes, keepDimensions: keepDimensions),
      dtype == .bool || dtype == .uint8 ? .int32 : dtype)
  }

  /// The cotangent times the product of the other elements.
  public func gradient(_ inputs: Operands, output: Tensor, cotangent: Tensor) -> [Tensor?] {
    let shape = inputs.shape(0)
    let count = shape.count(along: axes)
    if shape.count == 0 { return [.constant(0, shape: shape, dtype: output.dtype)] }
    let order = (0..<shape.rank).filter { !axes.contains(axis: $0) } + axes.axes
    let factors = inputs[0].permuted(order)
    let rows = factors.reshaped(to: [shape.count / count, count])
    let others = Product.others(rows, cotangent.reshaped(to: [shape.count / count, 1]))
    let places = (0..<shape.rank).map { order.firstIndex(of: $0) ?? $0 }
    return [others.reshaped(to: factors.shape).permuted(places)]
  }

  /// Each row's scale times the product of all its elements but one, for every element.
  ///
  /// A tree: rows are folded in halves, pair by pair, until one column is left; on the way back,
  /// each half's scale is multiplied by the other half. As many products as three passes.
  private static func others(_ rows: Tensor, _ scale: Tensor) -> Tensor {
    var levels: [Tensor] = []
    var level = rows
    while level.shape[1] > 1 {
      if level.shape[1] % 2 == 1 {
        let one = Tensor.constant(1, shape: [level.shape[0], 1], dtype: level.dtype)
        level = .concatenated([level, one], axis: 1)
      }
      levels.append(level)
      let half = level.shape[1] / 2
      level =
        level.sliced(axis: 1, from: 0, to: half) * level.sliced(axis: 1, from: half, to: nil)
    }
    var scale = scale
    for level in levels.reversed() {
      let half = level.shape[1] / 2
      // Drops the column that made the count even.
      if scale.shape[1] > half { scale = scale.sliced(axis: 1, from: 0, to: half) }
      scale = .concatenated(
        [
          scale * level.sliced(axis: 1, from: half, to: nil),
          scale * level.sliced(axis: 1, from: 0, to: half),
        ], axis: 1)
    }
    return scale.sliced(axis: 1, from: 0, to: rows.shape[1])
  }

  /// A reduction.
  public func lowering(_ inputs: Operands, output: TensorType) -> Lowering {
    .reduce(.product, axes)
  }

  /// Rows, outer axes, everything, with no, one and two zeros.
  public static var examples: [OperationExample] {
    [
      OperationExample("of each row", [.init([3, 5])]) { $0[0].product(axes: [1]) },
      OperationExample("of outer axes", [.init([2, 3, 3])]) {
        $0[0].product(axes: [0, 2], keepDimensions: true)
      },
      OperationExample("with a zero", [.init([4], .listed([2, 0, -3, 0.5]))]) { $0[0].product() },
      OperationExample("with two zeros", [.init([2, 2], .listed([2, 0, -3, 0]))]) {
        $0[0].product()
      },
    ]
  }
}

extension Tensor {
  /// The product over some axes, or over all of them when none are named.
  public func product(
    axes: [Int]? = nil, keepDimensions: Bool = false, file: StaticString = #fileID,
    line: UInt = #line
  ) -> Tensor {
    let set = axisSet(axes, Product.name, file: file, line: line)
    return .apply(
      Product(axes: set, keepDimensions: keepDimensions), self, file: file, line: line)
  }
}
