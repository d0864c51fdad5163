import CadenaGraph

/// The definition of scalar programs.
enum ReferenceElementwise {
  /// A program on inputs that are stretched to the result's shape.
  static func apply(
    _ program: ScalarProgram, _ inputs: [ReferenceValue], _ type: TensorType
  ) -> ReferenceValue {
    let sources = inputs.map { $0.stretched(to: type.shape).elements }
    let steps = program.instructions
    let operandTypes = steps.map { operandType(of: $0, in: program) }
    var elements: [Double] = []
    elements.reserveCapacity(type.shape.count)
    // The values of the program for one element: the inputs, then one per step.
    var values: [Double] = []
    for element in 0..<type.shape.count {
      values.removeAll(keepingCapacity: true)
      for source in sources { values.append(source[element]) }
      for (step, operandType) in zip(steps, operandTypes) {
        values.append(result(of: step, operandType, values))
      }
      elements.append(values[program.result])
    }
    return ReferenceValue(exact: elements, type)
  }

  /// The result of one step from the values before it.
  private static func result(
    of step: ScalarProgram.Instruction, _ operandType: DType, _ values: [Double]
  ) -> Double {
    switch step.kind {
    case .constant(let number):
      step.dtype.rounded(number)
    case .cast:
      ReferenceScalar.cast(values[step.a], from: operandType, to: step.dtype)
    case .apply(let opcode):
      ReferenceScalar.apply(
        opcode, values[step.a], step.b >= 0 ? values[step.b] : 0,
        step.c >= 0 ? values[step.c] : 0, operandType)
    }
  }

  /// The type that a step works in: that of its last operand, or its own when it has none.
  private static func operandType(
    of step: ScalarProgram.Instruction, in program: ScalarProgram
  ) -> DType {
    let last = step.c >= 0 ? step.c : step.b >= 0 ? step.b : step.a
    return last >= 0 ? program.dtype(of: last) : step.dtype
  }
}
