import Cadena
import CadenaKernels

/// Cadena's matrix product.
final class ProductContestant: Contestant {
  let name: String
  private let threads: Int
  private var matrices: ProductMatrices?
  private var product = cadena_gemm()

  init(threads: Int) {
    self.threads = threads
    name = "Cadena, \(threadsText(threads))"
  }

  deinit { matrices?.deallocate() }

  func prepare(_ work: ProductWork) -> String? {
    prepareMatrices(work)
    return nil
  }

  /// Makes the matrices of a work.
  func prepareMatrices(_ work: ProductWork) {
    matrices?.deallocate()
    let made = ProductMatrices(work)
    matrices = made
    product = cadena_gemm()
    product.dtype = CADENA_FLOAT32
    (product.m, product.n, product.k) = (work.m, work.n, work.k)
    (product.a_row, product.a_column) = work.form == .TN ? (1, work.m) : (work.k, 1)
    (product.b_row, product.b_column) = work.form == .NT ? (1, work.k) : (work.n, 1)
    (product.a, product.b, product.c) = (.init(made.a), .init(made.b), .init(made.c))
    product.c_row = work.n
    product.batch = 1
  }

  func run(times: Int) -> Double {
    Processor.threads = threads
    var product = product
    let clock = ContinuousClock()
    let start = clock.now
    for _ in 0..<times { cadena_gemm_run(&product) }
    return start.duration(to: clock.now).inSeconds
  }
}
