import CadenaText

/// Why compressed data cannot be unpacked; the caller knows the file and makes it an error.
enum InflateFailure: Error, Hashable {
  /// The data end before their end mark.
  case truncated
  /// Bits that mean nothing.
  case broken
  /// More comes out than there is room for.
  case full

  var what: Message {
    switch self {
    case .truncated: .compressedTruncated
    case .broken: .compressedBroken
    case .full: .compressedTooLarge
    }
  }
}
