import CadenaGraph

/// The definition of scalar programs.
enum ReferenceElementwise {
  /// A program on inputs that are stretched to the result's shape.
  static func apply(
    _ program: ScalarProgram, _ inputs: [ReferenceValue], _ type: TensorType
  ) -> ReferenceValue {
    let sources = inputs.map { $0.stretched(to: type.shape).elements }
    let elements = (0..<type.shape.count).map { element in
      result(of: program, sources.map { $0[element] })
    }
    return ReferenceValue(exact: elements, type)
  }

  /// The result of a program for one element of each input.
  static func result(of program: ScalarProgram, _ inputs: [Double]) -> Double {
    var values = inputs
    values.reserveCapacity(inputs.count + program.instructions.count)
    for step in program.instructions {
      switch step.kind {
      case .constant(let number):
        values.append(step.dtype.rounded(number))
      case .cast:
        values.append(
          ReferenceScalar.cast(values[step.a], from: program.dtype(of: step.a), to: step.dtype))
      case .apply(let opcode):
        let last = step.c >= 0 ? step.c : step.b >= 0 ? step.b : step.a
        values.append(
          ReferenceScalar.apply(
            opcode, values[step.a], step.b >= 0 ? values[step.b] : 0,
            step.c >= 0 ? values[step.c] : 0, program.dtype(of: last)))
      }
    }
    return values[program.result]
  }
}
