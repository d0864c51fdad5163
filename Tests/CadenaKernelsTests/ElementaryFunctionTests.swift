import CadenaKernels
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension Kernels {
  /// Exponentials, logarithms and their kin, against the C library in float64.
  @Suite struct ElementaryFunctionTests {
    private struct Function: Sendable {
      let opcode: cadena_opcode
      let name: String
      /// Largest error in float32, in units in the last place, with and without fused multiply-add.
      let limit: Double
      let portableLimit: Double
      let value: @Sendable (Double) -> Double
    }

    private static let functions: [Function] = [
      Function(opcode: CADENA_OP_EXP, name: "exp", limit: 1.5, portableLimit: 2) { exp($0) },
      Function(opcode: CADENA_OP_EXPM1, name: "expm1", limit: 2, portableLimit: 2.5) { expm1($0) },
      Function(opcode: CADENA_OP_LOG, name: "log", limit: 1.5, portableLimit: 1.5) { log($0) },
      Function(opcode: CADENA_OP_LOG1P, name: "log1p", limit: 1.5, portableLimit: 1.5) {
        log1p($0)
      },
      Function(opcode: CADENA_OP_SIN, name: "sin", limit: 1.5, portableLimit: 1.5) { sin($0) },
      Function(opcode: CADENA_OP_COS, name: "cos", limit: 1.5, portableLimit: 1.5) { cos($0) },
      Function(opcode: CADENA_OP_TAN, name: "tan", limit: 2, portableLimit: 2) { tan($0) },
      Function(opcode: CADENA_OP_ATAN, name: "atan", limit: 1.5, portableLimit: 1.5) { atan($0) },
      Function(opcode: CADENA_OP_TANH, name: "tanh", limit: 2, portableLimit: 2) { tanh($0) },
      Function(opcode: CADENA_OP_SIGMOID, name: "sigmoid", limit: 2, portableLimit: 2.5) {
        $0 > -700 ? 1 / (1 + exp(-$0)) : exp($0)
      },
      Function(opcode: CADENA_OP_ERF, name: "erf", limit: 1.5, portableLimit: 2) { erf($0) },
      Function(opcode: CADENA_OP_SOFTPLUS, name: "softplus", limit: 2, portableLimit: 2.5) {
        max($0, 0) + log1p(exp(-abs($0)))
      },
    ]

    /// The distance from the true value in units in the last place of float32.
    private func error(_ got: Float, _ wanted: Double) -> Double {
      let rounded = Float(wanted)
      if rounded.isNaN || got.isNaN { return rounded.isNaN && got.isNaN ? 0 : .infinity }
      if rounded.isInfinite || got.isInfinite { return rounded == got ? 0 : .infinity }
      return abs(Double(got) - wanted) / Double(rounded.ulp)
    }

    /// Every 20 011th of all bit patterns (NaN, infinities and subnormal numbers among them), and
    /// numbers of the size that networks see.
    @Test func float32IsWithinTwoUnits() {
      var generator = SeededGenerator(seed: 21)
      let patterns = stride(from: UInt64(0), through: 0xffff_ffff, by: 20_011)
      var inputs: [Float] = [
        0, -0.0, .infinity, -.infinity, .nan, -.nan, .leastNonzeroMagnitude,
        -.leastNonzeroMagnitude, .leastNormalMagnitude, -.leastNormalMagnitude,
        .leastNormalMagnitude.nextDown, .greatestFiniteMagnitude, -.greatestFiniteMagnitude,
      ]
      inputs += patterns.map { Float(bitPattern: UInt32($0)) }
      inputs += (0..<40_000).map {
        Float.random(in: $0 % 2 == 0 ? -2...2 : -20...20, using: &generator)
      }
      Kernels.withEachInstructionSet { isa in
        for function in Self.functions {
          guard let call = try? BlockCall(function.opcode, CADENA_FLOAT32) else {
            Issue.record("no kernel for \(function.name)")
            continue
          }
          let result: [Float] = call(inputs)
          var worst = (error: 0.0, at: Float(0))
          for (x, y) in zip(inputs, result) {
            let distance = error(y, function.value(Double(x)))
            if distance > worst.error { worst = (distance, x) }
          }
          let limit = isa == CADENA_ISA_PORTABLE ? function.portableLimit : function.limit
          #expect(worst.error <= limit, "\(isa) \(function.name) at \(worst.at)")
        }
      }
    }

    /// The C library's own error is below one unit, sigmoid and softplus as written here below two.
    @Test func float64AgreesWithTheLibrary() {
      var generator = SeededGenerator(seed: 22)
      let ranges: [ClosedRange<Double>] = [-2...2, -40...40, -740...740, -1e-3...1e-3]
      var inputs = (0..<40_000).map { Double.random(in: ranges[$0 % 4], using: &generator) }
      inputs += [
        0, .infinity, -.infinity, .nan, 1, -1, .leastNonzeroMagnitude, 0x1p-1030, 709.7, 709.8,
        -745.1, -746,
      ]
      Kernels.withEachInstructionSet { isa in
        for function in Self.functions {
          guard let call = try? BlockCall(function.opcode, CADENA_FLOAT64) else {
            Issue.record("no kernel for \(function.name)")
            continue
          }
          let result: [Double] = call(inputs)
          for (x, y) in zip(inputs, result) {
            let wanted = function.value(x)
            let agrees =
              wanted.isNaN && y.isNaN || y == wanted || abs(y - wanted) <= 4 * wanted.ulp
            #expect(agrees, "\(isa) \(function.name)(\(x)) is \(y), not \(wanted)")
          }
        }
      }
    }

    @Test func specialValues() throws {
      let table: [(cadena_opcode, Float, Float)] = [
        (CADENA_OP_EXP, -.infinity, 0), (CADENA_OP_EXP, 0, 1), (CADENA_OP_EXP, 89, .infinity),
        (CADENA_OP_EXP, -103.2, .leastNonzeroMagnitude), (CADENA_OP_EXP, -104, 0),
        (CADENA_OP_EXPM1, -0.0, -0.0),
        (CADENA_OP_EXPM1, -.infinity, -1), (CADENA_OP_LOG, 0, -.infinity), (CADENA_OP_LOG, 1, 0),
        (CADENA_OP_LOG, -1, .nan), (CADENA_OP_LOG, .infinity, .infinity),
        (CADENA_OP_LOG1P, -1, -.infinity), (CADENA_OP_LOG1P, -0.0, -0.0),
        (CADENA_OP_LOG1P, -2, .nan), (CADENA_OP_TANH, .infinity, 1), (CADENA_OP_TANH, -20, -1),
        (CADENA_OP_TANH, -0.0, -0.0), (CADENA_OP_SIGMOID, .infinity, 1),
        (CADENA_OP_SIGMOID, 0, 0.5),
        (CADENA_OP_SIGMOID, -.infinity, 0), (CADENA_OP_SOFTPLUS, .infinity, .infinity),
        (CADENA_OP_SOFTPLUS, -.infinity, 0), (CADENA_OP_SOFTPLUS, 200, 200),
        (CADENA_OP_ERF, .infinity, 1), (CADENA_OP_ERF, -0.0, -0.0), (CADENA_OP_ERF, -9, -1),
      ]
      try Kernels.withEachInstructionSet { isa in
        for (opcode, x, wanted) in table {
          let single: [Float] = try BlockCall(opcode, CADENA_FLOAT32)([x])
          let double: [Double] = try BlockCall(opcode, CADENA_FLOAT64)([Double(x)])
          #expect(
            single[0].canonicalBits == wanted.canonicalBits,
            "\(isa) opcode \(opcode) of \(x): \(single[0]), not \(wanted)")
          if !wanted.isFinite || x.isInfinite || x.magnitude <= 1 {
            let overflows = opcode == CADENA_OP_EXP && x == 89
            #expect(
              overflows || double[0].canonicalBits == Double(wanted).canonicalBits,
              "\(isa) opcode \(opcode) of \(x) in float64: \(double[0]), not \(wanted)")
          }
        }
      }
    }

    /// Powers follow C: x^0 is 1 even for NaN, a negative base needs a whole exponent.
    @Test func powersFollowTheLibrary() throws {
      var generator = SeededGenerator(seed: 23)
      let exponents: [Double] = [2, 3, -1, 1, 0, 0.5, -2, 2.5, .infinity, -.infinity, .nan]
      try Kernels.withEachInstructionSet { isa in
        for exponent in exponents {
          let bases = Double.samples(50, using: &generator)
          let same = Array(repeating: exponent, count: 50)
          let result: [Double] = try BlockCall(CADENA_OP_POWER, CADENA_FLOAT64)(bases, same, same)
          for (x, y) in zip(bases, result) {
            let wanted = pow(x, exponent)
            let agrees = wanted.isNaN && y.isNaN || y == wanted || abs(y - wanted) <= 2 * wanted.ulp
            #expect(agrees, "\(isa) \(x) to the power \(exponent) is \(y), not \(wanted)")
          }
        }
        let bases = [2, -2, 0, 1, -1, -1, 3, 2, 0] as [Int32]
        let powers = [10, 3, 0, -5, -3, -4, 40, -1, -1] as [Int32]
        let result: [Int32] = try BlockCall(CADENA_OP_POWER, CADENA_INT32)(bases, powers, powers)
        let wrapped = (0..<40).reduce(Int32(1)) { power, _ in power &* 3 }
        #expect(result == [1024, -8, 1, 1, -1, 1, wrapped, 0, 0], "\(isa)")
      }
    }
  }
}
