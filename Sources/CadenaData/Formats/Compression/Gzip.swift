import CadenaText

/// Files packed with gzip (P. Deutsch, RFC 1952, 1996), told by their first two bytes.
///
/// A file is one member or several in a row, whose contents follow each other; zeros behind the
/// last one are padding. Check sum and length of every member are verified. What comes out is
/// limited, so that a small file cannot fill the memory.
public enum Gzip {
  /// What may come out of a file unless the caller knows better: 2 GiB.
  public static let defaultLimit = 1 << 31

  /// Whether bytes begin as such a file does.
  public static func isGzip(_ bytes: [UInt8]) -> Bool {
    bytes.count >= 2 && bytes[0] == 0x1F && bytes[1] == 0x8B
  }

  /// The content of a file.
  ///
  /// - Parameters:
  ///   - bytes: The file.
  ///   - place: What errors call it.
  ///   - limit: How many bytes may come out.
  /// - Throws: `DataError` for a file that is cut, broken, followed by something else or larger
  ///   than the limit, and when a check sum or a length does not fit.
  public static func unpack(
    _ bytes: [UInt8], place: String, limit: Int = defaultLimit
  ) throws(DataError) -> [UInt8] {
    // Deflate makes at most 1032 bytes of one. The file's last four bytes are the length of its
    // last member: with a single one, the room is right at once.
    let most = min(limit, bytes.count.multipliedReportingOverflow(by: 1032).partialValue)
    let told = bytes.withUnsafeBufferPointer { $0.number(UInt32.self, at: $0.count - 4) }
    var room = max(0, min(most, max(Int(told ?? 0), bytes.count)))
    while true {
      do {
        return try unpack(bytes, room: room)
      } catch GzipFailure.inflate(.full) where room < most {
        room = min(most, 4 * room + 1024)
      } catch {
        throw error.dataError(place: place, limit: limit)
      }
    }
  }

  /// The first bytes of the content, as far as they can be had; nothing is verified.
  static func beginning(_ bytes: [UInt8], count: Int) -> [UInt8] {
    bytes.withUnsafeBufferPointer { input in
      [UInt8](unsafeUninitializedCapacity: count) { output, written in
        guard let start = try? GzipHeader.end(input, from: 0) else { return }
        _ = try? Inflate.unpack(input, from: start, into: output, written: &written)
      }
    }
  }

  private static func unpack(_ bytes: [UInt8], room: Int) throws(GzipFailure) -> [UInt8] {
    var failure: GzipFailure?
    let content = bytes.withUnsafeBufferPointer { input in
      [UInt8](unsafeUninitializedCapacity: max(1, room)) { output, written in
        // What the array has room for beyond the limit is not to be used.
        let output = UnsafeMutableBufferPointer(rebasing: output[..<room])
        do throws(GzipFailure) {
          try members(input, output, &written)
        } catch {
          failure = error
        }
      }
    }
    if let failure { throw failure }
    return content
  }

  private static func members(
    _ input: UnsafeBufferPointer<UInt8>, _ output: UnsafeMutableBufferPointer<UInt8>,
    _ written: inout Int
  ) throws(GzipFailure) {
    var position = 0
    repeat {
      let start = try GzipHeader.end(input, from: position)
      let first = written
      do {
        position = try unpackBody(input, start, output, &written)
      } catch {
        throw .inflate(error)
      }
      guard let sum = input.number(UInt32.self, at: position),
        let length = input.number(UInt32.self, at: position + 4)
      else { throw .inflate(.truncated) }
      position += 8
      let content = UnsafeBufferPointer(rebasing: output[first..<written])
      guard length == UInt32(truncatingIfNeeded: content.count) else {
        throw .length(length, UInt32(truncatingIfNeeded: content.count))
      }
      guard sum == CRC32.checksum(content) else { throw .checksum }
      if input[position...].allSatisfy({ $0 == 0 }) { return }
      guard GzipHeader.begins(input, at: position) else { throw .extra(position) }
    } while true
  }

  private static func unpackBody(
    _ input: UnsafeBufferPointer<UInt8>, _ start: Int,
    _ output: UnsafeMutableBufferPointer<UInt8>, _ written: inout Int
  ) throws(InflateFailure) -> Int {
    // An empty output still has an address for the decoder.
    guard output.baseAddress != nil else { throw .full }
    return try Inflate.unpack(input, from: start, into: output, written: &written)
  }
}
