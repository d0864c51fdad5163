/// Sums, sums of squares and ranges of the columns of some rows of bytes, without rounding.
struct ByteTotals {
  /// The sum of each column.
  private(set) var sums: [UInt64]
  /// The sum of the squares of each column.
  private(set) var squares: [UInt64]
  /// The smallest byte of each column; 255 when there are no rows.
  private(set) var lowest: [UInt8]
  /// The largest byte of each column; 0 when there are no rows.
  private(set) var highest: [UInt8]

  /// Rows that are added up in 32 bits: 65,025 times as much is below 2³².
  private static let blockRows = 65_536

  /// The totals of rows of an array whose rows have so many bytes; each row once for each time that
  /// it is given.
  init(_ values: [UInt8], width: Int, rows: [Int]) {
    sums = [UInt64](repeating: 0, count: width)
    squares = sums
    lowest = [UInt8](repeating: 255, count: width)
    highest = [UInt8](repeating: 0, count: width)
    for start in stride(from: 0, to: rows.count, by: Self.blockRows) {
      add(values, width, rows[start..<Swift.min(start + Self.blockRows, rows.count)])
    }
  }

  private mutating func add(_ values: [UInt8], _ width: Int, _ rows: ArraySlice<Int>) {
    var blockSums = [UInt32](repeating: 0, count: width)
    var blockSquares = blockSums
    values.withUnsafeBufferPointer { values in
      for row in rows {
        let bytes = UnsafeBufferPointer(rebasing: values[row * width..<(row + 1) * width])
        Self.add(bytes, &blockSums, &blockSquares, &lowest, &highest)
      }
    }
    for column in 0..<width {
      sums[column] += UInt64(blockSums[column])
      squares[column] += UInt64(blockSquares[column])
    }
  }

  /// One row; through pointers, because every element of a large set comes by here.
  private static func add(
    _ bytes: UnsafeBufferPointer<UInt8>, _ sums: inout [UInt32], _ squares: inout [UInt32],
    _ lowest: inout [UInt8], _ highest: inout [UInt8]
  ) {
    sums.withUnsafeMutableBufferPointer { sums in
      squares.withUnsafeMutableBufferPointer { squares in
        for column in bytes.indices {
          let value = UInt32(bytes[column])
          sums[column] &+= value
          squares[column] &+= value &* value
        }
      }
    }
    lowest.withUnsafeMutableBufferPointer { lowest in
      highest.withUnsafeMutableBufferPointer { highest in
        for column in bytes.indices {
          lowest[column] = Swift.min(lowest[column], bytes[column])
          highest[column] = Swift.max(highest[column], bytes[column])
        }
      }
    }
  }
}
