import CadenaText

/// Why an address gave no file.
public enum TransferFailure: Error, Hashable {
  /// The host has no address or does not answer.
  case unreachable(String)
  /// The connection ended before the file did.
  case interrupted
  /// The host fell silent.
  case timedOut
  /// The server answered something else: 404 and the like.
  case status(Int)
  /// The answer is not one that can be read.
  case badAnswer
  /// The file is longer than the one that is published.
  case tooLong
  /// There is no way to open encrypted connections.
  case noSecureClient
  /// The file that is being written could not be.
  case cannotWrite(String)

  /// The failure in words.
  public var what: Message {
    switch self {
    case .unreachable(let reason): .hostUnreachable(reason)
    case .interrupted: .transferInterrupted
    case .timedOut: .transferTimedOut
    case .status(let code): .httpStatus(code)
    case .badAnswer: .httpAnswerBroken
    case .tooLong: .transferTooLong
    case .noSecureClient: .noSecureClient
    case .cannotWrite(let reason): .verbatim(reason)
    }
  }
}

/// Takes the bytes of a file as they arrive.
public protocol TransferSink {
  /// How many bytes are there already: the transfer goes on behind them.
  var offset: Int { get }
  /// Throws away what is there: the server begins anew.
  mutating func restart() throws(TransferFailure)
  /// Takes the next bytes.
  mutating func write(_ bytes: UnsafeRawBufferPointer) throws(TransferFailure)
}
