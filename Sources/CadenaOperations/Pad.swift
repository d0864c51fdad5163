import CadenaGraph
import CadenaText

/// A tensor with a number around it: `before[i]` times at the beginning of axis i and `after[i]`
/// times at its end. The gradient is the middle of the cotangent.
///
/// The number is structure: a literal such as 0. Other ways to pad (`reflect`, `replicate`) are
/// put together from slices.
public struct Pad: Operation {
  /// Elements added at the beginning of each axis.
  let before: Shape
  /// Elements added at the end of each axis.
  let after: Shape
  /// The number.
  let value: Double

  /// `pad`.
  public static var name: String { "pad" }

  /// The extents with what is added.
  public func infer(_ inputs: Operands) throws(ShapeError) -> TensorType {
    var shape = inputs.shape(0)
    guard before.rank == shape.rank, after.rank == shape.rank else {
      throw ShapeError(
        Self.name, .onePerAxis("padding", given: before.rank, rank: shape.rank), [shape])
    }
    for axis in 0..<shape.rank { shape[axis] += before[axis] + after[axis] }
    return TensorType(shape, inputs.dtype(0))
  }

  /// The middle of the cotangent.
  public func gradient(_ inputs: Operands, output: Tensor, cotangent: Tensor) -> [Tensor?] {
    let source = inputs.shape(0)
    return [
      cotangent.sliced(
        (0..<source.rank).map { AxisSlice(before[$0], before[$0] + source[$0]) })
    ]
  }

  /// A pad.
  public func lowering(_ inputs: Operands, output: TensorType) -> Lowering {
    .pad(before: before.dimensions, value: value)
  }

  /// Zeros and another number, on some sides; the other modes.
  public static var examples: [OperationExample] {
    [
      OperationExample("with zeros", [.init([2, 3])]) { $0[0].padded([(1, 2), (0, 1)]) },
      OperationExample("with a number", [.init([3])]) { $0[0].padded([(2, 0)], .constant(-1.5)) },
      OperationExample("by reflection", [.init([3, 4])]) {
        $0[0].padded([(1, 2), (3, 0)], .reflect)
      },
      OperationExample("by its border", [.init([2, 3])]) {
        $0[0].padded([(2, 1), (0, 2)], .replicate)
      },
    ]
  }
}

/// What is put around a tensor that is padded.
public enum PaddingMode: Hashable, Sendable {
  /// A number.
  case constant(Double)
  /// The elements mirrored at the first and the last, which are not repeated: `c b [a b c] b a`.
  case reflect
  /// The first and the last element repeated: `a a [a b c] c c`.
  case replicate
}

extension Tensor {
  /// The tensor with elements added around it.
  ///
  /// - Parameters:
  ///   - amounts: for each axis, how many before it and how many after it.
  ///   - mode: what is added: zeros unless told otherwise.
  public func padded(
    _ amounts: [(before: Int, after: Int)], _ mode: PaddingMode = .constant(0),
    file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    checked(file, line, try requirePadding(amounts, mode))
    switch mode {
    case .constant(let value):
      let before = Shape(amounts.map(\.before))
      let after = Shape(amounts.map(\.after))
      return padded(before: before, after: after, value, file: file, line: line)
    case .reflect, .replicate:
      var result = self
      for (axis, amount) in amounts.enumerated() {
        let parts = [
          result.border(axis, amount.before, atEnd: false, mode), result,
          result.border(axis, amount.after, atEnd: true, mode),
        ]
        result = .concatenated(parts.filter { $0.shape[axis] > 0 }, axis: axis)
      }
      return result
    }
  }

  /// The tensor with a number around it.
  func padded(
    before: Shape, after: Shape, _ value: Double = 0, file: StaticString = "", line: UInt = 0
  ) -> Tensor {
    if before.dimensions.allSatisfy({ $0 == 0 }) && after.dimensions.allSatisfy({ $0 == 0 }) {
      return self
    }
    return .apply(
      Pad(before: before, after: after, value: value), self, file: file, line: line)
  }

  /// What is added at one end of an axis.
  private func border(_ axis: Int, _ amount: Int, atEnd: Bool, _ mode: PaddingMode) -> Tensor {
    let extent = shape[axis]
    if amount == 0 { return sliced(axis: axis, from: 0, to: 0) }
    if mode == .reflect {
      let start = atEnd ? extent - 1 - amount : 1
      return sliced(axis: axis, from: start, to: start + amount).flipped(axes: [axis])
    }
    let edge = atEnd ? extent - 1 : 0
    return sliced(axis: axis, from: edge, to: edge + 1)
      .expanded(to: shape.replacing(axis, with: amount))
  }

  private func requirePadding(
    _ amounts: [(before: Int, after: Int)], _ mode: PaddingMode
  ) throws(ShapeError) {
    guard amounts.count == rank else {
      throw ShapeError(
        Pad.name, .onePerAxis("padding", given: amounts.count, rank: rank), [shape])
    }
    for (axis, amount) in amounts.enumerated() {
      for side in [amount.before, amount.after] {
        let most =
          switch mode {
          case .constant: Int(Int32.max)
          case .reflect: Swift.max(0, shape[axis] - 1)
          case .replicate: shape[axis] == 0 ? 0 : Int(Int32.max)
          }
        guard side >= 0 && side <= most else {
          throw ShapeError(
            Pad.name, .argumentOutOfRange("padding", "\(side)", allowed: "0…\(most)"), [shape])
        }
      }
    }
  }
}
