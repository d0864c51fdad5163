import CadenaGraph
import CadenaKernels

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// How much the runtime tells about what it does, by `CADENA_DEBUG=1…4`. Each level includes the
/// ones below. Reports go to standard error and change no result.
enum DebugLevel: Int, Comparable {
  /// Nothing.
  case silent = 0
  /// Plans when they are compiled, and whether evaluations find theirs.
  case plans
  /// Time, bytes and operations of every kernel that runs.
  case timing
  /// The steps of fused kernels.
  case fusion
  /// Every value, and the first that is not finite, with its node and the line that made it.
  case values

  /// The level of this process.
  static let current: DebugLevel = {
    guard let text = getenv("CADENA_DEBUG"), let number = Int(String(cString: text)) else {
      return .silent
    }
    let level = DebugLevel(rawValue: Swift.max(0, Swift.min(4, number))) ?? .silent
    if level > .silent { installCallerFinder() }
    return level
  }()

  static func < (a: DebugLevel, b: DebugLevel) -> Bool { a.rawValue < b.rawValue }

  /// Writes a line to standard error.
  static func report(_ text: String) {
    var line = text
    line.append("\n")
    line.withUTF8 { bytes in
      var sent = 0
      while sent < bytes.count {
        // The buffer has an address because it holds at least the line's end.
        let count = write(2, bytes.baseAddress! + sent, bytes.count - sent)
        if count <= 0 { return }
        sent += count
      }
    }
  }

  /// Lets nodes made by operators, which cannot take `#line`, remember who called them.
  private static func installCallerFinder() {
    let own = ["11CadenaGraph", "16CadenaOperations", "13CadenaRuntime", "cadena_callers"]
    @Sendable func name(_ address: UInt) -> String {
      guard let pointer = UnsafeRawPointer(bitPattern: address),
        let symbol = cadena_symbol(pointer)
      else { return "" }
      return String(cString: symbol)
    }
    CallerFinder.install(
      CallerFinder(
        find: {
          var frames = [UnsafeMutableRawPointer?](repeating: nil, count: 16)
          let count = cadena_callers(&frames, 16)
          for frame in frames.prefix(count) {
            let address = UInt(bitPattern: frame)
            let symbol = name(address)
            if !symbol.isEmpty && !own.contains(where: symbol.contains) { return address }
          }
          return 0
        },
        describe: { name($0) }))
  }
}
