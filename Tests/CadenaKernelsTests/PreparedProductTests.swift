import CadenaKernels
import Testing

extension Kernels {
  /// Products whose way is chosen once, and the sums over k that they write beside C.
  @Suite struct PreparedProductTests {
    /// A prepared product gives the bits of an unprepared one, and sums within their bound.
    private func check<Element: MatrixElement>(
      _ product: Product<Element>, _ sums: cadena_sums, threads: Int, _ isa: cadena_isa
    ) {
      let plain = product.run(threads: 1)
      let (c, result) = product.runPrepared(threads: threads, sums: sums)
      #expect(
        zip(plain, c).allSatisfy { $0.bits == $1.bits }, "\(isa), \(threads): \(product.summary)")
      guard sums != CADENA_SUMS_NONE else { return }
      for (line, (got, wanted)) in zip(result, product.expectedSums(sums)).enumerated() {
        let bound =
          Double(product.depth * product.batch) * Element.roundingError * wanted.magnitude
        #expect(
          abs(got.real - wanted.value) <= bound,
          "\(isa), sum \(line) of \(sums): \(got), not \(wanted.value): \(product.summary)")
      }
    }

    private func checkSmallShapes<Element: MatrixElement>(_: Element.Type, seed: UInt64) {
      Kernels.withEachInstructionSet { isa in
        var generator = SeededGenerator(seed: seed)
        let forms: [(a: Arrangement, b: Arrangement)] = [
          (.rows, .rows), (.rows, .columns), (.columns, .rows), (.columns, .columns),
          (.spacedRows, .spacedColumns), (.backwards, .rows),
        ]
        for number in 0..<300 {
          let limit = [3, 9, 17, 33][number % 4]
          func size() -> Int { Int.random(in: 1...limit, using: &generator) }
          let form = forms[Int.random(in: 0..<forms.count, using: &generator)]
          var product = Product<Element>(
            rows: size(), columns: size(), depth: number % 50 == 49 ? 0 : size(),
            batch: number % 11 == 10 ? 3 : 1, gap: number % 3, a: form.a, b: form.b,
            using: &generator)
          product.accumulate = Bool.random(using: &generator)
          product.relu = Bool.random(using: &generator)
          if Bool.random(using: &generator) {
            product.bias = Element.random(product.columns, using: &generator)
          }
          let sums = [CADENA_SUMS_NONE, CADENA_SUMS_A, CADENA_SUMS_B][
            Element.dtype == CADENA_INT32 ? 0 : number % 3]
          check(product, sums, threads: 1, isa)
        }
      }
    }

    @Test func smallShapesInFloat32() { checkSmallShapes(Float.self, seed: 41) }
    @Test func smallShapesInFloat64() { checkSmallShapes(Double.self, seed: 42) }
    @Test func smallShapesInInt32() { checkSmallShapes(Int32.self, seed: 43) }

    /// Products that several threads share: the sums too keep their bits.
    private func checkSharedWork<Element: MatrixElement>(_: Element.Type, seed: UInt64) {
      let shapes: [(rows: Int, columns: Int, depth: Int)] = [
        (300, 150, 64), (64, 700, 129), (31, 1500, 400), (200, 9, 1100),
      ]
      Kernels.withEachInstructionSet { isa in
        var generator = SeededGenerator(seed: seed)
        for shape in shapes {
          for (a, b) in [(Arrangement.columns, Arrangement.rows), (.rows, .columns)] {
            let product = Product<Element>(
              rows: shape.rows, columns: shape.columns, depth: shape.depth, a: a, b: b,
              using: &generator)
            for sums in [CADENA_SUMS_A, CADENA_SUMS_B] {
              check(product, sums, threads: 1, isa)
              let alone = product.runPrepared(threads: 1, sums: sums)
              for threads in 2...3 {
                let together = product.runPrepared(threads: threads, sums: sums)
                #expect(zip(alone.c, together.c).allSatisfy { $0.bits == $1.bits }, "\(isa)")
                #expect(zip(alone.sums, together.sums).allSatisfy { $0.bits == $1.bits }, "\(isa)")
              }
            }
          }
        }
      }
    }

    @Test func sharedWorkInFloat32() { checkSharedWork(Float.self, seed: 44) }
    @Test func sharedWorkInFloat64() { checkSharedWork(Double.self, seed: 45) }
  }
}
