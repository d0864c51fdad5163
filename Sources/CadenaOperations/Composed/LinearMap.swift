import CadenaGraph
import CadenaText

/// A linear map with bias: `Z = X·Wᵀ + b` (lecture A4).
///
/// X has shape `[…, in]`, the weight `[out, in]`, the bias `[out]`, the result `[…, out]`. Leading
/// axes are joined into one, so there is one matrix product forward and two backward:
/// `∇W = ∇Zᵀ·X`, `∇X = ∇Z·W`, `∇b = Σ_i ∇Z[i, :]`.
public enum LinearMap: ComposedOperation {
  /// `linear`.
  public static var name: String { "linear" }

  /// The type of `x.linear(weight, bias)`, or an error that shows the shapes.
  public static func type(
    _ x: TensorType, weight: TensorType, bias: TensorType?
  ) throws(ShapeError) -> TensorType {
    let types = [x, weight] + (bias.map { [$0] } ?? [])
    let shapes = types.map(\.shape)
    guard types.allSatisfy({ $0.dtype == x.dtype }) else {
      throw ShapeError(name, .elementTypesDiffer(types.map(\.dtype.description)), shapes)
    }
    guard x.dtype.isFloatingPoint else {
      throw ShapeError(
        name, .elementTypeNotSupported(x.dtype.description, allowed: "float32, float64"), shapes)
    }
    guard weight.shape.rank == 2 else {
      throw ShapeError(name, .rankMustBe("2", found: weight.shape.rank), shapes)
    }
    guard x.shape.rank >= 1 else {
      throw ShapeError(name, .rankMustBe("≥ 1", found: 0), shapes)
    }
    guard x.shape.last == weight.shape[1] else {
      throw ShapeError(name, .linearWidth(x.shape.last, weight: weight.shape[1]), shapes)
    }
    if let bias, bias.shape != [weight.shape[0]] {
      throw ShapeError(
        name, .extentsMustMatch(axis: 0, weight.shape[0], bias.shape.count), shapes)
    }
    return TensorType(x.shape.replacing(x.shape.rank - 1, with: weight.shape[0]), x.dtype)
  }

  /// Rows, a vector, batches of rows, with and without bias.
  public static var examples: [OperationExample] {
    [
      OperationExample("of rows", [.init([3, 4]), .init([2, 4]), .init([2])]) {
        $0[0].linear($0[1], $0[2])
      },
      OperationExample("of a vector", [.init([4]), .init([2, 4]), .init([2])]) {
        $0[0].linear($0[1], $0[2])
      },
      OperationExample("of batches without bias", [.init([2, 3, 4]), .init([2, 4])]) {
        $0[0].linear($0[1])
      },
    ]
  }
}

extension Tensor {
  /// The linear map `X·Wᵀ + b` of the last axis.
  ///
  /// - Parameters:
  ///   - weight: of shape `[out, in]`.
  ///   - bias: of shape `[out]`, or nil for none.
  /// - Returns: a tensor of this one's shape with `out` as the extent of its last axis.
  public func linear(
    _ weight: Tensor, _ bias: Tensor? = nil, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    let result = checked(
      file, line, try LinearMap.type(type, weight: weight.type, bias: bias?.type)
    ).shape
    let rows = shape.removing(rank - 1).count
    var product = Tensor.apply(
      MatrixProduct(), reshaped(to: [rows, shape.last]), weight.transposed(), file: file,
      line: line)
    if let bias { product = product + bias }
    return product.reshaped(to: result, file: file, line: line)
  }
}
