import CadenaKernels
import Foundation

/// What the machine can do at most with 2 threads, as far as this program can reach it.
struct MachineLimits {
  /// Operations per second.
  let operations: Double
  /// Bytes per second that a copy reads and writes.
  let bytes: Double

  /// The time that neither operations nor bytes can be faster than.
  func floor(operations: Double, bytes: Double) -> Double {
    max(operations / self.operations, bytes / self.bytes)
  }

  /// Half a second of products and copies.
  static func measure() -> MachineLimits {
    let products = ProductContestant(threads: 2)
    let work = ProductWork(m: 512, n: 512, k: 512)
    products.prepareMatrices(work)
    let copies = CopyContestant(threads: 2)
    copies.prepareArrays(count: 1 << 22)
    let product = (0..<20).map { _ in products.run(times: 20) / 20 }.min() ?? .infinity
    let copy = (0..<20).map { _ in copies.run(times: 2) / 2 }.min() ?? .infinity
    return MachineLimits(operations: work.operations / product, bytes: 8 * Double(1 << 22) / copy)
  }
}
