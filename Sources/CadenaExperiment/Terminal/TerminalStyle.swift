#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// How progress is shown: what the terminal can do and what the person wants.
public struct TerminalStyle: Sendable, Hashable {
  /// How much is shown while training.
  public enum Progress: Sendable, Hashable {
    /// One line that is drawn over and over.
    case live
    /// One line per epoch, no control characters.
    case plain
    /// Nothing.
    case quiet
  }

  /// How progress is shown.
  public var progress: Progress
  /// Whether colours may be used.
  public var usesColor: Bool
  /// Columns of the terminal.
  public var width: Int

  /// A style.
  public init(progress: Progress, usesColor: Bool = false, width: Int = 80) {
    self.progress = progress
    self.usesColor = usesColor
    self.width = width
  }

  /// The style for a terminal: live only on one that is not `TERM=dumb` and not in `CI`; colours
  /// only there and without `NO_COLOR`; nothing with `--quiet`.
  public static func choose(
    isTerminal: Bool, environment: [String: String], width: Int, isQuiet: Bool
  ) -> TerminalStyle {
    func isSet(_ name: String) -> Bool { environment[name].map { !$0.isEmpty } ?? false }
    let isLive = isTerminal && environment["TERM"] != "dumb" && !isSet("CI")
    return TerminalStyle(
      progress: isQuiet ? .quiet : isLive ? .live : .plain,
      usesColor: isLive && !isSet("NO_COLOR"), width: max(20, width))
  }

  /// The style for standard error, where progress is written.
  public static func standardError(
    environment: [String: String], isQuiet: Bool
  ) -> TerminalStyle {
    of(standardError: true, environment: environment, isQuiet: isQuiet)
  }

  /// The style for standard output or standard error: as wide as its terminal, else `COLUMNS`, else
  /// 80.
  public static func of(
    standardError: Bool, environment: [String: String], isQuiet: Bool = false
  ) -> TerminalStyle {
    let descriptor = standardError ? STDERR_FILENO : STDOUT_FILENO
    var size = winsize()
    let isKnown = ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
    return choose(
      isTerminal: isatty(descriptor) == 1, environment: environment,
      width: isKnown ? Int(size.ws_col) : environment["COLUMNS"].flatMap { Int($0) } ?? 80,
      isQuiet: isQuiet)
  }
}
