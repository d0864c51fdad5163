import CadenaData
import CadenaText

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Nobody reads standard output any more, as behind `| head`: the program ends without a word.
public struct OutputClosed: Error {}

/// Standard output for results, standard error for progress and log. Text reaches the system at
/// once, so that a program that reads line by line sees each line as it is written.
public enum Console {
  /// Lets a closed pipe, or a file at its largest allowed size, be an error of a write instead of
  /// the end of the program.
  ///
  /// Standard streams that the caller closed are opened on nothing, so that no file of a run takes
  /// their place and is written to.
  public static func ignoreClosedPipes() {
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
    for descriptor in STDIN_FILENO...STDERR_FILENO
    where fcntl(descriptor, F_GETFD) == -1 && errno == EBADF {
      // The lowest free number is taken, which is this one.
      _ = open("/dev/null", O_RDWR)
    }
  }

  /// Whether standard output is a terminal.
  public static var outputIsTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

  /// Columns of the terminal on standard output; nil when it is none.
  public static var outputWidth: Int? {
    var size = winsize()
    guard outputIsTerminal, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 else { return nil }
    return size.ws_col > 0 ? Int(size.ws_col) : nil
  }

  /// Writes a result.
  ///
  /// - Throws: `OutputClosed` when nobody reads, `OutputError` when the disk is full.
  public static func write(_ text: String) throws {
    try write(Array(text.utf8))
  }

  /// Writes bytes of a result.
  ///
  /// - Throws: `OutputClosed` when nobody reads, `OutputError` when the disk is full.
  public static func write(_ bytes: [UInt8]) throws {
    let code = bytes.withUnsafeBytes { writeAll($0, STDOUT_FILENO) }
    if code == EPIPE { throw OutputClosed() }
    if code != 0 { throw OutputError("stdout", code: code) }
  }

  /// Writes progress or a message; what nobody can read is lost.
  public static func log(_ text: String) {
    var text = text
    text.withUTF8 { _ = writeAll(UnsafeRawBufferPointer($0), STDERR_FILENO) }
  }

  /// 0, or the error's number.
  private static func writeAll(_ bytes: UnsafeRawBufferPointer, _ descriptor: Int32) -> Int32 {
    var rest = bytes
    while !rest.isEmpty {
      let count = systemWrite(descriptor, rest)
      if count < 0 {
        if errno == EINTR || errno == EAGAIN { continue }
        return errno
      }
      rest = UnsafeRawBufferPointer(rebasing: rest[count...])
    }
    return 0
  }

  // `write` itself is this type's own method inside it.
  private static func systemWrite(_ descriptor: Int32, _ buffer: UnsafeRawBufferPointer) -> Int {
    #if canImport(Glibc)
      return Glibc.write(descriptor, buffer.baseAddress, buffer.count)
    #elseif canImport(Musl)
      return Musl.write(descriptor, buffer.baseAddress, buffer.count)
    #elseif canImport(Darwin)
      return Darwin.write(descriptor, buffer.baseAddress, buffer.count)
    #endif
  }
}
