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

/// The product of the Hessian of several tensors together with a vector that has one part for each.
///
/// Part i is `Σⱼ ∂²output / ∂inputᵢ ∂inputⱼ · vectorⱼ`: the gradient of the gradients' products with
/// their parts of the vector.
///
/// - Parameters:
///   - output: a tensor with one element.
///   - inputs: with respect to what, the parameters of a model for instance.
///   - vectors: one per input, of its shape and element type.
public func hessianVectorProducts(
  of output: Tensor, withRespectTo inputs: [Tensor], vectors: [Tensor],
  file: StaticString = #fileID, line: UInt = #line
) -> [Tensor] {
  require(
    vectors.map(\.type) == inputs.map(\.type),
    "the vectors are \(vectors.map(\.type)), the points \(inputs.map(\.type))", file: file,
    line: line)
  let slopes = gradient(of: output, withRespectTo: inputs, file: file, line: line)
  var total: Tensor?
  for (slope, vector) in zip(slopes, vectors) {
    let product = (slope * vector).sum(file: file, line: line)
    total = total.map { $0 + product } ?? product
  }
  guard let total else { return [] }
  return gradient(of: total, withRespectTo: inputs, file: file, line: line)
}
