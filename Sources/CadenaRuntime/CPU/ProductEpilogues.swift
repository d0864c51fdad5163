import CadenaGraph

/// Biases and rectifiers join the matrix product before them: it adds and rectifies while it has its
/// result in registers, and memory is written once instead of twice or three times.
///
/// A product that anybody else reads, or that is asked for, stays as it is. The sums are rounded as
/// before, so no bit changes.
enum ProductEpilogues {
  /// Changes the values among which that is possible.
  static func rewrite(_ values: inout [PlanGraph.Value], roots: [PlanGraph.Operand]) {
    guard values.contains(where: { $0.lowering == .contract }) else { return }
    var readers = [Int](repeating: 0, count: values.count)
    for value in values {
      for input in value.inputs { readers[input.value] += 1 }
    }
    for root in roots { readers[root.value] += 1 }
    for index in values.indices {
      guard case .elementwise(let program) = values[index].lowering,
        let (product, bias) = product(before: index, program, values),
        readers[product] == 1
      else { continue }
      let inner = values[product]
      values[index].lowering = .contract
      values[index].inputs = inner.inputs
      values[index].epilogue = inner.epilogue
      if let bias {
        values[index].inputs.append(bias)
        values[index].epilogue.hasBias = true
      } else {
        values[index].epilogue.isRectified = true
      }
      values[index].absorbed = inner.absorbed + [inner.node]
      values[product].isAbsorbed = true
    }
  }

  /// The product to which a value adds a bias, or which it rectifies.
  private static func product(
    before index: Int, _ program: ScalarProgram, _ values: [PlanGraph.Value]
  ) -> (product: Int, bias: PlanGraph.Operand?)? {
    let value = values[index]
    let dtype = value.type.dtype
    guard dtype.isFloatingPoint, value.type.shape.rank == 2 else { return nil }
    if program == ScalarProgram(.relu, [dtype]), let product = whole(value.inputs[0], value, values)
    {
      return (product, nil)
    }
    guard program == ScalarProgram(.add, [dtype, dtype]) else { return nil }
    for (position, other) in [(0, 1), (1, 0)] {
      let bias = value.inputs[other]
      guard let product = whole(value.inputs[position], value, values),
        !values[product].epilogue.hasBias, !values[product].epilogue.isRectified,
        isRow(bias, of: value.type.shape), values[bias.value].constant == nil,
        values[bias.value].type.dtype == dtype
      else { continue }
      return (product, bias)
    }
    return nil
  }

  /// The matrix product that is read element for element, if the operand is one.
  private static func whole(
    _ operand: PlanGraph.Operand, _ value: PlanGraph.Value, _ values: [PlanGraph.Value]
  ) -> Int? {
    let product = values[operand.value]
    guard product.lowering == .contract, product.type == value.type,
      operand.view.shape == value.type.shape, operand.isWhole(of: product.type)
    else { return nil }
    return operand.value
  }

  /// Whether an operand is one row that is stretched over all.
  private static func isRow(_ operand: PlanGraph.Operand, of shape: Shape) -> Bool {
    let view = operand.view
    guard view.shape.rank >= 1, view.shape.last == shape[1], view.shape.count == shape[1],
      view.shape.rank <= 2
    else { return false }
    return view.isContiguous
  }
}
