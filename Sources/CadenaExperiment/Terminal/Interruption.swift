import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

private let interruptionIsRequested = Atomic<Bool>(false)

/// Ctrl-C: the first one asks training to stop after its batch, the second ends the program.
public enum Interruption {
  /// Begins to listen.
  public static func listen() {
    // The flag is made here: making a global value is nothing that a signal handler may do.
    interruptionIsRequested.store(false, ordering: .relaxed)
    signal(SIGINT) { _ in
      interruptionIsRequested.store(true, ordering: .relaxed)
      signal(SIGINT, SIG_DFL)
    }
    // Whoever started the program may have held the signal back, which a child inherits.
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGINT)
    pthread_sigmask(SIG_UNBLOCK, &signals, nil)
  }

  /// Whether somebody pressed Ctrl-C.
  public static var isRequested: Bool { interruptionIsRequested.load(ordering: .relaxed) }
}
