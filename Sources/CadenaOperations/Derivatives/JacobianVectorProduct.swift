import CadenaGraph
import CadenaText

/// How a tensor changes when another moves: `J·v`, the derivative of `output` in a direction.
///
/// Computed by two reverse sweeps: `Jᵀ·u` is linear in u, and its gradient with respect to u,
/// weighted by v, is `J·v`. The other product, `Jᵀ·u`, is `gradient` with a cotangent.
///
/// - Parameters:
///   - output: what is differentiated; of any shape.
///   - input: what moves.
///   - vector: the direction, of the input's shape and element type.
/// - Returns: a tensor of the output's shape.
public func jacobianVectorProduct(
  of output: Tensor, withRespectTo input: Tensor, vector: Tensor, file: StaticString = #fileID,
  line: UInt = #line
) -> Tensor {
  require(
    vector.type == input.type, "the vector is \(vector.type), the point \(input.type)",
    file: file, line: line)
  let weight = Tensor.zeros(output.shape, dtype: output.dtype)
  let back = gradient(
    of: output, withRespectTo: input, cotangent: weight, file: file, line: line)
  return gradient(of: back, withRespectTo: weight, cotangent: vector, file: file, line: line)
}

/// A function's derivative at a point in a direction: `J·v`.
///
/// - Parameters:
///   - point: where.
///   - vector: the direction, of the point's shape and element type.
///   - function: gives a tensor of any shape.
/// - Returns: the function's value and the derivative, both of its shape.
public func jacobianVectorProduct(
  at point: Tensor, vector: Tensor, file: StaticString = #fileID, line: UInt = #line,
  of function: (Tensor) throws -> Tensor
) rethrows -> (value: Tensor, product: Tensor) {
  let value = try function(point)
  return (
    value,
    jacobianVectorProduct(
      of: value, withRespectTo: point, vector: vector, file: file, line: line)
  )
}
