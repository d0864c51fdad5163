import CadenaText
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The signal that asked for the end; 0 before one came.
private let requestingSignal = Atomic<Int32>(0)

/// Ctrl-C and the system's wish to end: the first one asks training to stop after its batch, the
/// second ends the program at once, which harms no file.
public enum Interruption {
  private static let signals = [SIGINT, SIGTERM]

  /// Begins to listen.
  public static func listen() {
    // The flag is made here: making a global value is nothing that a signal handler may do.
    requestingSignal.store(0, ordering: .relaxed)
    var set = sigset_t()
    sigemptyset(&set)
    for number in signals {
      signal(number) { number in
        requestingSignal.store(number, ordering: .relaxed)
        signal(SIGINT, SIG_DFL)
        signal(SIGTERM, SIG_DFL)
      }
      sigaddset(&set, number)
    }
    // Whoever started the program may have held the signals back, which a child inherits.
    pthread_sigmask(SIG_UNBLOCK, &set, nil)
  }

  /// Whether somebody asked for the end.
  public static var isRequested: Bool { requestingSignal.load(ordering: .relaxed) != 0 }

  /// What a shell reports for a program that the signal ended: 130 for Ctrl-C, 143 for SIGTERM.
  public static var exitCode: ExitCode {
    requestingSignal.load(ordering: .relaxed) == SIGTERM ? .terminated : .interrupted
  }
}
