import CadenaGraph
import CadenaText

/// Random numbers, uniform in [0, 1), from a key: the same key always gives the same numbers.
///
/// The key is an input, a uint32 vector of two words, so a plan that is run with another key draws
/// other numbers. Element i depends on the key and on i alone (Philox, see `Philox`), never on
/// threads or on the rest of the program. No gradient.
public struct RandomUniform: Operation {
  /// The shape of the result.
  public let shape: Shape
  /// Its element type.
  public let dtype: DType

  /// `uniform`.
  public static var name: String { "uniform" }

  /// The shape asked for, if the key is one.
  public func infer(_ inputs: Operands) throws(ShapeError) -> TensorType {
    guard inputs.dtype(0) == .uint32, inputs.shape(0) == [2] else {
      throw ShapeError(
        Self.name,
        .elementTypeNotSupported(inputs.node(0).type.description, allowed: "uint32[2]"),
        inputs.shapes)
    }
    guard dtype.isFloatingPoint else {
      throw ShapeError(
        Self.name, .elementTypeNotSupported(dtype.description, allowed: "float32, float64"),
        [shape])
    }
    return TensorType(shape, dtype)
  }

  /// Random numbers.
  public func lowering(_ inputs: Operands, output: TensorType) -> Lowering { .random }

  /// Both precisions, more numbers than a block of the generator has.
  public static var examples: [OperationExample] {
    [
      OperationExample("in single precision", [.init([2], .listed([1, 2]), dtype: .uint32)]) {
        .uniform([3, 5], key: $0[0])
      },
      OperationExample("in double precision", [.init([2], .listed([3, 4]), dtype: .uint32)]) {
        .uniform([7], key: $0[0], dtype: .float64)
      },
    ]
  }
}

extension Tensor {
  /// Random numbers, uniform in [0, 1).
  ///
  /// - Parameter key: a uint32 vector of two words, as `RandomKey.tensor` gives.
  public static func uniform(
    _ shape: Shape, key: Tensor, dtype: DType = .float32, file: StaticString = #fileID,
    line: UInt = #line
  ) -> Tensor {
    apply(RandomUniform(shape: shape, dtype: dtype), key, file: file, line: line)
  }
}

extension RandomKey {
  /// The key as an input of random operations: a uint32 vector of its two words.
  public var tensor: Tensor { Tensor([word0, word1]) }
}
