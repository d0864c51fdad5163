import CadenaGraph

/// Matrix products that are only read transposed are computed transposed: `(A·B)ᵀ = Bᵀ·Aᵀ`.
///
/// The gradient of a linear layer's weight is one, because the layer multiplies by the transposed
/// weight. Computed as it is read, it lies in memory like the weight, and the update runs through
/// both in order. Transposing operands costs a matrix product nothing but other strides.
enum TransposedProducts {
  /// Changes the products among the values for which that holds, and everything that reads them.
  static func rewrite(_ values: inout [PlanGraph.Value], roots: [PlanGraph.Operand]) {
    var isOnlyTransposed = values.map { $0.lowering == .contract && $0.type.shape.rank == 2 }
    guard isOnlyTransposed.contains(true) else { return }
    for operand in roots { isOnlyTransposed[operand.value] = false }
    for value in values {
      for operand in value.inputs where isOnlyTransposed[operand.value] {
        let type = values[operand.value].type
        isOnlyTransposed[operand.value] = isTransposition(operand.view, of: type.shape)
      }
    }
    for index in values.indices {
      for (position, operand) in values[index].inputs.enumerated()
      where isOnlyTransposed[operand.value] {
        values[index].inputs[position].view = StridedView(contiguous: operand.view.shape)
      }
    }
    for index in values.indices where isOnlyTransposed[index] {
      let (a, b) = (values[index].inputs[0], values[index].inputs[1])
      values[index].inputs = [transposed(b), transposed(a)]
      values[index].type.shape = transposed(values[index].type.shape)
    }
  }

  private static func isTransposition(_ view: StridedView, of shape: Shape) -> Bool {
    view.offset == 0 && view.shape == transposed(shape) && view.strides == [1, shape[1]]
  }

  private static func transposed(_ shape: Shape) -> Shape { [shape[1], shape[0]] }

  private static func transposed(_ operand: PlanGraph.Operand) -> PlanGraph.Operand {
    let view = operand.view
    return PlanGraph.Operand(
      value: operand.value,
      view: StridedView(
        shape: transposed(view.shape), offset: view.offset, strides: view.strides.reversed()))
  }
}
