extension UnsafeBufferPointer<UInt8> {
  /// The little-endian number at a place, or nil where the bytes end before it does.
  func number<Word: FixedWidthInteger>(_ type: Word.Type, at offset: Int) -> Word? {
    let size = MemoryLayout<Word>.size
    guard offset >= 0, offset <= count - size else { return nil }
    let word = UnsafeRawBufferPointer(self).loadUnaligned(fromByteOffset: offset, as: type)
    return Word(littleEndian: word)
  }
}
