import CadenaKernels
import Testing

extension Kernels {
  @Suite struct ReductionKernelTests {
    /// [outer, count, inner]: rows, columns and both, with and without partial vectors, and sizes
    /// that are cut into chunks.
    private static let shapes: [(outer: Int, count: Int, inner: Int)] = [
      (1, 1, 1), (3, 10, 1), (5, 16, 1), (2, 65, 1), (1, 300, 1), (1, 2050, 1), (4, 0, 1),
      (1, 32, 10), (1, 33, 64), (2, 7, 3), (3, 5, 17), (1, 300, 65), (1, 129, 130), (2, 0, 5),
      (1, 200_003, 1), (9000, 9, 1), (1, 40_000, 7), (1, 3, 90_001), (60, 90, 20), (1, 300, 1000),
    ]

    private func reduce<Source: KernelElement, Result: KernelElement>(
      _ kind: cadena_reduction, _ values: [Source], _ shape: (outer: Int, count: Int, inner: Int),
      as type: Result.Type = Result.self
    ) -> [Result] {
      let size = shape.outer * shape.inner
      return [Result](unsafeUninitializedCapacity: size) { result, count in
        values.withUnsafeBytes { source in
          var r = cadena_reduce()
          r.kind = kind
          r.dtype = Source.dtype
          (r.outer, r.count, r.inner) = (shape.outer, shape.count, shape.inner)
          r.src = source.baseAddress
          r.dst = UnsafeMutableRawPointer(result.baseAddress)
          cadena_reduce_run(&r)
        }
        count = size
      }
    }

    /// The values that end in one element of the result.
    private func line<Source>(
      _ values: [Source], _ shape: (outer: Int, count: Int, inner: Int), _ position: Int
    ) -> [Source] {
      let first = position / shape.inner * shape.count * shape.inner + position % shape.inner
      return (0..<shape.count).map { values[first + $0 * shape.inner] }
    }

    /// About 50 positions of the result.
    private func positions(_ shape: (outer: Int, count: Int, inner: Int)) -> [Int] {
      let size = shape.outer * shape.inner
      return Array(stride(from: 0, to: size, by: max(1, size / 50))) + (size > 0 ? [size - 1] : [])
    }

    private func checkFloatSums<Element: KernelElement & BinaryFloatingPoint>(
      _ type: Element.Type
    ) {
      Kernels.withEachInstructionSet { isa in
        var generator = SeededGenerator(seed: 31)
        for shape in Self.shapes {
          let size = shape.outer * shape.count * shape.inner
          let values = (0..<size).map { _ in Element(Double.random(in: -1...2, using: &generator)) }
          let result: [Element] = reduce(CADENA_REDUCE_SUM, values, shape)
          for position in positions(shape) {
            let terms = line(values, shape, position).map { Double($0) }
            var sum = 0.0
            var lost = 0.0
            for term in terms {
              let next = sum + term
              lost += abs(sum) >= abs(term) ? (sum - next) + term : (term - next) + sum
              sum = next
            }
            // A tree: far below the count + 1 roundings of a plain sum.
            let limit = 20 * Double(Element.ulpOfOne) * terms.reduce(0) { $0 + abs($1) } / 2
            #expect(
              abs(Double(result[position]) - (sum + lost)) <= limit,
              "\(isa) sum of \(shape) at \(position): \(result[position]), not \(sum + lost)")
          }
        }
      }
    }

    @Test func floatSumsAreAccurate() {
      checkFloatSums(Float.self)
      checkFloatSums(Double.self)
    }

    private func checkIntegerSums<Element: KernelElement>(
      _ type: Element.Type, _ value: @escaping (Element) -> Int32
    ) {
      Kernels.withEachInstructionSet { isa in
        var generator = SeededGenerator(seed: 32)
        for shape in Self.shapes {
          let size = shape.outer * shape.count * shape.inner
          let values = Element.samples(size, using: &generator)
          let sums: [Int32] = reduce(CADENA_REDUCE_SUM, values, shape)
          let products: [Int32] = reduce(CADENA_REDUCE_PRODUCT, values, shape)
          for position in positions(shape) {
            let terms = line(values, shape, position).map(value)
            #expect(sums[position] == terms.reduce(0, &+), "\(isa) \(shape) at \(position)")
            #expect(products[position] == terms.reduce(1, &*), "\(isa) \(shape) at \(position)")
          }
        }
      }
    }

    @Test func integerSumsWrapAround() {
      checkIntegerSums(Int32.self) { $0 }
      checkIntegerSums(UInt8.self) { Int32($0) }
      checkIntegerSums(Truth.self) { Int32($0.byte) }
    }

    @Test func floatProducts() {
      Kernels.withEachInstructionSet { isa in
        var generator = SeededGenerator(seed: 33)
        for shape in Self.shapes where shape.count <= 300 {
          let size = shape.outer * shape.count * shape.inner
          let values = (0..<size).map { _ in Double.random(in: 0.9...1.1, using: &generator) }
          let result: [Double] = reduce(CADENA_REDUCE_PRODUCT, values, shape)
          for position in positions(shape) {
            let wanted = line(values, shape, position).reduce(1, *)
            #expect(
              abs(result[position] - wanted) <= wanted * 1e-13, "\(isa) \(shape) at \(position)")
          }
        }
      }
    }

    /// The first largest (smallest) element, or the first NaN.
    private func extreme<Element: KernelElement & Comparable>(
      _ terms: [Element], largest: Bool
    ) -> (value: Element, position: Int32) {
      var best = 0
      for (k, term) in terms.enumerated() {
        if terms[best] != terms[best] { break }
        if term != term || (largest ? term > terms[best] : term < terms[best]) { best = k }
      }
      return (terms[best], Int32(best))
    }

    private func checkExtremes<Element: KernelElement & Comparable>(
      _ type: Element.Type, upTo most: Int = 100_000,
      _ sample: (inout SeededGenerator) -> Element
    ) {
      Kernels.withEachInstructionSet { isa in
        var generator = SeededGenerator(seed: 34)
        for shape in Self.shapes where shape.count > 0 {
          let size = shape.outer * shape.count * shape.inner
          guard size <= most else { continue }
          let values = (0..<size).map { _ in sample(&generator) }
          let maxima: [Element] = reduce(CADENA_REDUCE_MAXIMUM, values, shape)
          let minima: [Element] = reduce(CADENA_REDUCE_MINIMUM, values, shape)
          let first: [Int32] = reduce(CADENA_REDUCE_ARGMAX, values, shape)
          let last: [Int32] = reduce(CADENA_REDUCE_ARGMIN, values, shape)
          for position in positions(shape) {
            let terms = line(values, shape, position)
            let (largest, at) = extreme(terms, largest: true)
            let (smallest, lowest) = extreme(terms, largest: false)
            let place = "\(isa) \(shape) at \(position)"
            #expect(maxima[position] == largest || largest != largest, "\(place)")
            #expect((maxima[position] != maxima[position]) == (largest != largest), "\(place)")
            #expect(minima[position] == smallest || smallest != smallest, "\(place)")
            #expect((minima[position] != minima[position]) == (smallest != smallest), "\(place)")
            #expect(first[position] == at && last[position] == lowest, "\(place)")
          }
        }
      }
    }

    @Test func extremesAndTheirPositions() {
      // Whole numbers, so that many are equal; now and then an infinity or NaN.
      func number(_ generator: inout SeededGenerator, _ one: UInt64) -> Double {
        if generator.next() % one == 0 { return [.nan, .infinity, -.infinity][Int(one % 3)] }
        return Double(Int.random(in: -20...20, using: &generator))
      }
      for one in [40, 500, 1_000_003] as [UInt64] {
        checkExtremes(Float.self, upTo: one == 500 ? .max : 100_000) { Float(number(&$0, one)) }
        checkExtremes(Double.self) { number(&$0, one) }
      }
      checkExtremes(Int32.self) { Int32.sample(using: &$0) }
      checkExtremes(UInt8.self) { UInt8.sample(using: &$0) }
    }

    @Test func bitsDoNotDependOnThreads() {
      let before = cadena_threads()
      defer { cadena_set_threads(before) }
      var generator = SeededGenerator(seed: 35)
      for shape in [(1, 700_001, 1), (3, 200_000, 1), (1, 5000, 90), (1, 40, 20_000)] {
        let values = (0..<shape.0 * shape.1 * shape.2).map { _ in
          Float.random(in: -1...1, using: &generator)
        }
        cadena_set_threads(1)
        let alone: [Float] = reduce(CADENA_REDUCE_SUM, values, shape)
        cadena_set_threads(7)
        let together: [Float] = reduce(CADENA_REDUCE_SUM, values, shape)
        #expect(alone.map(\.bitPattern) == together.map(\.bitPattern), "\(shape)")
      }
    }

    private func checkScan<Element: KernelElement>(
      _ type: Element.Type, _ combine: (Double, Element, Bool) -> Double,
      _ result: (Double) -> Element, _ sample: (inout SeededGenerator) -> Element
    ) {
      var generator = SeededGenerator(seed: 36)
      for shape in [(1, 50, 1), (3, 7, 5), (2, 11, 40), (1, 0, 3)] {
        let size = shape.0 * shape.1 * shape.2
        let values = (0..<size).map { _ in sample(&generator) }
        for (product, reverse) in [(false, false), (false, true), (true, false), (true, true)] {
          let got = [Element](unsafeUninitializedCapacity: size) { buffer, count in
            values.withUnsafeBytes { source in
              var s = cadena_scan()
              (s.product, s.reverse, s.dtype) = (product, reverse, Element.dtype)
              (s.outer, s.count, s.inner) = shape
              s.src = source.baseAddress
              s.dst = UnsafeMutableRawPointer(buffer.baseAddress)
              cadena_scan_run(&s)
            }
            count = size
          }
          for o in 0..<shape.0 {
            for i in 0..<shape.2 {
              var total = product ? 1.0 : 0.0
              for step in 0..<shape.1 {
                let k = reverse ? shape.1 - 1 - step : step
                let at = (o * shape.1 + k) * shape.2 + i
                total = combine(total, values[at], product)
                #expect(got[at] == result(total), "\(Element.self) \(shape) at \(at)")
              }
            }
          }
        }
      }
    }

    @Test func scansAccumulate() {
      checkScan(Float.self, { $2 ? $0 * Double($1) : $0 + Double($1) }, { Float($0) }) {
        Float.random(in: 0.8...1.2, using: &$0)
      }
      checkScan(Double.self, { $2 ? $0 * $1 : $0 + $1 }, { $0 }) {
        Double.random(in: 0.8...1.2, using: &$0)
      }
      checkScan(Int32.self, { $2 ? $0 * Double($1) : $0 + Double($1) }, { Int32($0) }) {
        Int32.random(in: -1...1, using: &$0)
      }
    }
  }
}
