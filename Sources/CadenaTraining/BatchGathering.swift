import CadenaData
import CadenaGraph
import CadenaRuntime

/// A batch's rows on their way into the memory of a step.
private struct BatchGathering {
  /// Numbers of a chunk: some microseconds of work.
  static let chunkNumbers = 1 << 14

  let features: Features
  let rows: ArraySlice<Int>
  let dtype: DType
  let memory: UnsafeMutableRawPointer
  let chunkRows: Int

  init(
    _ features: Features, _ rows: ArraySlice<Int>, _ dtype: DType,
    _ memory: UnsafeMutableRawPointer
  ) {
    self.features = features
    self.rows = rows
    self.dtype = dtype
    self.memory = memory
    chunkRows = Swift.max(1, Self.chunkNumbers / Swift.max(1, features.width))
  }

  var chunks: Int { (rows.count + chunkRows - 1) / chunkRows }

  func copy(chunk: Int) {
    let first = rows.startIndex + chunk * chunkRows
    let part = rows[first..<Swift.min(first + chunkRows, rows.endIndex)]
    let offset = chunk * chunkRows * features.width * dtype.byteCount
    features.copy(part, as: dtype, into: memory + offset)
  }
}

extension Features {
  /// Copies rows, in their order, into memory for `rows.count * width` numbers of a floating-point
  /// type, without allocating; the rows of a large batch are divided among the threads.
  func gather(
    _ rows: ArraySlice<Int>, as dtype: DType, into memory: UnsafeMutableRawPointer
  ) {
    guard rows.count * width > BatchGathering.chunkNumbers else {
      copy(rows, as: dtype, into: memory)
      return
    }
    var gathering = BatchGathering(self, rows, dtype, memory)
    withUnsafeMutablePointer(to: &gathering) { gathering in
      Processor.parallel(gathering.pointee.chunks, gathering) { context, chunk, _ in
        context?.assumingMemoryBound(to: BatchGathering.self).pointee.copy(chunk: chunk)
      }
    }
  }

  fileprivate func copy(
    _ rows: ArraySlice<Int>, as dtype: DType, into memory: UnsafeMutableRawPointer
  ) {
    if dtype == .float64 {
      copyRows(rows, into: memory.assumingMemoryBound(to: Double.self))
    } else {
      copyRows(rows, into: memory.assumingMemoryBound(to: Float.self))
    }
  }
}
