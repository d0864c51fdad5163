import Synchronization

/// A line of source code: where a node was made.
public struct SourceLocation: Sendable, CustomStringConvertible {
  /// `Module/File.swift`, or empty when unknown.
  public let file: StaticString
  /// The line, from 1; 0 when unknown.
  public let line: UInt
  /// A return address instead of a line: for nodes made by operators under `CADENA_DEBUG`.
  public let address: UInt

  /// A place in the source.
  public init(file: StaticString, line: UInt) {
    self.file = file
    self.line = line
    address = 0
  }

  private init(address: UInt) {
    file = ""
    line = 0
    self.address = address
  }

  /// No place: nodes made by operators, unless somebody looks for callers.
  public static let unknown = SourceLocation(file: "", line: 0)

  /// `Module/File.swift:12`, a function's name, or nothing.
  public var description: String {
    if line != 0 { return "\(file):\(line)" }
    guard address != 0, let finder = CallerFinder.current else { return "" }
    return finder.describe(address)
  }

  /// The place of the call that is being made, as far as the program looks for it.
  static func ofCaller() -> SourceLocation {
    guard let finder = CallerFinder.current else { return .unknown }
    return SourceLocation(address: finder.find())
  }
}

/// How to tell who called an operator, which cannot take `#line`: installed by the runtime under
/// `CADENA_DEBUG`, since looking at the stack costs microseconds.
public struct CallerFinder: Sendable {
  let find: @Sendable () -> UInt
  let describe: @Sendable (UInt) -> String

  /// A way to find the return address of the first caller outside the framework, and its name.
  public init(
    find: @escaping @Sendable () -> UInt, describe: @escaping @Sendable (UInt) -> String
  ) {
    self.find = find
    self.describe = describe
  }

  private static let isInstalled = Atomic<Bool>(false)
  private static let installed = Mutex<CallerFinder?>(nil)

  static var current: CallerFinder? {
    isInstalled.load(ordering: .relaxed) ? installed.withLock { $0 } : nil
  }

  /// Makes every node made from now on by an operator remember its caller.
  public static func install(_ finder: CallerFinder) {
    installed.withLock { $0 = finder }
    isInstalled.store(true, ordering: .releasing)
  }
}
