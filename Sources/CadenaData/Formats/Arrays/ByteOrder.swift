/// Turns arrays from the order of a file into ours: little-endian, last axis fastest.
enum ByteOrder {
  /// Turns around the bytes of each number, in place.
  static func swap(_ bytes: inout [UInt8], size: Int) {
    switch size {
    case 2: swap(&bytes, UInt16.self)
    case 4: swap(&bytes, UInt32.self)
    case 8: swap(&bytes, UInt64.self)
    default: break
    }
  }

  private static func swap<Word: FixedWidthInteger>(_ bytes: inout [UInt8], _ type: Word.Type) {
    bytes.withUnsafeMutableBytes { buffer in
      for offset in stride(from: 0, to: buffer.count, by: MemoryLayout<Word>.size) {
        let word = buffer.loadUnaligned(fromByteOffset: offset, as: type)
        buffer.storeBytes(of: word.byteSwapped, toByteOffset: offset, as: type)
      }
    }
  }

  /// Numbers whose first axis is fastest (Fortran) with the last axis fastest (C).
  static func rowByRow(_ bytes: [UInt8], shape: [Int], size: Int) -> [UInt8] {
    let count = bytes.count / size
    guard shape.count > 1, count > 1 else { return bytes }
    return bytes.withUnsafeBytes { source in
      [UInt8](unsafeUninitializedCapacity: bytes.count) { target, filled in
        // How far apart in the file the neighbours along each axis are.
        var steps: [Int] = []
        var step = size
        for extent in shape {
          steps.append(step)
          step *= extent
        }
        var index = [Int](repeating: 0, count: shape.count)
        var from = 0
        for to in stride(from: 0, to: count * size, by: size) {
          for byte in 0..<size { target[to + byte] = source[from + byte] }
          var axis = shape.count - 1
          while axis >= 0 {
            index[axis] += 1
            from += steps[axis]
            if index[axis] < shape[axis] { break }
            from -= steps[axis] * shape[axis]
            index[axis] = 0
            axis -= 1
          }
        }
        filled = bytes.count
      }
    }
  }
}
