import CadenaKernels
import Testing

extension Kernels {
  /// Conversions, fills, and what holds for every element-wise kernel.
  @Suite struct CastKernelTests {
    private func check<Source: KernelElement, Target: KernelElement>(
      _ source: Source.Type, _ target: Target.Type, _ convert: (Source) -> Target
    ) throws {
      try Kernels.withEachInstructionSet { isa in
        var generator = SeededGenerator(seed: 11)
        let call = try BlockCall(castFrom: Source.dtype, to: Target.dtype)
        for length in ElementwiseKernelTests.lengths {
          let values = Source.samples(length, using: &generator)
          let result: [Target] = call(values)
          for (value, got) in zip(values, result) {
            let wanted = convert(value)
            #expect(
              got.canonicalBits == wanted.canonicalBits,
              "\(isa) \(Source.self) \(value) to \(Target.self): \(got), not \(wanted)")
          }
        }
      }
    }

    /// Towards zero, the ends of the range beyond it, 0 for NaN.
    private func saturated<Target: FixedWidthInteger>(_ value: Double) -> Target {
      if value.isNaN { return 0 }
      if value >= Double(Target.max) { return .max }
      return value <= Double(Target.min) ? .min : Target(value.rounded(.towardZero))
    }

    @Test func floatsBecomeOtherTypes() throws {
      try check(Float.self, Double.self) { Double($0) }
      try check(Float.self, Int32.self) { saturated(Double($0)) }
      try check(Float.self, UInt32.self) { saturated(Double($0)) }
      try check(Float.self, UInt8.self) { saturated(Double($0)) }
      try check(Float.self, Truth.self) { Truth($0 != 0) }
      try check(Double.self, Float.self) { Float($0) }
      try check(Double.self, Int32.self) { saturated($0) }
      try check(Double.self, UInt32.self) { saturated($0) }
      try check(Double.self, UInt8.self) { saturated($0) }
      try check(Double.self, Truth.self) { Truth($0 != 0) }
    }

    @Test func integersBecomeOtherTypes() throws {
      try check(Int32.self, Float.self) { Float($0) }
      try check(Int32.self, Double.self) { Double($0) }
      try check(Int32.self, UInt8.self) { UInt8(clamping: $0) }
      try check(Int32.self, Truth.self) { Truth($0 != 0) }
      try check(Int32.self, UInt32.self) { UInt32(bitPattern: $0) }
      try check(UInt32.self, Float.self) { Float($0) }
      try check(UInt32.self, Double.self) { Double($0) }
      try check(UInt32.self, UInt8.self) { UInt8(clamping: $0) }
      try check(UInt32.self, Int32.self) { Int32(bitPattern: $0) }
      try check(UInt8.self, Float.self) { Float($0) }
      try check(UInt8.self, Double.self) { Double($0) }
      try check(UInt8.self, Int32.self) { Int32($0) }
      try check(UInt8.self, Truth.self) { Truth($0 != 0) }
      try check(Truth.self, Float.self) { Float($0.byte) }
      try check(Truth.self, Double.self) { Double($0.byte) }
      try check(Truth.self, Int32.self) { Int32($0.byte) }
      try check(Truth.self, UInt8.self) { $0.byte }
    }

    @Test func fillingConvertsTheValue() {
      Kernels.withEachInstructionSet { isa in
        var floats = Array(repeating: Float(0), count: 45)
        cadena_fill(CADENA_FLOAT32, 44, &floats, 0.1)
        #expect(floats == Array(repeating: Float(0.1), count: 44) + [0], "\(isa)")
        var bytes = Array(repeating: UInt8(7), count: 70)
        cadena_fill(CADENA_UINT8, 69, &bytes, 300)
        #expect(bytes == Array(repeating: UInt8(255), count: 69) + [7], "\(isa)")
        var doubles = [0.0, 0, 0]
        cadena_fill(CADENA_FLOAT64, 3, &doubles, -0.1)
        #expect(doubles == [-0.1, -0.1, -0.1], "\(isa)")
      }
    }

    /// Blocks are cut by others: an element's bits must not depend on its place in the block, nor
    /// on whether the result goes over an operand.
    @Test func everyKernelIgnoresThePlaceOfAnElement() throws {
      var kernels = 0
      try Kernels.withEachInstructionSet { isa in
        var generator = SeededGenerator(seed: 12)
        for opcode in 0..<CADENA_OPCODE_COUNT.rawValue {
          for dtype in 0..<UInt32(6) {
            guard
              let kernel = cadena_find_block_kernel(
                cadena_opcode(rawValue: opcode), cadena_dtype(rawValue: dtype))
            else { continue }
            kernels += 1
            let size = cadena_dtype_size(cadena_dtype(rawValue: dtype))
            let count = 75
            var operands = Array(repeating: Double(0), count: 3 * count)
            try fillOperands(&operands, dtype: dtype, count: count, using: &generator)
            try comparePlaces(
              kernel, size: size, count: count, operands: operands,
              selecting: opcode == CADENA_OP_SELECT.rawValue,
              resultType: givesBool(opcode) ? CADENA_BOOL.rawValue : dtype,
              name: "\(isa) opcode \(opcode) dtype \(dtype)")
          }
        }
      }
      #expect(kernels == 178 * Kernels.instructionSets.count)
    }

    private func givesBool(_ opcode: UInt32) -> Bool {
      opcode == CADENA_OP_NOT.rawValue || opcode == CADENA_OP_IS_FINITE.rawValue
        || (CADENA_OP_EQUAL.rawValue...CADENA_OP_GREATER_EQUAL.rawValue).contains(opcode)
    }

    /// Three operands of `count` elements in the type, one after the other in `memory`.
    private func fillOperands(
      _ memory: inout [Double], dtype: UInt32, count: Int, using generator: inout SeededGenerator
    ) throws {
      let values = (0..<3 * count).map { _ in
        dtype == CADENA_BOOL.rawValue
          ? Double(generator.next() & 1) : Double.sample(using: &generator)
      }
      let kernel = try #require(
        cadena_find_cast_kernel(CADENA_FLOAT64, cadena_dtype(rawValue: dtype)))
      kernel(3 * count, &memory, values, nil, nil)
    }

    /// The bits of the elements; which NaN comes of two is left to the processor.
    private func canonical(_ bytes: [UInt8], _ dtype: UInt32) -> [UInt64] {
      bytes.withUnsafeBytes { memory in
        switch cadena_dtype(rawValue: dtype) {
        case CADENA_FLOAT32: memory.bindMemory(to: Float.self).map(\.canonicalBits)
        case CADENA_FLOAT64: memory.bindMemory(to: Double.self).map(\.canonicalBits)
        default: memory.map { UInt64($0) }
        }
      }
    }

    private func comparePlaces(
      _ kernel: cadena_block_kernel, size: Int, count: Int, operands: [Double], selecting: Bool,
      resultType: UInt32, name: String
    ) throws {
      let resultSize = cadena_dtype_size(cadena_dtype(rawValue: resultType))
      let firstSize = selecting ? 1 : size
      let conditions = (0..<count).map { UInt8($0 % 3 == 0 ? 1 : 0) }
      try operands.withUnsafeBytes { memory in
        let base = try #require(memory.baseAddress)
        try conditions.withUnsafeBytes { bytes in
          let a = selecting ? try #require(bytes.baseAddress) : base
          let (b, c) = (base + count * size, base + 2 * count * size)
          var whole = [UInt8](repeating: 0, count: count * resultSize)
          var single = whole
          kernel(count, &whole, a, b, c)
          single.withUnsafeMutableBytes { single in
            for i in 0..<count {
              kernel(
                1, single.baseAddress.map { $0 + i * resultSize }, a + i * firstSize, b + i * size,
                c + i * size)
            }
          }
          #expect(canonical(whole, resultType) == canonical(single, resultType), "\(name)")
          if resultSize == size {
            var over = [UInt8](UnsafeRawBufferPointer(start: b, count: count * size))
            over.withUnsafeMutableBytes { kernel(count, $0.baseAddress, a, $0.baseAddress, c) }
            #expect(
              canonical(whole, resultType) == canonical(over, resultType),
              "\(name) over an operand")
          }
        }
      }
    }

    @Test func meaninglessCombinationsHaveNoKernel() {
      #expect(cadena_find_block_kernel(CADENA_OP_EXP, CADENA_INT32) == nil)
      #expect(cadena_find_block_kernel(CADENA_OP_SQRT, CADENA_UINT8) == nil)
      #expect(cadena_find_block_kernel(CADENA_OP_NOT, CADENA_FLOAT32) == nil)
      #expect(cadena_find_block_kernel(CADENA_OP_ADD, CADENA_BOOL) == nil)
      #expect(cadena_find_block_kernel(CADENA_OP_AND, CADENA_FLOAT64) == nil)
    }
  }
}
