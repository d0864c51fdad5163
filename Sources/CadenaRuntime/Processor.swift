import CadenaKernels

/// How the processor is used, and which of its instruction sets was chosen.
public enum Processor {
  /// The number of threads that kernels may use, 1 to 64; results do not depend on it.
  public static var threads: Int {
    get { cadena_threads() }
    set { cadena_set_threads(Swift.max(1, newValue)) }
  }

  /// The name of the instruction set that the kernels were chosen for: bits are promised per
  /// instruction set.
  public static var instructionSet: String {
    switch cadena_selected_isa() {
    case CADENA_ISA_AVX512: "avx512"
    case CADENA_ISA_AVX2: "avx2"
    default: "portable"
    }
  }

  /// Does chunks 0..<chunks of a work on the kernels' threads and returns when all are done. The
  /// body gets the context, the chunk's number and the thread's.
  package static func parallel(
    _ chunks: Int, _ context: UnsafeMutableRawPointer,
    _ body: @convention(c) (UnsafeMutableRawPointer?, Int, Int) -> Void
  ) {
    cadena_parallel(chunks, context, body)
  }
}
