import CadenaText

/// What can be done to single elements; the kernels know these by the same numbers.
public enum ScalarOpcode: UInt8, Sendable, Hashable, CaseIterable {
  // One operand.
  case copy, negate, absolute, sign, floor, ceil, round, square, squareRoot
  case reciprocalSquareRoot, reciprocal, exp, expMinusOne, log, logOnePlus
  case sin, cos, tan, atan, tanh, sigmoid, erf, softplus, relu, not, isFinite
  // Two operands.
  case add, subtract, multiply, divide, remainder, power, maximum, minimum
  case equal, notEqual, less, lessEqual, greater, greaterEqual, and, or, xor
  // Three operands.
  case select, multiplyAdd

  /// Number of operands.
  public var operandCount: Int {
    if rawValue < ScalarOpcode.add.rawValue { return 1 }
    return rawValue < ScalarOpcode.select.rawValue ? 2 : 3
  }

  /// Whether the result is a truth value whatever the operands are.
  public var givesBool: Bool {
    switch self {
    case .equal, .notEqual, .less, .lessEqual, .greater, .greaterEqual, .isFinite, .not: true
    default: false
    }
  }
}

/// A computation on single elements: a list of instructions in which every value is made once.
///
/// Values are numbered: the inputs first, then one per instruction. Each instruction rounds its
/// result to its element type, so that fusing programs never changes a bit.
public struct ScalarProgram: Hashable, Sendable {
  /// One step of a program.
  public struct Instruction: Hashable, Sendable {
    /// What a step does.
    public enum Kind: Hashable, Sendable {
      /// Applies an opcode to `a`, `b` and `c`, as many as it has operands.
      case apply(ScalarOpcode)
      /// Converts `a` to the step's element type.
      case cast
      /// A number that is part of the program.
      case constant(Double)

      /// Numbers are compared by their bits: -0 is not 0, and not-a-number equals itself.
      public static func == (a: Kind, b: Kind) -> Bool {
        switch (a, b) {
        case (.apply(let a), .apply(let b)): a == b
        case (.cast, .cast): true
        case (.constant(let a), .constant(let b)): a.bitPattern == b.bitPattern
        default: false
        }
      }

      /// The bits of a number, or the opcode.
      public func hash(into hasher: inout Hasher) {
        switch self {
        case .apply(let opcode): hasher.combine(opcode)
        case .cast: hasher.combine(true)
        case .constant(let number): hasher.combine(number.bitPattern)
        }
      }
    }

    /// What the step does.
    public let kind: Kind
    /// The element type of its result.
    public let dtype: DType
    /// Numbers of the values that it reads; -1 where there is none.
    public let a: Int
    /// The second operand, or -1.
    public let b: Int
    /// The third operand, or -1.
    public let c: Int
  }

  /// A value of a program under construction.
  public struct Value: Sendable {
    let index: Int
    /// Its element type.
    public let dtype: DType
  }

  /// Element types of the inputs.
  public private(set) var inputs: [DType]
  /// The steps, in order.
  public private(set) var instructions: [Instruction] = []
  /// The number of the value that is the result.
  public private(set) var result: Int

  /// A program over inputs of these types, built by a closure that is given them.
  public init(
    _ inputs: [DType], _ build: (inout ScalarProgram, [Value]) -> Value
  ) {
    self.inputs = inputs
    result = 0
    let values = inputs.enumerated().map { Value(index: $0.offset, dtype: $0.element) }
    result = build(&self, values).index
  }

  /// One opcode applied to the inputs, in order.
  public init(_ opcode: ScalarOpcode, _ inputs: [DType]) {
    self.init(inputs) { program, values in program.apply(opcode, values) }
  }

  /// The element type of a value.
  public func dtype(of value: Int) -> DType {
    value < inputs.count ? inputs[value] : instructions[value - inputs.count].dtype
  }

  /// Appends an opcode; comparisons give bool, everything else its last operand's type.
  public mutating func apply(_ opcode: ScalarOpcode, _ values: [Value]) -> Value {
    require(values.count == opcode.operandCount, "\(opcode) takes \(opcode.operandCount)")
    let dtype = opcode.givesBool ? DType.bool : values[values.count - 1].dtype
    return append(.apply(opcode), dtype, values.map(\.index))
  }

  /// Appends an opcode with one operand.
  public mutating func apply(_ opcode: ScalarOpcode, _ a: Value) -> Value { apply(opcode, [a]) }

  /// Appends an opcode with two operands.
  public mutating func apply(_ opcode: ScalarOpcode, _ a: Value, _ b: Value) -> Value {
    apply(opcode, [a, b])
  }

  /// Appends an opcode with three operands.
  public mutating func apply(_ opcode: ScalarOpcode, _ a: Value, _ b: Value, _ c: Value) -> Value {
    apply(opcode, [a, b, c])
  }

  /// Appends a conversion; a value that has the type already is returned as it is.
  public mutating func cast(_ value: Value, to dtype: DType) -> Value {
    value.dtype == dtype ? value : append(.cast, dtype, [value.index])
  }

  /// Appends a number.
  public mutating func constant(_ number: Double, _ dtype: DType) -> Value {
    append(.constant(number), dtype, [])
  }

  private mutating func append(
    _ kind: Instruction.Kind, _ dtype: DType, _ operands: [Int]
  ) -> Value {
    instructions.append(
      Instruction(
        kind: kind, dtype: dtype,
        a: operands.count > 0 ? operands[0] : -1,
        b: operands.count > 1 ? operands[1] : -1,
        c: operands.count > 2 ? operands[2] : -1))
    return Value(index: inputs.count + instructions.count - 1, dtype: dtype)
  }
}
