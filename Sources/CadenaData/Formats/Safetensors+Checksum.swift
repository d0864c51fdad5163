import CadenaText

extension Safetensors {
  private static let checksumKey = "checksum"

  /// The same file with a checksum among its metadata, by which damage is noticed when it is read.
  ///
  /// The checksum covers names, element types, shapes, bytes and the other metadata. It is meant
  /// against broken disks and cut copies, not against intent.
  public func sealed() -> Safetensors {
    var sealed = self
    sealed.metadata[Self.checksumKey] = checksum
    return sealed
  }

  /// Throws when the content is not what it was when it was sealed; a file without a checksum is
  /// taken as it is.
  public func checkSeal(place: String? = nil) throws(CheckpointError) {
    guard let expected = metadata[Self.checksumKey], expected != checksum else { return }
    throw CheckpointError(
      .checkpointDamaged, place: place, expected: .checksumIs(expected),
      found: .checksumIs(checksum))
  }

  private var checksum: String {
    var mixer = Mixer()
    for (key, value) in metadata.sorted(by: { $0.key < $1.key }) where key != Self.checksumKey {
      mixer.add(Array(key.utf8))
      mixer.add(Array(value.utf8))
    }
    for array in arrays {
      mixer.add(Array(array.name.utf8))
      mixer.add(Array("\(array.dtype) \(array.shape)".utf8))
      mixer.add(array.bytes)
    }
    let digits = String(mixer.state, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  /// A 64-bit mixture of words by multiplication and folding: every bit of every word reaches the
  /// result, at the speed of memory.
  private struct Mixer {
    var state: UInt64 = 0x243F_6A88_85A3_08D3

    mutating func add(_ bytes: [UInt8]) {
      var state = mixed(state, UInt64(bytes.count))
      bytes.withUnsafeBytes { buffer in
        var offset = 0
        while offset + 8 <= buffer.count {
          let word = buffer.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
          state = mixed(state, UInt64(littleEndian: word))
          offset += 8
        }
        var rest: UInt64 = 0
        while offset < buffer.count {
          rest = rest << 8 | UInt64(buffer[offset])
          offset += 1
        }
        state = mixed(state, rest)
      }
      self.state = state
    }

    private func mixed(_ state: UInt64, _ word: UInt64) -> UInt64 {
      // The golden ratio's bits; multiplying by an odd number loses nothing.
      let product = (state ^ word) &* 0x9E37_79B9_7F4A_7C15
      return product ^ (product >> 29)
    }
  }
}
