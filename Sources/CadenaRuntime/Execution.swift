import CadenaGraph

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Which executor computes.
enum Execution {
  /// The processor's kernels; `CADENA_EXECUTOR=reference` takes the definition instead.
  static let executor: any Executor = {
    if let name = getenv("CADENA_EXECUTOR"), String(cString: name) == "reference" {
      return ReferenceExecutor()
    }
    return CPUExecutor()
  }()
}
