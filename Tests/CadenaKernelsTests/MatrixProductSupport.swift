import CadenaKernels

/// An element type of the matrix product.
protocol MatrixElement: Equatable, Sendable {
  static var dtype: cadena_dtype { get }
  /// The rounding error of one operation relative to its result.
  static var roundingError: Double { get }
  /// A value made of random bits: a multiple of 2^-15 in [-1, 1), or an integer in -128..<128.
  init(randomBits: UInt64)
  static var zero: Self { get }
  var real: Double { get }
  /// The bits, so that NaN equals NaN.
  var bits: UInt64 { get }
}

extension Float: MatrixElement {
  static var dtype: cadena_dtype { CADENA_FLOAT32 }
  static var roundingError: Double { 0x1p-24 }
  init(randomBits: UInt64) { self = Float(Int16(truncatingIfNeeded: randomBits)) * 0x1p-15 }
  var real: Double { Double(self) }
  var bits: UInt64 { UInt64(bitPattern) }
}

extension Double: MatrixElement {
  static var dtype: cadena_dtype { CADENA_FLOAT64 }
  static var roundingError: Double { 0x1p-53 }
  init(randomBits: UInt64) { self = Double(Int16(truncatingIfNeeded: randomBits)) * 0x1p-15 }
  var real: Double { self }
  var bits: UInt64 { bitPattern }
}

extension Int32: MatrixElement {
  static var dtype: cadena_dtype { CADENA_INT32 }
  static var roundingError: Double { 0 }
  init(randomBits: UInt64) { self = Int32(Int8(truncatingIfNeeded: randomBits)) }
  var real: Double { Double(self) }
  var bits: UInt64 { UInt64(UInt32(bitPattern: self)) }
}

extension MatrixElement {
  static func random(_ count: Int, using generator: inout SeededGenerator) -> [Self] {
    [Self](unsafeUninitializedCapacity: count) { buffer, initialized in
      var word: UInt64 = 0
      for position in 0..<count {
        word = position % 4 == 0 ? generator.next() : word >> 16
        buffer.initializeElement(at: position, to: Self(randomBits: word))
      }
      initialized = count
    }
  }
}

/// How an operand lies in memory.
enum Arrangement: CaseIterable {
  case rows, columns, spacedRows, spacedColumns, repeatedRow, repeatedColumn, backwards
}

/// An operand of exactly the elements its strides reach, so that a sanitizer sees a step outside.
struct Operand<Element: MatrixElement> {
  var elements: [Element]
  var origin: Int
  var row: Int
  var column: Int
  var batch: Int

  init(
    rows: Int, columns: Int, batch count: Int, shared: Bool = false, _ arrangement: Arrangement,
    using generator: inout SeededGenerator
  ) {
    switch arrangement {
    case .rows: (row, column) = (columns, 1)
    case .columns: (row, column) = (1, rows)
    case .spacedRows: (row, column) = (columns * 2 + 3, 2)
    case .spacedColumns: (row, column) = (3, rows * 3 + 1)
    case .repeatedRow: (row, column) = (0, 1)
    case .repeatedColumn: (row, column) = (1, 0)
    case .backwards: (row, column) = (-columns - 1, 1)
    }
    let steps = [row * (rows - 1), column * (columns - 1)]
    origin = -steps.filter { $0 < 0 }.reduce(0, +)
    let extent = 1 + steps.map { abs($0) }.reduce(0, +)
    batch = shared ? 0 : extent
    elements = Element.random(extent + batch * (count - 1), using: &generator)
  }

  func position(_ index: Int, _ i: Int, _ j: Int) -> Int {
    origin + index * batch + i * row + j * column
  }
}

/// One product with all that belongs to it.
struct Product<Element: MatrixElement> {
  var rows: Int
  var columns: Int
  var depth: Int
  var batch = 1
  var a: Operand<Element>
  var b: Operand<Element>
  var initial: [Element]
  var rowOfC: Int
  var batchOfC: Int
  var bias: [Element]?
  var accumulate = false
  var relu = false

  init(
    rows: Int, columns: Int, depth: Int, batch: Int = 1, sharedB: Bool = false, gap: Int = 0,
    a: Arrangement = .rows, b: Arrangement = .rows, using generator: inout SeededGenerator
  ) {
    self.rows = rows
    self.columns = columns
    self.depth = depth
    self.batch = batch
    self.a = Operand(rows: rows, columns: max(depth, 1), batch: batch, a, using: &generator)
    self.b = Operand(
      rows: max(depth, 1), columns: columns, batch: batch, shared: sharedB, b, using: &generator)
    rowOfC = columns + gap
    batchOfC = rows * rowOfC + gap
    initial = Element.random(batch * batchOfC, using: &generator)
  }

  /// C after the kernel.
  func run(threads: Int) -> [Element] {
    run(threads: threads) { product in cadena_gemm_run(&product.g) }
  }

  /// C after a prepared product has run, and the sums over k of an operand.
  func runPrepared(threads: Int, sums: cadena_sums) -> (c: [Element], sums: [Element]) {
    var result = [Element](
      repeating: .zero, count: sums == CADENA_SUMS_A ? rows : sums == CADENA_SUMS_B ? columns : 0)
    let c = result.withUnsafeMutableBufferPointer { buffer in
      run(threads: threads) { product in
        product.sums_of = sums
        product.sums = UnsafeMutableRawPointer(buffer.baseAddress)
        let (a, b, c, bias) = (product.g.a, product.g.b, product.g.c, product.g.bias)
        (product.g.a, product.g.b, product.g.c, product.g.bias) = (nil, nil, nil, nil)
        cadena_product_prepare(&product)
        // A copy elsewhere does the same.
        var copy = product
        (copy.g.a, copy.g.b, copy.g.c, copy.g.bias) = (a, b, c, bias)
        cadena_product_run(&copy)
      }
    }
    return (c, result)
  }

  private func run(threads: Int, _ body: (inout cadena_product) -> Void) -> [Element] {
    let before = cadena_threads()
    defer { cadena_set_threads(before) }
    cadena_set_threads(threads)
    var result = initial
    result.withUnsafeMutableBufferPointer { c in
      a.elements.withUnsafeBufferPointer { aElements in
        b.elements.withUnsafeBufferPointer { bElements in
          (bias ?? []).withUnsafeBufferPointer { biasElements in
            var product = cadena_product()
            var g = cadena_gemm()
            g.dtype = Element.dtype
            (g.m, g.n, g.k, g.batch) = (rows, columns, depth, batch)
            g.a = UnsafeRawPointer(aElements.baseAddress.map { $0 + a.origin })
            (g.a_row, g.a_column, g.a_batch) = (a.row, a.column, a.batch)
            g.b = UnsafeRawPointer(bElements.baseAddress.map { $0 + b.origin })
            (g.b_row, g.b_column, g.b_batch) = (b.row, b.column, b.batch)
            g.c = UnsafeMutableRawPointer(c.baseAddress)
            (g.c_row, g.c_batch) = (rowOfC, batchOfC)
            g.bias = bias == nil ? nil : UnsafeRawPointer(biasElements.baseAddress)
            (g.accumulate, g.relu) = (accumulate, relu)
            product.g = g
            body(&product)
          }
        }
      }
    }
    return result
  }

  /// One element by definition in double precision, and the sum of the magnitudes of its terms.
  func expected(_ index: Int, _ i: Int, _ j: Int) -> (value: Double, magnitude: Double) {
    var value = 0.0
    var magnitude = 0.0
    func add(_ term: Double) {
      value += term
      magnitude += abs(term)
    }
    if accumulate { add(initial[index * batchOfC + i * rowOfC + j].real) }
    if let bias { add(bias[j].real) }
    for p in 0..<depth {
      add(
        a.elements[a.position(index, i, p)].real * b.elements[b.position(index, p, j)].real)
    }
    if relu && value < 0 { value = 0 }
    return (value, magnitude)
  }

  /// The sums over k of an operand in double precision, and the sums of the magnitudes.
  func expectedSums(_ sums: cadena_sums) -> [(value: Double, magnitude: Double)] {
    (0..<(sums == CADENA_SUMS_A ? rows : columns)).map { line in
      var result = (value: 0.0, magnitude: 0.0)
      for index in 0..<batch {
        for p in 0..<depth {
          let term =
            sums == CADENA_SUMS_A
            ? a.elements[a.position(index, line, p)] : b.elements[b.position(index, p, line)]
          result.value += term.real
          result.magnitude += abs(term.real)
        }
      }
      return result
    }
  }

  /// What is wrong with C, or nil. At most `samples` elements are compared with the definition, the
  /// four corners of each matrix among them; all that lies between the rows must be untouched.
  func fault(in result: [Element], samples: Int, using generator: inout SeededGenerator) -> String?
  {
    var positions: [(Int, Int, Int)] = []
    if batch * rows * columns <= samples {
      for index in 0..<batch {
        for i in 0..<rows {
          for j in 0..<columns { positions.append((index, i, j)) }
        }
      }
    } else {
      for index in 0..<batch {
        for i in [0, rows - 1] {
          for j in [0, columns - 1] { positions.append((index, i, j)) }
        }
      }
      for _ in 0..<samples {
        positions.append(
          (
            Int.random(in: 0..<batch, using: &generator),
            Int.random(in: 0..<rows, using: &generator),
            Int.random(in: 0..<columns, using: &generator)
          ))
      }
    }
    for (index, i, j) in positions {
      let got = result[index * batchOfC + i * rowOfC + j].real
      let (value, magnitude) = expected(index, i, j)
      // The bound of a sum of depth + 2 terms, each product rounded once more.
      let bound = Double(depth + 4) * Element.roundingError * magnitude
      let agrees =
        value.isFinite ? abs(got - value) <= bound : got == value || value.isNaN && got.isNaN
      if !agrees { return "[\(index), \(i), \(j)] is \(got), not \(value): \(summary)" }
    }
    for position in result.indices
    where position % batchOfC % rowOfC >= columns
      || position % batchOfC >= rows * rowOfC
    {
      if result[position] != initial[position] { return "gap at \(position) written: \(summary)" }
    }
    return nil
  }

  var summary: String {
    """
    \(Element.self) \(rows)x\(columns)x\(depth) batch \(batch), A (\(a.row), \(a.column)), \
    B (\(b.row), \(b.column)), accumulate \(accumulate), bias \(bias != nil), relu \(relu)
    """
  }
}
