import CadenaKernels
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension Kernels {
  /// Softmax of rows, with all that can be asked of it, against the definition in float64.
  @Suite struct SoftmaxKernelTests {
    private struct Results<Element> {
      var shifted: [Element]
      var exponentials: [Element]
      var quotient: [Element]
      var normalized: [Element]
      var gradient: [Element]
      var largest: [Element]
      var total: [Element]
      var picked: [Element]
      var position: [Int32]
    }

    private static func run<Element: KernelElement & BinaryFloatingPoint>(
      _ x: [Element], _ labels: [Int32], rows: Int, count: Int, scale: Element, onlyGradient: Bool
    ) -> Results<Element> {
      let many = [Element](repeating: 9, count: rows * count)
      let few = [Element](repeating: 9, count: rows)
      var results = Results(
        shifted: many, exponentials: many, quotient: many, normalized: many, gradient: many,
        largest: few, total: few, picked: few, position: [Int32](repeating: -9, count: rows))
      var scale = scale
      x.withUnsafeBytes { x in
        labels.withUnsafeBufferPointer { labels in
          withUnsafeBytes(of: &scale) { scale in
            var s = cadena_softmax()
            s.dtype = Element.dtype
            (s.rows, s.count) = (rows, count)
            s.x = x.baseAddress
            s.labels = labels.baseAddress
            s.scale = scale.baseAddress
            results.gradient.withUnsafeMutableBytes { s.gradient = $0.baseAddress }
            if !onlyGradient {
              results.shifted.withUnsafeMutableBytes { s.shifted = $0.baseAddress }
              results.exponentials.withUnsafeMutableBytes { s.exponentials = $0.baseAddress }
              results.quotient.withUnsafeMutableBytes { s.quotient = $0.baseAddress }
              results.normalized.withUnsafeMutableBytes { s.normalized = $0.baseAddress }
              results.largest.withUnsafeMutableBytes { s.largest = $0.baseAddress }
              results.total.withUnsafeMutableBytes { s.total = $0.baseAddress }
              results.picked.withUnsafeMutableBytes { s.picked = $0.baseAddress }
              results.position.withUnsafeMutableBufferPointer { s.position = $0.baseAddress }
            }
            cadena_direct_softmax(0, nil, &s, nil, nil)
          }
        }
      }
      return results
    }

    private func check<Element: KernelElement & BinaryFloatingPoint>(_: Element.Type) {
      let bound = 6 * Double(Element.ulpOfOne)
      Kernels.withEachInstructionSet { isa in
        var generator = SeededGenerator(seed: 77)
        for count in [1, 2, 3, 4, 7, 8, 9, 10, 15, 16, 17, 31, 33, 40, 64, 65, 100, 259, 1000] {
          let rows = count > 500 ? 19 : 37
          // Each term may lose half an ulp, here and in the test's own sum.
          let totalBound = bound + Double(Element.ulpOfOne) * Double(count) / 2
          var x = (0..<(rows * count)).map { _ in
            Element(Double.random(in: -6...6, using: &generator))
          }
          // Ties, of which the first counts, and elements that have no share.
          x[count - 1] = 7
          x[0] = 7
          if count > 2 { x[1] = -.infinity }
          let labels = (0..<rows).map { _ in Int32.random(in: 0..<Int32(count), using: &generator) }
          let scale = Element(0.25)
          let all = Self.run(
            x, labels, rows: rows, count: count, scale: scale, onlyGradient: false)
          for row in 0..<rows {
            let from = x[(row * count)..<((row + 1) * count)].map { Double($0) }
            let most = from.max() ?? 0
            let powers = from.map { exp($0 - most) }
            let sum = powers.reduce(0, +)
            let label = Int(labels[row])
            let place = "\(isa), \(count) elements, row \(row)"
            #expect(Double(all.largest[row]) == most, "\(place)")
            #expect(abs(Double(all.total[row]) - sum) <= totalBound * sum, "\(place)")
            #expect(all.position[row] == Int32(from.firstIndex(of: most) ?? -1), "\(place)")
            #expect(all.picked[row] == x[row * count + label] - all.largest[row], "\(place)")
            for j in 0..<count {
              let i = row * count + j
              let share = powers[j] / sum
              // The rounded distance costs as many ulps as it has units.
              let limit = bound * share * (2 + abs(from[j] == -.infinity ? 0 : from[j] - most))
              #expect(all.shifted[i] == x[i] - all.largest[row], "\(place)")
              #expect(all.quotient[i] == all.exponentials[i] / all.total[row], "\(place)")
              #expect(all.normalized[i] == all.exponentials[i] * (1 / all.total[row]), "\(place)")
              #expect(abs(Double(all.quotient[i]) - share) <= limit, "\(place), element \(j)")
              let target: Element = j == label ? 1 : 0
              #expect(all.gradient[i] == (all.quotient[i] - target) * scale, "\(place)")
            }
          }
          let alone = Self.run(
            x, labels, rows: rows, count: count, scale: scale, onlyGradient: true)
          #expect(alone.gradient == all.gradient, "\(isa), \(count)")
        }
      }
    }

    @Test func float32() { check(Float.self) }
    @Test func float64() { check(Double.self) }

    @Test("a NaN is the largest, from its first place on; a row of nothing has no softmax")
    func special() {
      Kernels.withEachInstructionSet { isa in
        for count in [5, 12, 70] {
          var x = [Float](repeating: 1, count: 3 * count)
          x[3] = .nan
          x[4] = .nan
          for j in 0..<count { x[2 * count + j] = -.infinity }
          let result = Self.run(
            x, [0, 0, 0], rows: 3, count: count, scale: 1, onlyGradient: false)
          #expect(result.position == [3, 0, 0], "\(isa), \(count)")
          let isNaN = result.quotient.map(\.isNaN)
          #expect(!isNaN[..<count].contains(false), "\(isa), \(count)")
          #expect(result.quotient[count] == 1 / Float(count), "\(isa), \(count)")
          #expect(!isNaN[(2 * count)...].contains(false), "\(isa), \(count)")
        }
      }
    }

    @Test("several threads give the same bits")
    func threads() {
      var generator = SeededGenerator(seed: 5)
      let (rows, count) = (300, 101)
      let x = (0..<(rows * count)).map { _ in Float.random(in: -3...3, using: &generator) }
      let labels = [Int32](repeating: 100, count: rows)
      let before = cadena_threads()
      defer { cadena_set_threads(before) }
      cadena_set_threads(1)
      let one = Self.run(x, labels, rows: rows, count: count, scale: 1, onlyGradient: false)
      cadena_set_threads(3)
      let three = Self.run(x, labels, rows: rows, count: count, scale: 1, onlyGradient: false)
      #expect(one.gradient == three.gradient && one.normalized == three.normalized)
      #expect(one.position == three.position && one.total == three.total)
    }
  }
}
