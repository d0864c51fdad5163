import CadenaGraph
import CadenaRuntime
import Testing

@Suite("Reference executor: scalar programs")
struct ReferenceElementwiseTests {
  /// One opcode on one element of each operand, with the result computed by hand or taken from a
  /// table of the function.
  struct Case: Sendable, CustomStringConvertible {
    let opcode: ScalarOpcode
    let dtype: DType
    let operands: [Double]
    let expected: Double

    init(_ opcode: ScalarOpcode, _ operands: [Double], _ expected: Double, _ dtype: DType) {
      self.opcode = opcode
      self.dtype = dtype
      self.operands = operands
      self.expected = expected
    }

    var description: String { "\(opcode)\(operands) of \(dtype)" }

    /// A selection's first operand is a truth value.
    var inputTypes: [DType] {
      (0..<operands.count).map { opcode == .select && $0 == 0 ? .bool : dtype }
    }
  }

  static let unary: [Case] = [
    Case(.copy, [-0.0], -0.0, .float64),
    Case(.negate, [0], -0.0, .float64),
    Case(.absolute, [-2.5], 2.5, .float64),
    Case(.sign, [-3], -1, .float64),
    Case(.sign, [-0.0], 0, .float64),
    Case(.sign, [.nan], .nan, .float64),
    Case(.floor, [-1.5], -2, .float64),
    Case(.ceil, [-1.5], -1, .float64),
    Case(.ceil, [-0.5], -0.0, .float64),
    Case(.round, [2.5], 2, .float64),
    Case(.round, [3.5], 4, .float64),
    Case(.square, [-3], 9, .float64),
    Case(.squareRoot, [2], 1.4142135623730951, .float64),
    Case(.squareRoot, [-1], .nan, .float64),
    Case(.reciprocalSquareRoot, [4], 0.5, .float64),
    Case(.reciprocal, [-0.0], -.infinity, .float64),
    Case(.exp, [1], 2.718281828459045, .float64),
    Case(.exp, [-.infinity], 0, .float64),
    Case(.expMinusOne, [1e-10], 1.00000000005e-10, .float64),
    Case(.log, [10], 2.302585092994046, .float64),
    Case(.log, [0], -.infinity, .float64),
    Case(.logOnePlus, [1e-10], 9.9999999995e-11, .float64),
    Case(.sin, [1], 0.8414709848078965, .float64),
    Case(.cos, [1], 0.5403023058681398, .float64),
    Case(.tan, [1], 1.5574077246549023, .float64),
    Case(.atan, [1], 0.7853981633974483, .float64),
    Case(.tanh, [0.5], 0.46211715726000973, .float64),
    Case(.sigmoid, [1], 0.7310585786300049, .float64),
    Case(.sigmoid, [-1], 0.2689414213699951, .float64),
    Case(.sigmoid, [1000], 1, .float64),
    Case(.sigmoid, [-1000], 0, .float64),
    Case(.erf, [0.5], 0.5204998778130465, .float64),
    Case(.softplus, [0], 0.6931471805599453, .float64),
    Case(.softplus, [1000], 1000, .float64),
    Case(.softplus, [-40], 4.248354255291589e-18, .float64),
    Case(.softplus, [.infinity], .infinity, .float64),
    Case(.softplus, [.nan], .nan, .float64),
    Case(.relu, [-1], 0, .float64),
    Case(.relu, [-0.0], 0, .float64),
    Case(.relu, [.nan], .nan, .float64),
    Case(.relu, [1.5], 1.5, .float64),
    Case(.not, [1], 0, .bool),
    Case(.not, [0], 1, .bool),
    Case(.isFinite, [.infinity], 0, .float64),
    Case(.isFinite, [.nan], 0, .float64),
    Case(.isFinite, [1e308], 1, .float64),
  ]

  static let several: [Case] = [
    Case(.add, [1, 2], 3, .float64),
    Case(.subtract, [1, 2], -1, .float64),
    Case(.multiply, [-2, 0], -0.0, .float64),
    Case(.multiply, [0, .infinity], .nan, .float64),
    Case(.divide, [1, 0], .infinity, .float64),
    Case(.divide, [0, 0], .nan, .float64),
    Case(.remainder, [-7, 2], 1, .float64),
    Case(.remainder, [7, -2], -1, .float64),
    Case(.remainder, [6, -2], -0.0, .float64),
    Case(.remainder, [1, 0], .nan, .float64),
    Case(.power, [2, 0.5], 1.4142135623730951, .float64),
    Case(.power, [0, 0], 1, .float64),
    Case(.power, [-8, 3], -512, .float64),
    Case(.maximum, [1, 2], 2, .float64),
    Case(.maximum, [.nan, 2], .nan, .float64),
    Case(.maximum, [2, .nan], .nan, .float64),
    Case(.minimum, [1, 2], 1, .float64),
    Case(.minimum, [.nan, 2], .nan, .float64),
    Case(.minimum, [2, .nan], .nan, .float64),
    Case(.equal, [0, -0.0], 1, .float64),
    Case(.equal, [.nan, .nan], 0, .float64),
    Case(.notEqual, [.nan, .nan], 1, .float64),
    Case(.less, [1, 2], 1, .float64),
    Case(.less, [.nan, 2], 0, .float64),
    Case(.lessEqual, [2, 2], 1, .float64),
    Case(.greater, [2, 2], 0, .float64),
    Case(.greaterEqual, [2, 2], 1, .float64),
    Case(.greaterEqual, [.nan, 2], 0, .float64),
    Case(.and, [1, 0], 0, .bool),
    Case(.or, [1, 0], 1, .bool),
    Case(.xor, [1, 1], 0, .bool),
    Case(.and, [0xF0F0_F0F0, 0xFF00_FF00], 0xF000_F000, .uint32),
    Case(.or, [0xF0F0_F0F0, 0xFF00_FF00], 0xFFF0_FFF0, .uint32),
    Case(.xor, [0xF0F0_F0F0, 0xFF00_FF00], 0x0FF0_0FF0, .uint32),
    Case(.select, [1, -2, 3], -2, .float64),
    Case(.select, [0, .nan, 3], 3, .float64),
    Case(.select, [0, 7, -9], -9, .int32),
    Case(.multiplyAdd, [2, 3, 4], 10, .float64),
  ]

  static let integers: [Case] = [
    Case(.add, [2_147_483_647, 1], -2_147_483_648, .int32),
    Case(.subtract, [-2_147_483_648, 1], 2_147_483_647, .int32),
    Case(.negate, [-2_147_483_648], -2_147_483_648, .int32),
    Case(.absolute, [-2_147_483_648], -2_147_483_648, .int32),
    Case(.absolute, [-5], 5, .int32),
    Case(.sign, [-5], -1, .int32),
    Case(.relu, [-5], 0, .int32),
    Case(.floor, [-5], -5, .int32),
    Case(.square, [46341], -2_147_479_015, .int32),
    Case(.multiply, [65536, 65536], 0, .int32),
    Case(.multiplyAdd, [65536, 65536, 7], 7, .int32),
    Case(.multiplyAdd, [-2_147_483_648, -2_147_483_648, -1], -1, .int32),
    Case(.divide, [-7, 2], -3, .int32),
    Case(.divide, [7, 0], 0, .int32),
    Case(.divide, [-2_147_483_648, -1], -2_147_483_648, .int32),
    Case(.remainder, [-7, 2], 1, .int32),
    Case(.remainder, [7, -2], -1, .int32),
    Case(.remainder, [7, 0], 0, .int32),
    Case(.power, [3, 4], 81, .int32),
    Case(.power, [2, -1], 0, .int32),
    Case(.power, [-1, -3], -1, .int32),
    Case(.power, [3, 40], 689_956_897, .int32),
    Case(.maximum, [-1, 2], 2, .int32),
    Case(.less, [-1, 2], 1, .int32),
    Case(.isFinite, [3], 1, .int32),
    Case(.add, [200, 100], 44, .uint8),
    Case(.subtract, [1, 2], 255, .uint8),
    Case(.divide, [200, 0], 0, .uint8),
    Case(.negate, [1], 4_294_967_295, .uint32),
    Case(.multiply, [4_294_967_295, 4_294_967_295], 1, .uint32),
  ]

  @Test("an opcode gives its value", arguments: unary + several + integers)
  func value(_ example: Case) throws {
    let inputs = zip(example.operands, example.inputTypes).map { Tensor([$0], dtype: $1) }
    let program = ScalarProgram(example.opcode, example.inputTypes)
    let dtype = example.opcode.givesBool ? DType.bool : example.dtype
    let found = try reference(raw(.elementwise(program), inputs, [1], dtype))[0]
    let error = (found - example.expected).magnitude
    let isClose = error <= 2.3e-16 * example.expected.magnitude && error.isFinite
    #expect(
      isSame(found, example.expected) || (isClose && example.expected != 0),
      "\(found) instead of \(example.expected)")
  }

  @Test("every opcode is among the examples")
  func coverage() {
    let tested = Set((Self.unary + Self.several).map(\.opcode))
    #expect(tested == Set(ScalarOpcode.allCases))
  }

  @Test("functions of float32 are the double-precision value, rounded once")
  func float32Functions() throws {
    let program = ScalarProgram(.exp, [.float32])
    let found = try reference(raw(.elementwise(program), [Tensor([1.0])], [1], .float32))
    #expect(found == [2.7182817459106445])
  }

  @Test("each step of a float32 program is rounded")
  func stepsAreRounded() throws {
    let half = 0x1p-24
    #expect(Tensor([1.0]).dtype == .float32)
    for (dtype, expected) in [(DType.float32, 1.0), (.float64, 1 + 0x1p-23)] {
      let program = ScalarProgram([dtype]) { program, inputs in
        let step = program.constant(half, dtype)
        let once = program.apply(.add, inputs[0], step)
        return program.apply(.add, once, step)
      }
      let one = Tensor([1], dtype: dtype)
      #expect(try reference(raw(.elementwise(program), [one], [1], dtype)) == [expected])
    }
  }

  @Test("each node's float32 result is rounded")
  func nodesAreRounded() throws {
    let once = Tensor([1.0]) + 0x1p-24
    #expect(try reference(once + 0x1p-24) == [1])
    let wide = doubles([1]) + 0x1p-24
    #expect(try reference(wide + 0x1p-24) == [1 + 0x1p-23])
  }

  @Test("multiplyAdd rounds the product before it adds")
  func multiplyAddRoundsTwice() throws {
    let a = Tensor([1 + 0x1p-12])
    let c = Tensor([-(1 + 0x1p-11)])
    let program = ScalarProgram(.multiplyAdd, [.float32, .float32, .float32])
    // The exact product is 1 + 2^-11 + 2^-24; a fused rounding would leave 2^-24.
    #expect(try reference(raw(.elementwise(program), [a, a, c], [1], .float32)) == [0])
  }

  @Test("the reciprocal square root of float32 is two rounded steps")
  func reciprocalSquareRoot() throws {
    let numbers = (1...50).map { Float($0) }
    let program = ScalarProgram(.reciprocalSquareRoot, [.float32])
    let found = try reference(raw(.elementwise(program), [Tensor(numbers)], [50], .float32))
    #expect(found == numbers.map { Double(1 / $0.squareRoot()) })
    #expect(found != numbers.map { Double(Float(1 / Double($0).squareRoot())) })
  }

  @Test(
    "conversions cut towards zero, saturate and keep bits",
    arguments: [
      (
        DType.float64, DType.int32, [-1.9, 1.9, 3e9, -3e9, .nan, .infinity],
        [-1.0, 1, 2_147_483_647, -2_147_483_648, 0, 2_147_483_647]
      ),
      (.float32, .uint8, [-1, 255.9, 300, .nan, 7.5], [0, 255, 255, 0, 7]),
      (.int32, .uint8, [-1, 256, 200], [0, 255, 200]),
      (.int32, .uint32, [-1, 5], [4_294_967_295, 5]),
      (.uint32, .int32, [4_294_967_295, 5], [-1, 5]),
      (.float32, .uint32, [-1, 5e9, 3], [0, 4_294_967_295, 3]),
      (.float64, .bool, [0, -0.0, 0.25, .nan], [0, 0, 1, 1]),
      (.bool, .float32, [1, 0], [1, 0]),
      (.int32, .float32, [16_777_217, -3], [16_777_216, -3]),
      (.float64, .float32, [0.1, 1e300], [0.10000000149011612, .infinity]),
    ] as [(DType, DType, [Double], [Double])])
  func casts(_ from: DType, _ to: DType, _ numbers: [Double], _ expected: [Double]) throws {
    let program = ScalarProgram([from]) { program, inputs in program.cast(inputs[0], to: to) }
    let source = Tensor(numbers, dtype: from)
    let found = try reference(raw(.elementwise(program), [source], [numbers.count], to))
    #expect(found == expected)
  }

  @Test("inputs are stretched along axes of extent 1 and missing ones")
  func broadcasting() throws {
    let column = doubles([10, 20], [2, 1])
    let row = doubles([1, 2, 3])
    let program = ScalarProgram(.add, [.float64, .float64])
    let sum = raw(.elementwise(program), [column, row], [2, 3])
    #expect(try reference(sum) == [11, 12, 13, 21, 22, 23])
  }

  @Test("a program that returns an input, or reads none")
  func degeneratePrograms() throws {
    let identity = ScalarProgram([.float64]) { _, inputs in inputs[0] }
    #expect(try reference(raw(.elementwise(identity), [doubles([4, 5])], [2])) == [4, 5])
    let number = ScalarProgram([]) { program, _ in program.constant(0.1, .float32) }
    #expect(
      try reference(raw(.elementwise(number), [], [2], .float32))
        == [0.10000000149011612, 0.10000000149011612])
  }
}
