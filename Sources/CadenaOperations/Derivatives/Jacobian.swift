import CadenaGraph
import CadenaText

/// The Jacobian of a tensor with respect to another: every derivative of every element.
///
/// `J[i…, j…] = ∂output[i…] / ∂input[j…]`, of shape output's, then input's axes. One reverse sweep
/// per element of the output (lecture A3); all rows are computed as one plan. The result can be
/// differentiated again.
///
/// - Parameters:
///   - output: what is differentiated; floating point.
///   - input: with respect to what.
public func jacobian(
  of output: Tensor, withRespectTo input: Tensor, file: StaticString = #fileID,
  line: UInt = #line
) -> Tensor {
  if output.rank + input.rank > Shape.maximumRank {
    let error = ShapeError(
      "jacobian", .rankMustBe("≤ \(Shape.maximumRank)", found: output.rank + input.rank),
      [output.shape, input.shape])
    stop(error, file, line)
  }
  let shape = Shape(output.shape.dimensions + input.shape.dimensions)
  if output.count == 0 { return .zeros(shape, dtype: input.dtype) }
  let rows = (0..<output.count).map { element in
    var unit = [Double](repeating: 0, count: output.count)
    unit[element] = 1
    return gradient(
      of: output, withRespectTo: input,
      cotangent: Tensor(unit, shape: output.shape, dtype: output.dtype), file: file, line: line)
  }
  return Tensor.stacked(rows).reshaped(to: shape)
}

/// The Jacobian of a function at a point.
///
///     jacobian(at: Tensor([2.0, 3])) { $0 * $0 }   // [[4, 0], [0, 6]]
///
/// - Parameters:
///   - point: where.
///   - function: gives a tensor of any shape.
/// - Returns: `∂function[i…] / ∂point[j…]`, of shape `[i…, j…]`.
public func jacobian(
  at point: Tensor, file: StaticString = #fileID, line: UInt = #line,
  of function: (Tensor) throws -> Tensor
) rethrows -> Tensor {
  jacobian(of: try function(point), withRespectTo: point, file: file, line: line)
}
