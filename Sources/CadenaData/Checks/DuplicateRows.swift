import CadenaText

extension CheckedData {
  /// Rows of validation and test that also stand in the training part, whose measured numbers are
  /// too good; and equal rows with different classes, which no model can tell apart.
  ///
  /// Rows are found by a hash of their numbers and then compared.
  var duplicateWarnings: [Message] {
    var firsts = FirstRows(room: training.count)
    var contradictions = (count: 0, first: 0, second: 0)
    let labels = dataset.targets.labels
    func contradicts(_ row: Int, _ first: Int) {
      guard let labels, labels[row] != labels[first] else { return }
      if contradictions.count == 0 {
        contradictions = (0, min(row, first) + 1, max(row, first) + 1)
      }
      contradictions.count += 1
    }
    forEachHash(training) { row, hash in
      guard let first = firsts.row(of: hash, orInsert: row) else { return }
      if isSame(row, first) { contradicts(row, first) }
    }
    var warnings: [Message] = []
    for (part, name) in [(validation, Message.validationPartName), (test, .testPartName)] {
      var found = (count: 0, row: 0, copy: 0)
      forEachHash(part) { row, hash in
        guard let first = firsts.row(of: hash), isSame(row, first) else { return }
        if found.count == 0 { found = (0, row + 1, first + 1) }
        found.count += 1
        contradicts(row, first)
      }
      guard found.count > 0 else { continue }
      warnings.append(
        .duplicatesInPart(
          found.count, of: part.count, name, row: found.row, copy: found.copy))
    }
    if contradictions.count > 0 {
      warnings.append(
        .contradictoryRows(
          contradictions.count, first: contradictions.first, second: contradictions.second))
    }
    return warnings
  }

  private func forEachHash(_ rows: [Int], _ body: (Int, UInt64) -> Void) {
    let width = dataset.featureCount
    if case .bytes(let values) = dataset.features.storage {
      values.withUnsafeBytes { bytes in
        for row in rows {
          let numbers = bytes[row * width..<(row + 1) * width]
          body(row, Self.hash(UnsafeRawBufferPointer(rebasing: numbers)))
        }
      }
      return
    }
    for start in stride(from: 0, to: rows.count, by: 1024) {
      let chosen = rows[start..<min(start + 1024, rows.count)]
      dataset.features.matrix(chosen).values.withUnsafeBufferPointer { values in
        for (index, row) in chosen.enumerated() {
          var hash = Self.seed
          for column in 0..<width {
            // Adding 0 makes -0 the same as 0.
            Self.mix((values[index * width + column] + 0).bitPattern, into: &hash)
          }
          body(row, hash)
        }
      }
    }
  }

  private static let seed: UInt64 = 0x9E37_79B9_7F4A_7C15

  @inline(__always)
  private static func mix(_ word: UInt64, into hash: inout UInt64) {
    hash = (hash ^ word) &* 0xFF51_AFD7_ED55_8CCD
    hash ^= hash >> 32
  }

  /// Of bytes: four chains of words, which do not wait for each other.
  private static func hash(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var (a, b, c, d) = (seed, seed &+ 1, seed &+ 2, seed &+ 3)
    var position = 0
    while position + 32 <= bytes.count {
      mix(bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self), into: &a)
      mix(bytes.loadUnaligned(fromByteOffset: position + 8, as: UInt64.self), into: &b)
      mix(bytes.loadUnaligned(fromByteOffset: position + 16, as: UInt64.self), into: &c)
      mix(bytes.loadUnaligned(fromByteOffset: position + 24, as: UInt64.self), into: &d)
      position += 32
    }
    while position < bytes.count {
      mix(UInt64(bytes[position]), into: &a)
      position += 1
    }
    mix(b, into: &a)
    mix(c, into: &a)
    mix(d, into: &a)
    return a
  }

  private func isSame(_ row: Int, _ other: Int) -> Bool {
    (0..<dataset.featureCount).allSatisfy { column in
      let (a, b) = (dataset.features[row, column], dataset.features[other, column])
      return a == b || a.isNaN && b.isNaN
    }
  }
}

/// The first row of each hash: a table with open addressing and linear probing, which takes a third
/// of the time of a dictionary, since hashes need no hashing.
private struct FirstRows {
  private var entries: [(hash: UInt64, row: Int)]
  private let mask: Int

  /// A table for at most so many rows.
  init(room: Int) {
    var size = 16
    while size < 2 * room { size *= 2 }
    mask = size - 1
    entries = [(hash: UInt64, row: Int)](repeating: (0, -1), count: size)
  }

  /// The row of a hash, or nil when there is none.
  func row(of hash: UInt64) -> Int? {
    var index = Int(truncatingIfNeeded: hash) & mask
    while entries[index].row >= 0 {
      if entries[index].hash == hash { return entries[index].row }
      index = (index + 1) & mask
    }
    return nil
  }

  /// The row of a hash; nil when there was none, and now is the given one.
  mutating func row(of hash: UInt64, orInsert row: Int) -> Int? {
    var index = Int(truncatingIfNeeded: hash) & mask
    while entries[index].row >= 0 {
      if entries[index].hash == hash { return entries[index].row }
      index = (index + 1) & mask
    }
    entries[index] = (hash, row)
    return nil
  }
}
