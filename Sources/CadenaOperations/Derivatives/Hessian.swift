import CadenaGraph

/// The second derivatives of a tensor with one element: `H[i…, j…] = ∂²output / ∂input[i…] ∂input[j…]`.
///
/// The Jacobian of the gradient (lecture A9): one sweep for the gradient and one over it per element
/// of the input. For more than a few hundred elements use `hessianVectorProduct`.
public func hessian(
  of output: Tensor, withRespectTo input: Tensor, file: StaticString = #fileID, line: UInt = #line
) -> Tensor {
  let slope = gradient(of: output, withRespectTo: input, file: file, line: line)
  return jacobian(of: slope, withRespectTo: input, file: file, line: line)
}

/// The Hessian of a function at a point.
///
///     hessian(at: Tensor([1.0, 2])) { ($0 * $0 * $0).sum() }   // [[6, 0], [0, 12]]
///
/// - Parameters:
///   - point: where.
///   - function: gives a tensor with one element.
/// - Returns: a tensor of the point's axes, twice: a matrix for a vector.
public func hessian(
  at point: Tensor, file: StaticString = #fileID, line: UInt = #line,
  of function: (Tensor) throws -> Tensor
) rethrows -> Tensor {
  hessian(of: try function(point), withRespectTo: point, file: file, line: line)
}
