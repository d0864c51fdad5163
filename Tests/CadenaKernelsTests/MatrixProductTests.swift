import CadenaKernels
import Testing

extension Kernels {
  @Suite struct MatrixProductTests {
    /// Random shapes, strides and endings, every element against the definition.
    private func checkRandomShapes<Element: MatrixElement>(_: Element.Type, seed: UInt64) {
      withEachInstructionSet { isa in
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<150 {
          let limit = [4, 10, 20, 40][Int.random(in: 0..<4, using: &generator)]
          func size() -> Int { Int.random(in: 1...limit, using: &generator) }
          func arrangement() -> Arrangement {
            if Bool.random(using: &generator) {
              return Bool.random(using: &generator) ? .rows : .columns
            }
            return Arrangement.allCases.randomElement(using: &generator) ?? .rows
          }
          let (rows, columns) = (size(), size())
          let depth = Int.random(in: 0..<8, using: &generator) == 0 ? 300 : size()
          var product = Product<Element>(
            rows: rows, columns: columns, depth: depth,
            batch: Int.random(in: 0..<4, using: &generator) == 0 ? 3 : 1,
            sharedB: Bool.random(using: &generator), gap: Int.random(in: 0...2, using: &generator),
            a: arrangement(), b: arrangement(), using: &generator)
          product.accumulate = Bool.random(using: &generator)
          product.relu = Bool.random(using: &generator)
          if Bool.random(using: &generator) {
            product.bias = Element.random(columns, using: &generator)
          }
          let result = product.run(threads: 1)
          #expect(product.fault(in: result, samples: 200, using: &generator) == nil, "\(isa)")
        }
      }
    }

    @Test func randomShapesInFloat32() { checkRandomShapes(Float.self, seed: 1) }
    @Test func randomShapesInFloat64() { checkRandomShapes(Double.self, seed: 2) }
    @Test func randomShapesInInt32() { checkRandomShapes(Int32.self, seed: 3) }

    /// Shapes that take each way through the driver: whole panels, blocks, streams, dot products and
    /// the transpose of C. With 1, 2 and 3 threads the bits are the same.
    private func checkWays<Element: MatrixElement>(_: Element.Type, seed: UInt64) {
      let shapes: [(rows: Int, columns: Int, depth: Int)] = [
        (60, 1100, 600), (9, 1100, 600), (130, 200, 1100), (2, 900, 700), (700, 3, 300),
        (300, 10, 64), (100, 100, 100), (64, 48, 784), (11, 300, 400),
      ]
      let forms: [(a: Arrangement, b: Arrangement)] = [
        (.rows, .rows), (.rows, .columns), (.columns, .rows), (.columns, .columns),
      ]
      var generator = SeededGenerator(seed: seed)
      for (number, shape) in shapes.enumerated() {
        for form in number < 2 ? Array(forms.prefix(2)) : forms {
          var product = Product<Element>(
            rows: shape.rows, columns: shape.columns, depth: shape.depth, gap: number % 2,
            a: form.a, b: form.b, using: &generator)
          product.accumulate = number % 3 == 1
          product.relu = number % 2 == 1
          product.bias = Element.random(shape.columns, using: &generator)
          withEachInstructionSet { isa in
            let alone = product.run(threads: 1)
            #expect(product.fault(in: alone, samples: 40, using: &generator) == nil, "\(isa)")
            for threads in 2...3 {
              let together = product.run(threads: threads)
              #expect(
                zip(alone, together).allSatisfy { $0.bits == $1.bits },
                "\(isa), \(threads) threads: \(product.summary)")
            }
          }
        }
      }
    }

    @Test func waysInFloat32() { checkWays(Float.self, seed: 4) }
    @Test func waysInFloat64() { checkWays(Double.self, seed: 5) }

    /// A batch gives the bits of its products one by one, on any number of threads.
    @Test func batches() {
      Kernels.withEachInstructionSet { isa in
        var generator = SeededGenerator(seed: 6)
        for (a, b) in [(Arrangement.rows, Arrangement.rows), (.columns, .columns)] {
          for shared in [false, true] {
            let whole = Product<Float>(
              rows: 20, columns: 24, depth: 32, batch: 12, sharedB: shared, gap: 1, a: a, b: b,
              using: &generator)
            let result = whole.run(threads: 1)
            #expect(whole.fault(in: result, samples: 300, using: &generator) == nil, "\(isa)")
            #expect(result == whole.run(threads: 2), "\(isa)")
            for index in [0, 5, 11] {
              var single = whole
              single.batch = 1
              single.a.origin += index * whole.a.batch
              single.b.origin += index * whole.b.batch
              let start = index * whole.batchOfC
              single.initial = Array(whole.initial[start..<(start + whole.batchOfC)])
              #expect(
                single.run(threads: 1) == Array(result[start..<(start + whole.batchOfC)]), "\(isa)")
            }
          }
        }
      }
    }

    /// 0 times NaN or infinity is NaN: zeros are not skipped, and ReLU keeps NaN.
    @Test func specialValues() {
      Kernels.withEachInstructionSet { isa in
        var generator = SeededGenerator(seed: 7)
        for (rows, columns, depth) in [(1, 2, 2), (9, 33, 17), (3, 40, 70), (40, 10, 30)] {
          for b in [Arrangement.rows, .columns] {
            var product = Product<Float>(
              rows: rows, columns: columns, depth: depth, a: .columns, b: b, using: &generator)
            product.relu = true
            let row = rows - 1
            product.a.elements[product.a.position(0, row, depth - 1)] = 0
            product.b.elements[product.b.position(0, depth - 1, 0)] = .nan
            product.b.elements[product.b.position(0, depth - 1, columns - 1)] = .infinity
            let result = product.run(threads: 1)
            #expect(result[row * columns].isNaN, "\(isa)")
            #expect(result[row * columns + columns - 1].isNaN, "\(isa)")
            #expect(product.fault(in: result, samples: 2000, using: &generator) == nil, "\(isa)")
          }
        }
      }
    }

    @Test func emptySumIsBias() {
      Kernels.withEachInstructionSet { isa in
        var generator = SeededGenerator(seed: 8)
        var product = Product<Double>(rows: 2, columns: 3, depth: 0, using: &generator)
        #expect(product.run(threads: 1) == [0, 0, 0, 0, 0, 0], "\(isa)")
        product.bias = [1, -2, 3]
        #expect(product.run(threads: 1) == [1, -2, 3, 1, -2, 3], "\(isa)")
        product.relu = true
        #expect(product.run(threads: 1) == [1, 0, 3, 1, 0, 3], "\(isa)")
      }
    }

    @Test func emptyMatricesWriteNothing() {
      var generator = SeededGenerator(seed: 9)
      var product = Product<Float>(rows: 2, columns: 2, depth: 2, using: &generator)
      product.rows = 0
      #expect(product.run(threads: 1) == product.initial)
      product.rows = 2
      product.batch = 0
      #expect(product.run(threads: 1) == product.initial)
    }

    @Test func integersWrapAround() {
      var generator = SeededGenerator(seed: 10)
      var product = Product<Int32>(rows: 1, columns: 1, depth: 2, using: &generator)
      product.a.elements = [Int32.max, 1]
      product.b.elements = [2, 5]
      #expect(product.run(threads: 1) == [3])
    }
  }
}
