extension Dataset {
  /// A SHA-256 hash of the content, as 64 hexadecimal digits, for the record of a run.
  ///
  /// Two sets have the same digest exactly when they hold the same numbers in the same type and
  /// order, with the same shape, targets and class names. Names of the set and of its columns do
  /// not count.
  public var digest: String {
    var hash = SHA256()
    func add(_ number: Int) {
      withUnsafeBytes(of: Int64(number).littleEndian) { hash.update($0) }
    }
    func add(_ text: String) {
      add(text.utf8.count)
      hash.update(Array(text.utf8))
    }
    add(features.count)
    add(features.exampleShape.count)
    features.exampleShape.forEach(add)
    switch features.storage {
    case .bytes(let values):
      add("bytes")
      hash.update(values)
    case .mappedBytes(let values, let map):
      // The numbers that the bytes stand for, so that the way of keeping them does not count.
      add(map.isSingle ? "floats" : "doubles")
      if map.isSingle {
        hash.addWords(values.lazy.map { map.singles[Int($0)].bitPattern })
      } else {
        hash.addWords(values.lazy.map { map.numbers[Int($0)].bitPattern })
      }
    case .floats(let values):
      add("floats")
      hash.add(values)
    case .doubles(let values):
      add("doubles")
      hash.add(values)
    }
    switch targets {
    case .classes(let labels, let names):
      add("classes")
      add(names.count)
      names.forEach(add)
      hash.addWords(labels.lazy.map { UInt32(bitPattern: $0) })
    case .values(let values, let width):
      add("values")
      add(width)
      hash.add(values)
    }
    return hash.hexadecimal()
  }
}

extension SHA256 {
  /// Adds numbers in little-endian order, the same on every machine.
  fileprivate mutating func add(_ values: [Double]) {
    #if _endian(little)
      values.withUnsafeBytes { update($0) }
    #else
      addWords(values.lazy.map(\.bitPattern))
    #endif
  }

  /// Adds numbers in little-endian order, the same on every machine.
  fileprivate mutating func add(_ values: [Float]) {
    #if _endian(little)
      values.withUnsafeBytes { update($0) }
    #else
      addWords(values.lazy.map(\.bitPattern))
    #endif
  }

  /// Adds numbers in little-endian order, the same on every machine, a block at a time.
  fileprivate mutating func addWords(_ words: some Sequence<some FixedWidthInteger>) {
    var block: [UInt8] = []
    block.reserveCapacity(1 << 16)
    for word in words {
      withUnsafeBytes(of: word.littleEndian) { block += $0 }
      if block.count >= 1 << 16 {
        update(block)
        block.removeAll(keepingCapacity: true)
      }
    }
    update(block)
  }
}
