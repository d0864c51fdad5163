import CadenaGraph
import CadenaText

/// The product of the Hessian with a vector, without the Hessian: `H·v = ∇(∇f · v)`.
///
/// Two sweeps whatever the number of elements (Pearlmutter, "Fast exact multiplication by the
/// Hessian", 1994); the Hessian is symmetric, so weighting the gradient by v gives H·v.
///
/// - Parameters:
///   - output: a tensor with one element.
///   - input: with respect to what.
///   - vector: of the input's shape and element type.
public func hessianVectorProduct(
  of output: Tensor, withRespectTo input: Tensor, vector: Tensor, file: StaticString = #fileID,
  line: UInt = #line
) -> Tensor {
  require(
    vector.type == input.type, "the vector is \(vector.type), the point \(input.type)",
    file: file, line: line)
  let slope = gradient(of: output, withRespectTo: input, file: file, line: line)
  return gradient(
    of: slope, withRespectTo: input, cotangent: vector, file: file, line: line)
}

/// The product of a function's Hessian at a point with a vector of the point's shape.
///
/// - Parameters:
///   - point: where.
///   - vector: a direction, of the point's shape and element type.
///   - function: gives a tensor with one element.
public func hessianVectorProduct(
  at point: Tensor, vector: Tensor, file: StaticString = #fileID, line: UInt = #line,
  of function: (Tensor) throws -> Tensor
) rethrows -> Tensor {
  hessianVectorProduct(
    of: try function(point), withRespectTo: point, vector: vector, file: file, line: line)
}
