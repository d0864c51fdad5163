import CadenaKernels

/// How many threads the kernels use.
///
/// Results have the same bits whatever the number: work is cut by its shape alone.
public enum Threads {
  /// Threads used, the caller's included, from 1 to 64. Without a choice these are the processors
  /// that this process may run on, or what `CADENA_THREADS` asks for.
  public static var count: Int {
    get { cadena_threads() }
    set { cadena_set_threads(Swift.max(1, newValue)) }
  }
}
