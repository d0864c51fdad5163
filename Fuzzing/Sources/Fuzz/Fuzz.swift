#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The parser of this run, chosen by `CADENA_FUZZ`.
private let parser: Parser = {
  let name = getenv("CADENA_FUZZ").map { String(cString: $0) } ?? ""
  guard let parser = Parser(rawValue: name) else {
    let names = Parser.allCases.map(\.rawValue).joined(separator: ", ")
    perror("CADENA_FUZZ must be one of \(names)")
    exit(64)
  }
  return parser
}()

/// What libFuzzer calls with every input. A refusal is fine; a trap, a hang or memory without bound
/// is what it looks for.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ data: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
  parser.read(Array(UnsafeBufferPointer(start: data, count: size)))
  return 0
}
