import CadenaData

/// A small picture as a PNG file inside a page (RFC 2083), as `data:image/png;base64,…`.
///
/// Grey pictures become ink: black whose opacity is the value, so that a page shows them in its own
/// colours, light or dark. Colours stay as they are. Pixels are stored without compression: a picture
/// of 28 by 28 takes two kilobytes of text.
struct PictureFile {
  private let shape: ImageShape
  /// One byte for each number, channel by channel.
  private let values: [UInt8]

  /// A picture of numbers between `low` and `high`, which become 0 and 255; those beyond are cut.
  init(_ numbers: some Collection<Double>, shape: ImageShape, low: Double, high: Double) {
    self.shape = shape
    let scale = high > low ? 255 / (high - low) : 0
    values = numbers.map { UInt8(min(255, max(0, (($0 - low) * scale).rounded()))) }
  }

  /// The address of the picture.
  var address: String { "data:image/png;base64," + Self.base64(bytes) }

  /// The file.
  var bytes: [UInt8] {
    let isColour = shape.channels == 3
    var header = Self.bigEndian(shape.width) + Self.bigEndian(shape.height)
    // Eight bits a channel; colour type 2 is red, green, blue, 4 is grey and opacity.
    header += [8, isColour ? 2 : 4, 0, 0, 0]
    var file: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    file += Self.chunk("IHDR", header)
    file += Self.chunk("IDAT", Self.zlib(scanlines(isColour)))
    return file + Self.chunk("IEND", [])
  }

  private func scanlines(_ isColour: Bool) -> [UInt8] {
    let plane = shape.height * shape.width
    var lines: [UInt8] = []
    for row in 0..<shape.height {
      // Filter 0: the bytes themselves.
      lines.append(0)
      for column in 0..<shape.width {
        let pixel = row * shape.width + column
        if isColour {
          for channel in 0..<3 { lines.append(values[channel * plane + pixel]) }
        } else {
          lines += [0, values[pixel]]
        }
      }
    }
    return lines
  }

  /// Stored blocks of deflate (RFC 1951) with the frame of zlib (RFC 1950).
  private static func zlib(_ bytes: [UInt8]) -> [UInt8] {
    var stream: [UInt8] = [0x78, 0x01]
    var rest = bytes[...]
    repeat {
      let block = rest.prefix(65_535)
      rest = rest.dropFirst(block.count)
      let (low, high) = (UInt8(block.count & 0xFF), UInt8(block.count >> 8))
      stream += [rest.isEmpty ? 1 : 0, low, high, ~low, ~high] + block
    } while !rest.isEmpty
    var (a, b) = (1, 0)
    for byte in bytes {
      a = (a + Int(byte)) % 65_521
      b = (b + a) % 65_521
    }
    return stream + bigEndian(b << 16 | a)
  }

  private static func chunk(_ name: String, _ content: [UInt8]) -> [UInt8] {
    let body = Array(name.utf8) + content
    return bigEndian(content.count) + body + bigEndian(Int(checksum(body)))
  }

  /// CRC-32 of PNG and gzip.
  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var sum: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
    }
    return ~sum
  }

  private static func bigEndian(_ number: Int) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
  }

  private static func base64(_ bytes: [UInt8]) -> String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var text: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let part = bytes[start..<min(start + 3, bytes.count)]
      var group = 0
      for index in 0..<3 {
        group = group << 8 | (index < part.count ? Int(part[start + index]) : 0)
      }
      for index in 0..<4 {
        text.append(
          index <= part.count ? alphabet[group >> (18 - 6 * index) & 63] : UInt8(ascii: "="))
      }
    }
    return String(decoding: text, as: UTF8.self)
  }
}
