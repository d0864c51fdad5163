import CadenaText

/// The inputs of all rows of a data set, row by row, in the narrowest type that holds them exactly.
///
/// Pixels stay bytes, so that 60,000 images of 784 pixels take 47 MB; they become floating-point
/// numbers when a batch is gathered.
public struct Features: Sendable, Hashable {
  /// The numbers, row after row.
  public enum Storage: Sendable, Hashable {
    /// Whole numbers from 0 to 255.
    case bytes([UInt8])
    /// Whole numbers from 0 to 255 that stand for others: scaled pixels take a quarter of the memory
    /// of their floating-point numbers.
    case mappedBytes([UInt8], ByteMap)
    /// Single precision.
    case floats([Float])
    /// Double precision.
    case doubles([Double])
  }

  /// The numbers of all rows.
  public let storage: Storage
  /// How many rows there are.
  public let count: Int
  /// The extents of one row: `[4]` for four measures, `[1, 28, 28]` for a grey image.
  public let exampleShape: [Int]
  /// How many numbers one row has.
  public let width: Int

  /// Features of rows of a shape.
  ///
  /// - Precondition: `storage` holds exactly the rows.
  public init(_ storage: Storage, count: Int, exampleShape: [Int]) {
    let width = exampleShape.reduce(1, *)
    require(
      count >= 0 && storage.count == count * width,
      "\(storage.count) values do not fill \(count) rows of shape \(exampleShape)")
    self.storage = storage
    self.count = count
    self.exampleShape = exampleShape
    self.width = width
  }

  /// Features of the given rows, in the given order; a row may be taken more than once.
  ///
  /// - Precondition: every index is one of a row.
  public func subset(_ rows: [Int]) -> Features {
    let chosen: Storage =
      switch storage {
      case .bytes(let values): .bytes(gathered(values, rows))
      case .mappedBytes(let values, let map): .mappedBytes(gathered(values, rows), map)
      case .floats(let values): .floats(gathered(values, rows))
      case .doubles(let values): .doubles(gathered(values, rows))
      }
    return Features(chosen, count: rows.count, exampleShape: exampleShape)
  }

  /// Copies rows into memory of single precision, `rows.count * width` numbers, without allocating.
  ///
  /// - Precondition: every index is one of a row.
  public func copyRows(_ rows: ArraySlice<Int>, into destination: UnsafeMutablePointer<Float>) {
    switch storage {
    case .bytes(let values): copy(values, rows, destination) { Float($0) }
    case .mappedBytes(let values, let map):
      if let divisor = map.divisor {
        copy(values, rows, destination) { Float($0) / divisor }
        return
      }
      map.singles.withUnsafeBufferPointer { table in
        copy(values, rows, destination) { table[Int($0)] }
      }
    case .floats(let values): copy(values, rows, destination)
    case .doubles(let values): copy(values, rows, destination) { Float($0) }
    }
  }

  /// Copies rows into memory of double precision, `rows.count * width` numbers, without allocating.
  ///
  /// - Precondition: every index is one of a row.
  public func copyRows(_ rows: ArraySlice<Int>, into destination: UnsafeMutablePointer<Double>) {
    switch storage {
    case .bytes(let values): copy(values, rows, destination) { Double($0) }
    case .mappedBytes(let values, let map):
      map.numbers.withUnsafeBufferPointer { table in
        copy(values, rows, destination) { table[Int($0)] }
      }
    case .floats(let values): copy(values, rows, destination) { Double($0) }
    case .doubles(let values): copy(values, rows, destination)
    }
  }

  /// One value.
  public subscript(row: Int, column: Int) -> Double {
    if column < 0 || column >= width { outside("column", column, width) }
    let index = row * width + column
    return switch storage {
    case .bytes(let values): Double(values[index])
    case .mappedBytes(let values, let map): map.numbers[Int(values[index])]
    case .floats(let values): Double(values[index])
    case .doubles(let values): values[index]
    }
  }

  private func gathered<Element>(_ values: [Element], _ rows: [Int]) -> [Element] {
    [Element](unsafeUninitializedCapacity: rows.count * width) { buffer, count in
      if let base = buffer.baseAddress { copy(values, rows[...], base) }
      count = rows.count * width
    }
  }

  /// Whole rows of the same type, one block copy each.
  @inline(__always)
  private func copy<Element>(
    _ values: [Element], _ rows: ArraySlice<Int>, _ destination: UnsafeMutablePointer<Element>
  ) {
    values.withUnsafeBufferPointer { values in
      guard let source = values.baseAddress else { return }
      var target = destination
      for row in rows {
        if row < 0 || row >= count { outside("row", row, count) }
        target.initialize(from: source + row * width, count: width)
        target += width
      }
    }
  }

  /// Rows of one type as rows of another.
  @inline(__always)
  private func copy<Source, Target>(
    _ values: [Source], _ rows: ArraySlice<Int>, _ destination: UnsafeMutablePointer<Target>,
    _ convert: (Source) -> Target
  ) {
    values.withUnsafeBufferPointer { values in
      guard let base = values.baseAddress else { return }
      var target = destination
      for row in rows {
        if row < 0 || row >= count { outside("row", row, count) }
        let source = base + row * width
        for column in 0..<width { target[column] = convert(source[column]) }
        target += width
      }
    }
  }

  /// Stops the program; not part of the loops that check.
  @inline(never)
  private func outside(_ what: String, _ index: Int, _ count: Int) -> Never {
    programmingError("\(what) \(index) is outside 0..<\(count)")
  }
}

extension Features.Storage {
  /// How many numbers there are.
  public var count: Int {
    switch self {
    case .bytes(let values), .mappedBytes(let values, _): values.count
    case .floats(let values): values.count
    case .doubles(let values): values.count
    }
  }

  /// The position of the first number that is not finite, or nil.
  var firstNonFinite: Int? {
    switch self {
    case .bytes, .mappedBytes: nil
    case .floats(let values): values.firstIndex { !$0.isFinite }
    case .doubles(let values): values.firstIndex { !$0.isFinite }
    }
  }
}
