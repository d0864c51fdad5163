import CadenaKernels
import Testing

extension Kernels {
  /// Kernels whose results are exact, against Swift's own arithmetic.
  @Suite struct ElementwiseKernelTests {
    /// Lengths with and without a partial vector at the end, for every width of vectors.
    static let lengths = [0, 1, 2, 3, 5, 7, 8, 15, 16, 17, 31, 33, 63, 64, 65, 200]

    private func check<Element: KernelElement & BinaryFloatingPoint>(
      _ type: Element.Type, _ opcode: cadena_opcode,
      _ expected: (Element, Element, Element) -> Element
    ) throws {
      try Kernels.withEachInstructionSet { isa in
        var generator = SeededGenerator(seed: UInt64(opcode.rawValue))
        let call = try BlockCall(opcode, Element.dtype)
        for length in Self.lengths {
          let a = Element.samples(length, using: &generator)
          let b = Element.samples(length, using: &generator)
          let c = Element.samples(length, using: &generator)
          let result: [Element] = call(a, b, c)
          for i in 0..<length {
            let wanted = expected(a[i], b[i], c[i])
            #expect(
              result[i].canonicalBits == wanted.canonicalBits,
              "\(isa) opcode \(opcode) of \(a[i]), \(b[i]), \(c[i]): \(result[i]), not \(wanted)")
          }
        }
      }
    }

    private func checkFloats<Element: KernelElement & BinaryFloatingPoint>(
      _ type: Element.Type
    ) throws {
      try check(type, CADENA_OP_COPY) { a, _, _ in a }
      try check(type, CADENA_OP_NEGATE) { a, _, _ in -a }
      try check(type, CADENA_OP_ABSOLUTE) { a, _, _ in a.magnitude }
      try check(type, CADENA_OP_SIGN) { a, _, _ in a > 0 ? 1 : a < 0 ? -1 : a.isNaN ? a : 0 }
      try check(type, CADENA_OP_FLOOR) { a, _, _ in a.rounded(.down) }
      try check(type, CADENA_OP_CEIL) { a, _, _ in a.rounded(.up) }
      try check(type, CADENA_OP_ROUND) { a, _, _ in a.rounded(.toNearestOrEven) }
      try check(type, CADENA_OP_SQUARE) { a, _, _ in a * a }
      try check(type, CADENA_OP_SQRT) { a, _, _ in a.squareRoot() }
      try check(type, CADENA_OP_RSQRT) { a, _, _ in 1 / a.squareRoot() }
      try check(type, CADENA_OP_RECIPROCAL) { a, _, _ in 1 / a }
      try check(type, CADENA_OP_RELU) { a, _, _ in a.isNaN ? a : a > 0 ? a : 0 }
      try check(type, CADENA_OP_ADD) { a, b, _ in a + b }
      try check(type, CADENA_OP_SUBTRACT) { a, b, _ in a - b }
      try check(type, CADENA_OP_MULTIPLY) { a, b, _ in a * b }
      try check(type, CADENA_OP_DIVIDE) { a, b, _ in a / b }
      try check(type, CADENA_OP_MAXIMUM) { a, b, _ in a.isNaN ? a : b.isNaN ? b : a > b ? a : b }
      try check(type, CADENA_OP_MINIMUM) { a, b, _ in a.isNaN ? a : b.isNaN ? b : a < b ? a : b }
      try check(type, CADENA_OP_MULTIPLY_ADD) { a, b, c in
        let product = a * b
        return product + c
      }
      try check(type, CADENA_OP_REMAINDER) { a, b, _ in
        let rest = a.truncatingRemainder(dividingBy: b)
        if rest == 0 { return Element(signOf: b, magnitudeOf: 0) }
        return (rest < 0) != (b < 0) ? rest + b : rest
      }
    }

    @Test func float32ArithmeticIsExact() throws { try checkFloats(Float.self) }

    @Test func float64ArithmeticIsExact() throws { try checkFloats(Double.self) }

    /// 1 + 2^-12 squared is 1 + 2^-11 + 2^-24: the last term is lost unless the sum is fused.
    @Test func multiplyAddRoundsTheProduct() throws {
      try Kernels.withEachInstructionSet { isa in
        let x = Array(repeating: Float(1) + 0x1p-12, count: 37)
        let c = Array(repeating: -(Float(1) + 0x1p-11), count: 37)
        let result: [Float] = try BlockCall(CADENA_OP_MULTIPLY_ADD, CADENA_FLOAT32)(x, x, c)
        #expect(result == Array(repeating: 0, count: 37), "\(isa)")
      }
    }

    private func checkInteger<Element: KernelElement & FixedWidthInteger>(
      _ type: Element.Type, _ opcode: cadena_opcode,
      _ expected: (Element, Element, Element) -> Element
    ) throws {
      try Kernels.withEachInstructionSet { isa in
        var generator = SeededGenerator(seed: 100 + UInt64(opcode.rawValue))
        let call = try BlockCall(opcode, Element.dtype)
        for length in Self.lengths {
          let a = Element.samples(length, using: &generator)
          let b = Element.samples(length, using: &generator)
          let c = Element.samples(length, using: &generator)
          let result: [Element] = call(a, b, c)
          for i in 0..<length {
            let wanted = expected(a[i], b[i], c[i])
            #expect(
              result[i] == wanted,
              "\(isa) opcode \(opcode) of \(a[i]), \(b[i]), \(c[i]): \(result[i]), not \(wanted)")
          }
        }
      }
    }

    private func checkIntegers<Element: KernelElement & FixedWidthInteger>(
      _ type: Element.Type
    ) throws {
      try checkInteger(type, CADENA_OP_NEGATE) { a, _, _ in 0 &- a }
      try checkInteger(type, CADENA_OP_ABSOLUTE) { a, _, _ in a < 0 ? 0 &- a : a }
      try checkInteger(type, CADENA_OP_SIGN) { a, _, _ in a == 0 ? 0 : a < 0 ? 0 &- 1 : 1 }
      try checkInteger(type, CADENA_OP_SQUARE) { a, _, _ in a &* a }
      try checkInteger(type, CADENA_OP_RELU) { a, _, _ in max(a, 0) }
      try checkInteger(type, CADENA_OP_ADD) { a, b, _ in a &+ b }
      try checkInteger(type, CADENA_OP_SUBTRACT) { a, b, _ in a &- b }
      try checkInteger(type, CADENA_OP_MULTIPLY) { a, b, _ in a &* b }
      try checkInteger(type, CADENA_OP_MULTIPLY_ADD) { a, b, c in a &* b &+ c }
      try checkInteger(type, CADENA_OP_MAXIMUM) { a, b, _ in max(a, b) }
      try checkInteger(type, CADENA_OP_MINIMUM) { a, b, _ in min(a, b) }
      try checkInteger(type, CADENA_OP_DIVIDE) { a, b, _ in
        b == 0 ? 0 : a.dividedReportingOverflow(by: b).partialValue
      }
      try checkInteger(type, CADENA_OP_REMAINDER) { a, b, _ in
        if b == 0 { return 0 }
        let rest = a.remainderReportingOverflow(dividingBy: b).partialValue
        return rest != 0 && (rest < 0) != (b < 0) ? rest + b : rest
      }
    }

    @Test func integerArithmeticWrapsAround() throws {
      try checkIntegers(Int32.self)
      try checkIntegers(UInt32.self)
      try checkIntegers(UInt8.self)
    }

    @Test func wordsAndBoolsAreCombinedBitByBit() throws {
      try checkInteger(UInt32.self, CADENA_OP_AND) { a, b, _ in a & b }
      try checkInteger(UInt32.self, CADENA_OP_OR) { a, b, _ in a | b }
      try checkInteger(UInt32.self, CADENA_OP_XOR) { a, b, _ in a ^ b }
      try Kernels.withEachInstructionSet { isa in
        let a = (0..<100).map { Truth($0 % 2 == 1) }
        let b = (0..<100).map { Truth($0 % 3 == 1) }
        let and: [Truth] = try BlockCall(CADENA_OP_AND, CADENA_BOOL)(a, b, b)
        let or: [Truth] = try BlockCall(CADENA_OP_OR, CADENA_BOOL)(a, b, b)
        let xor: [Truth] = try BlockCall(CADENA_OP_XOR, CADENA_BOOL)(a, b, b)
        let not: [Truth] = try BlockCall(CADENA_OP_NOT, CADENA_BOOL)(a)
        #expect(and == (0..<100).map { Truth($0 % 2 == 1 && $0 % 3 == 1) }, "\(isa)")
        #expect(or == (0..<100).map { Truth($0 % 2 == 1 || $0 % 3 == 1) }, "\(isa)")
        #expect(xor == (0..<100).map { Truth(($0 % 2 == 1) != ($0 % 3 == 1)) }, "\(isa)")
        #expect(not == (0..<100).map { Truth($0 % 2 == 0) }, "\(isa)")
      }
    }

    private func checkComparisons<Element: KernelElement & Comparable>(
      _ type: Element.Type
    ) throws {
      let comparisons: [(cadena_opcode, (Element, Element) -> Bool)] = [
        (CADENA_OP_EQUAL, { $0 == $1 }), (CADENA_OP_NOT_EQUAL, { $0 != $1 }),
        (CADENA_OP_LESS, { $0 < $1 }), (CADENA_OP_LESS_EQUAL, { $0 <= $1 }),
        (CADENA_OP_GREATER, { $0 > $1 }), (CADENA_OP_GREATER_EQUAL, { $0 >= $1 }),
      ]
      try Kernels.withEachInstructionSet { isa in
        var generator = SeededGenerator(seed: 5)
        for (opcode, compare) in comparisons {
          for length in Self.lengths {
            let a = Element.samples(length, using: &generator)
            var b = Element.samples(length, using: &generator)
            for i in stride(from: 0, to: length, by: 3) { b[i] = a[i] }
            let result: [Truth] = try BlockCall(opcode, Element.dtype)(a, b, b)
            #expect(result == zip(a, b).map { Truth(compare($0, $1)) }, "\(isa) \(opcode)")
          }
        }
      }
    }

    @Test func comparisonsGiveBools() throws {
      try checkComparisons(Float.self)
      try checkComparisons(Double.self)
      try checkComparisons(Int32.self)
      try checkComparisons(UInt32.self)
      try checkComparisons(UInt8.self)
    }

    private func checkSelection<Element: KernelElement>(_ type: Element.Type) throws {
      try Kernels.withEachInstructionSet { isa in
        var generator = SeededGenerator(seed: 6)
        for length in Self.lengths {
          let condition = Truth.samples(length, using: &generator)
          let b = Element.samples(length, using: &generator)
          let c = Element.samples(length, using: &generator)
          let result: [Element] = try BlockCall(CADENA_OP_SELECT, Element.dtype)(condition, b, c)
          let wanted = (0..<length).map { condition[$0].byte == 1 ? b[$0] : c[$0] }
          #expect(result.map(\.canonicalBits) == wanted.map(\.canonicalBits), "\(isa)")
        }
      }
    }

    @Test func selectionTakesOneOfTwo() throws {
      try checkSelection(Float.self)
      try checkSelection(Double.self)
      try checkSelection(Int32.self)
      try checkSelection(UInt8.self)
      try checkSelection(Truth.self)
    }
  }
}
