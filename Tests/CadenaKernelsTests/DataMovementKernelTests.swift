import CadenaKernels
import Testing

extension Kernels {
  @Suite struct DataMovementKernelTests {
    /// A strided view, of which element by element reading is the definition.
    private struct View {
      var sizes: [Int]
      var strides: [Int]
      var origin = 0

      var count: Int { sizes.reduce(1, *) }

      /// Where element `index` in row-major order stands.
      func offset(_ index: Int) -> Int {
        var (rest, offset) = (index, origin)
        for k in sizes.indices.reversed() {
          offset += rest % sizes[k] * strides[k]
          rest /= sizes[k]
        }
        return offset
      }

      /// Elements of memory that the view reaches.
      var extent: Int {
        origin + zip(sizes, strides).reduce(1) { $0 + max(0, ($1.0 - 1) * $1.1) }
      }

      /// Permuted, broadcast, spaced or reversed axes.
      static func random(using generator: inout SeededGenerator, writable: Bool) -> View {
        let rank = Int.random(in: 0...4, using: &generator)
        let most = rank <= 2 ? 70 : 14
        let sizes = (0..<rank).map { _ in
          generator.next() % 6 == 0 ? 1 : Int.random(in: 1...most, using: &generator)
        }
        var view = View(sizes: sizes, strides: Array(repeating: 0, count: rank))
        var step = 1
        for axis in (0..<rank).shuffled(using: &generator) {
          let choice = generator.next() % 6
          if choice == 0 && !writable { continue }
          if choice == 1 { step *= 2 }
          view.strides[axis] = step
          step *= sizes[axis]
          if choice == 2 && !writable {
            view.origin += (sizes[axis] - 1) * view.strides[axis]
            view.strides[axis].negate()
          }
        }
        return view
      }
    }

    private func copy<Element: KernelElement>(
      _ source: [Element], _ from: View, to destination: inout [Element], _ into: View
    ) {
      source.withUnsafeBufferPointer { src in
        destination.withUnsafeMutableBufferPointer { dst in
          var c = cadena_copy()
          c.element_size = MemoryLayout<Element>.stride
          c.rank = from.sizes.count
          withUnsafeMutableBytes(of: &c.sizes) { sizes in
            withUnsafeMutableBytes(of: &c.src_strides) { srcStrides in
              withUnsafeMutableBytes(of: &c.dst_strides) { dstStrides in
                for k in from.sizes.indices {
                  sizes.storeBytes(of: from.sizes[k], toByteOffset: 8 * k, as: Int.self)
                  srcStrides.storeBytes(of: from.strides[k], toByteOffset: 8 * k, as: Int.self)
                  dstStrides.storeBytes(of: into.strides[k], toByteOffset: 8 * k, as: Int.self)
                }
              }
            }
          }
          c.src = UnsafeRawPointer(src.baseAddress.map { $0 + from.origin })
          c.dst = UnsafeMutableRawPointer(dst.baseAddress)
          cadena_copy_run(&c)
        }
      }
    }

    private func checkCopy<Element: KernelElement>(
      _ type: Element.Type, _ from: View, _ into: View, using generator: inout SeededGenerator
    ) {
      let source = Element.samples(from.extent, using: &generator)
      var destination = Element.samples(into.extent, using: &generator)
      var wanted = destination
      for i in 0..<from.count { wanted[into.offset(i)] = source[from.offset(i)] }
      copy(source, from, to: &destination, into)
      #expect(
        destination.map(\.canonicalBits) == wanted.map(\.canonicalBits),
        "\(cadena_selected_isa()) \(Element.self) \(from) to \(into)")
    }

    @Test func copiesBetweenStrides() {
      Kernels.withEachInstructionSet { _ in
        var generator = SeededGenerator(seed: 41)
        for _ in 0..<250 {
          let from = View.random(using: &generator, writable: false)
          var into = View.random(using: &generator, writable: true)
          // The destination's own order of axes for the same sizes.
          var step = 1
          into = View(sizes: from.sizes, strides: Array(repeating: 0, count: from.sizes.count))
          for axis in from.sizes.indices.reversed().shuffled(using: &generator) {
            into.strides[axis] = step
            step = step * from.sizes[axis] + (generator.next() % 5 == 0 ? 3 : 0)
          }
          checkCopy(UInt8.self, from, into, using: &generator)
          checkCopy(Float.self, from, into, using: &generator)
          checkCopy(Double.self, from, into, using: &generator)
        }
      }
    }

    @Test func largeTranspositionsAreCutIntoChunks() {
      Kernels.withEachInstructionSet { _ in
        var generator = SeededGenerator(seed: 42)
        let from = View(sizes: [450, 610], strides: [1, 450])
        let into = View(sizes: [450, 610], strides: [610, 1])
        checkCopy(Int32.self, from, into, using: &generator)
        checkCopy(Double.self, from, into, using: &generator)
        let images = View(sizes: [5, 30, 28, 33], strides: [27_720, 1, 990, 30])
        let rows = View(sizes: [5, 30, 28, 33], strides: [27_720, 924, 33, 1])
        checkCopy(Int32.self, images, rows, using: &generator)
      }
    }

    private func load<Element: KernelElement>(
      _ source: [Element], _ view: View, _ range: Range<Int>
    ) -> [Element] {
      [Element](unsafeUninitializedCapacity: range.count) { block, count in
        source.withUnsafeBufferPointer { src in
          cadena_load_block(
            MemoryLayout<Element>.stride, view.sizes.count, view.sizes, view.strides,
            src.baseAddress.map { $0 + view.origin }, range.lowerBound, range.count,
            block.baseAddress)
        }
        count = range.count
      }
    }

    @Test func blocksOfStridedOperands() {
      var generator = SeededGenerator(seed: 43)
      for _ in 0..<400 {
        let view = View.random(using: &generator, writable: false)
        let bytes = UInt8.samples(view.extent, using: &generator)
        let doubles = (0..<view.extent).map { Double($0) }
        let floats = doubles.map { Float($0) }
        for _ in 0..<5 {
          let first = Int.random(in: 0..<view.count, using: &generator)
          let range = first..<Int.random(in: first...view.count, using: &generator)
          #expect(load(bytes, view, range) == range.map { bytes[view.offset($0)] }, "\(view)")
          #expect(load(floats, view, range) == range.map { floats[view.offset($0)] }, "\(view)")
          #expect(load(doubles, view, range) == range.map { doubles[view.offset($0)] }, "\(view)")
        }
      }
    }

    /// One gathering or scattering; `rows` shares the indices.
    private struct Indexing {
      var rows: Bool
      var outer: Int
      var count: Int
      var inner: Int
      var indices: [Int32]

      var length: Int { rows ? indices.count : indices.count / max(1, outer * inner) }
      func index(_ o: Int, _ j: Int, _ i: Int) -> Int {
        Int(rows ? indices[j] : indices[(o * length + j) * inner + i])
      }

      /// Calls the body for each element: its place beside the indices, and where it is gathered.
      func forEach(_ body: (_ place: Int, _ target: Int) -> Void) {
        for o in 0..<outer {
          for j in 0..<length {
            for i in 0..<inner {
              body((o * length + j) * inner + i, (o * count + index(o, j, i)) * inner + i)
            }
          }
        }
      }

      func run<Element: KernelElement>(
        _ function: (UnsafePointer<cadena_gather>?) -> Int, _ source: [Element],
        _ destination: inout [Element]
      ) -> Int {
        source.withUnsafeBytes { src in
          destination.withUnsafeMutableBytes { dst in
            indices.withUnsafeBufferPointer { index in
              var g = cadena_gather()
              (g.rows, g.dtype) = (rows, Element.dtype)
              (g.outer, g.count, g.inner, g.indices) = (outer, count, inner, length)
              (g.index, g.src, g.dst) = (index.baseAddress, src.baseAddress, dst.baseAddress)
              return function(&g)
            }
          }
        }
      }
    }

    private func indexings(using generator: inout SeededGenerator) -> [Indexing] {
      (0..<60).map { step in
        let (outer, count) = (1 + step % 3, 1 + step % 11)
        let (inner, length) = ([1, 2, 5, 17, 40][step % 5], step % 2 == 0 ? step : 3)
        let rows = generator.next() & 1 == 0
        let indices = (0..<(rows ? length : outer * length * inner)).map { _ in
          Int32.random(in: 0..<Int32(count), using: &generator)
        }
        return Indexing(rows: rows, outer: outer, count: count, inner: inner, indices: indices)
      }
    }

    private func checkIndexing<Element: KernelElement & Numeric>(
      _ type: Element.Type, adds: Bool, _ sample: (inout SeededGenerator) -> Element,
      _ add: (Element, Element) -> Element
    ) {
      var generator = SeededGenerator(seed: 44)
      for indexing in indexings(using: &generator) {
        let whole = (0..<indexing.outer * indexing.count * indexing.inner).map { _ in
          sample(&generator)
        }
        let places = indexing.outer * indexing.length * indexing.inner
        var gathered = Array(repeating: Element.zero, count: places)
        #expect(indexing.run(cadena_gather_run, whole, &gathered) == -1)
        indexing.forEach { place, target in
          #expect(gathered[place] == whole[target], "\(Element.self) \(indexing)")
        }
        guard adds else { continue }
        let pieces = (0..<places).map { _ in sample(&generator) }
        var (sums, wanted) = (whole, whole)
        #expect(indexing.run(cadena_scatter_add_run, pieces, &sums) == -1)
        // In index order: the sum of floating-point numbers must come out to the bit.
        indexing.forEach { place, target in wanted[target] = add(wanted[target], pieces[place]) }
        #expect(sums == wanted, "\(Element.self) \(indexing)")
      }
    }

    @Test func gatheringAndScattering() {
      Kernels.withEachInstructionSet { _ in
        checkIndexing(Float.self, adds: true, { Float.random(in: -1...1, using: &$0) }, +)
        checkIndexing(Double.self, adds: true, { Double.random(in: -1...1, using: &$0) }, +)
        checkIndexing(Int32.self, adds: true, { Int32.random(in: -9...9, using: &$0) }, &+)
        checkIndexing(UInt8.self, adds: false, { UInt8.sample(using: &$0) }, &+)
      }
    }

    @Test func indicesOutOfRangeAreFoundBeforeWriting() {
      for wrong in [-1, 7, Int32.min, .max] as [Int32] {
        for position in [0, 300, 611] {
          var indices = Array(repeating: Int32(3), count: 612)
          indices[position] = wrong
          indices[611] = position == 611 ? wrong : -5
          let indexing = Indexing(rows: true, outer: 1, count: 7, inner: 2, indices: indices)
          let source = (0..<14).map { Float($0) }
          var gathered = Array(repeating: Float(-1), count: 612 * 2)
          #expect(indexing.run(cadena_gather_run, source, &gathered) == position)
          #expect(gathered == Array(repeating: -1, count: 612 * 2))
          var sums = source
          #expect(indexing.run(cadena_scatter_add_run, gathered, &sums) == position)
          #expect(sums == source)
        }
      }
    }
  }
}
