import CadenaKernels

/// The hash function SHA-256 (FIPS 180-4, 2015), to tell data sets apart in the record of a run.
///
///     var hash = SHA256()
///     hash.update(bytes)
///     hash.hexadecimal()   // 64 characters
struct SHA256 {
  private var state: [UInt32] = [
    0x6A09_E667, 0xBB67_AE85, 0x3C6E_F372, 0xA54F_F53A,
    0x510E_527F, 0x9B05_688C, 0x1F83_D9AB, 0x5BE0_CD19,
  ]
  private var pending: [UInt8] = []
  private var byteCount: UInt64 = 0

  /// Adds bytes to the message.
  mutating func update(_ bytes: UnsafeRawBufferPointer) {
    byteCount += UInt64(bytes.count)
    var rest = bytes[...]
    if !pending.isEmpty {
      let missing = min(64 - pending.count, rest.count)
      pending += rest.prefix(missing)
      rest = rest.dropFirst(missing)
      guard pending.count == 64 else { return }
      let block = pending
      pending.removeAll(keepingCapacity: true)
      block.withUnsafeBytes { compress($0) }
    }
    compress(UnsafeRawBufferPointer(rebasing: rest.prefix(rest.count & ~63)))
    pending += rest.dropFirst(rest.count & ~63)
  }

  /// Adds bytes to the message.
  mutating func update(_ bytes: [UInt8]) { bytes.withUnsafeBytes { update($0) } }

  /// The hash of everything added, as 64 hexadecimal digits.
  func hexadecimal() -> String {
    var last = self
    var padding: [UInt8] = [0x80]
    padding += [UInt8](repeating: 0, count: (119 - pending.count) & 63)
    for shift in stride(from: 56, through: 0, by: -8) {
      padding.append(UInt8(truncatingIfNeeded: (byteCount << 3) >> UInt64(shift)))
    }
    last.update(padding)
    let digits = Array("0123456789abcdef")
    return String(
      last.state.flatMap { word in
        stride(from: 28, through: 0, by: -4).map { digits[Int(word >> UInt32($0)) & 15] }
      })
  }

  /// Takes in whole blocks of 64 bytes.
  private mutating func compress(_ blocks: UnsafeRawBufferPointer) {
    guard let first = blocks.baseAddress, blocks.count >= 64 else { return }
    state.withUnsafeMutableBufferPointer { cadena_sha256($0.baseAddress, first, blocks.count / 64) }
  }
}
