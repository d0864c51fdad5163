#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Where an answer comes from.
protocol Connection: AnyObject {
  /// Receives into a buffer; 0 when the other side is done.
  func receive(_ buffer: UnsafeMutableRawBufferPointer) throws(TransferFailure) -> Int
}

/// An encrypted connection, made by the program `curl`, which sends the request and passes the
/// answer on as it comes, head included: redirections and pieces are read here as for any other.
final class CurlProcess: Connection {
  private let process: pid_t
  private let output: Int32
  private let errors: Int32
  private var hasAnswered = false
  private var isOver = false

  /// Starts the program and lets it send a request.
  init(_ address: WebAddress, offset: Int, seconds: Int) throws(TransferFailure) {
    var arguments = [
      "curl", "--silent", "--show-error", "--include", "--raw", "--http1.1", "--globoff",
      "--suppress-connect-headers", "--proto", "=https", "--user-agent", "cadena",
      "--connect-timeout", "\(seconds)", "--speed-time", "\(seconds)", "--speed-limit", "1",
    ]
    if offset > 0 { arguments += ["--range", "\(offset)-"] }
    arguments += ["--url", "\(address)"]
    guard let pipes = Self.pipes() else { throw .noSecureClient }
    let started = Self.start(arguments, pipes)
    close(pipes.output.write)
    close(pipes.errors.write)
    guard let started else {
      close(pipes.output.read)
      close(pipes.errors.read)
      throw .noSecureClient
    }
    process = started
    output = pipes.output.read
    errors = pipes.errors.read
  }

  deinit {
    close(output)
    close(errors)
    if !isOver {
      kill(process, SIGTERM)
      var status: Int32 = 0
      waitpid(process, &status, 0)
    }
  }

  private typealias Pipe = (read: Int32, write: Int32)

  private static func pipes() -> (output: Pipe, errors: Pipe)? {
    var first: [Int32] = [0, 0]
    var second: [Int32] = [0, 0]
    guard pipe(&first) == 0 else { return nil }
    guard pipe(&second) == 0 else {
      first.forEach { _ = close($0) }
      return nil
    }
    // The program must not inherit the ends that are read here.
    for end in [first[0], second[0]] { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return ((first[0], first[1]), (second[0], second[1]))
  }

  private static func start(
    _ arguments: [String], _ pipes: (output: Pipe, errors: Pipe)
  ) -> pid_t? {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
    #else
      var actions = posix_spawn_file_actions_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, pipes.output.write, STDOUT_FILENO)
    posix_spawn_file_actions_adddup2(&actions, pipes.errors.write, STDERR_FILENO)
    posix_spawn_file_actions_addclose(&actions, pipes.output.write)
    posix_spawn_file_actions_addclose(&actions, pipes.errors.write)
    var words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
    defer { words.forEach { free($0) } }
    var process = pid_t()
    return posix_spawnp(&process, "curl", &actions, nil, &words, environ) == 0 ? process : nil
  }

  func receive(_ buffer: UnsafeMutableRawBufferPointer) throws(TransferFailure) -> Int {
    let count = readAll(output, buffer)
    guard count >= 0 else { throw .interrupted }
    if count > 0 {
      hasAnswered = true
      return count
    }
    guard !isOver else { return 0 }
    // The pipe is closed: how the program ended says why.
    let reason = message()
    var status: Int32 = 0
    waitpid(process, &status, 0)
    isOver = true
    let code = status & 0x7F == 0 ? status >> 8 & 0xFF : -1
    switch code {
    case 0: return 0
    case 28: throw .timedOut
    case 127: throw .noSecureClient
    default: throw hasAnswered ? .interrupted : .unreachable(reason)
    }
  }

  private func readAll(_ descriptor: Int32, _ buffer: UnsafeMutableRawBufferPointer) -> Int {
    while true {
      let count = read(descriptor, buffer.baseAddress, buffer.count)
      if count >= 0 || errno != EINTR { return count }
    }
  }

  /// What the program said, on one line.
  private func message() -> String {
    var text = [UInt8](repeating: 0, count: 512)
    let count = text.withUnsafeMutableBytes { readAll(errors, $0) }
    let line = text.prefix(max(0, count)).prefix { $0 != 10 && $0 != 13 }
    return line.isEmpty ? "curl" : String(decoding: line, as: UTF8.self)
  }
}
