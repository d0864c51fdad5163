import Foundation

/// The matrix product of a library, OpenBLAS or oneDNN, opened while running: called as from C.
final class LibraryContestant: Contestant {
  private typealias CBLAS =
    @convention(c) (
      Int32, Int32, Int32, Int32, Int32, Int32, Float, UnsafePointer<Float>, Int32,
      UnsafePointer<Float>, Int32, Float, UnsafeMutablePointer<Float>, Int32
    ) -> Void
  private typealias OneDNN =
    @convention(c) (
      CChar, CChar, Int, Int, Int, Float, UnsafePointer<Float>, Int, UnsafePointer<Float>, Int,
      Float, UnsafeMutablePointer<Float>, Int
    ) -> Int32

  /// The library with its version.
  let name: String
  private let call: (ProductWork, ProductMatrices) -> Void
  private var work = ProductWork.all[0]
  private var matrices: ProductMatrices?

  /// Opens the library at a path.
  init(_ path: String) throws {
    guard let library = dlopen(path, RTLD_NOW | RTLD_GLOBAL) else {
      throw BenchmarkError(dlerror().map { String(cString: $0) } ?? "\(path) does not open")
    }
    if let symbol = dlsym(library, "dnnl_sgemm") {
      let function = unsafeBitCast(symbol, to: OneDNN.self)
      name = "oneDNN \(Self.oneDNNVersion(library))"
      let (n, t) = (CChar(UInt8(ascii: "N")), CChar(UInt8(ascii: "T")))
      call = { work, matrices in
        _ = function(
          work.form == .TN ? t : n, work.form == .NT ? t : n, work.m, work.n, work.k, 1,
          matrices.a, work.form == .TN ? work.m : work.k, matrices.b,
          work.form == .NT ? work.k : work.n, 0, matrices.c, work.n)
      }
      return
    }
    let names = ["cblas_sgemm", "scipy_cblas_sgemm"]
    guard let symbol = names.lazy.compactMap({ dlsym(library, $0) }).first else {
      throw BenchmarkError("\(path) has no matrix product")
    }
    name = Self.openBLASVersion(library) ?? path
    let function = unsafeBitCast(symbol, to: CBLAS.self)
    call = { work, matrices in
      let (m, n, k) = (Int32(work.m), Int32(work.n), Int32(work.k))
      // Row by row; 111 is "as it is", 112 transposed.
      function(
        101, work.form == .TN ? 112 : 111, work.form == .NT ? 112 : 111, m, n, k, 1, matrices.a,
        work.form == .TN ? m : k, matrices.b, work.form == .NT ? k : n, 0, matrices.c, n)
    }
  }

  /// Three numbers, which begin what `dnnl_version` points at.
  private static func oneDNNVersion(_ library: UnsafeMutableRawPointer) -> String {
    typealias Version = @convention(c) () -> UnsafePointer<Int32>
    guard let symbol = dlsym(library, "dnnl_version") else { return "" }
    let numbers = unsafeBitCast(symbol, to: Version.self)()
    return "\(numbers[0]).\(numbers[1]).\(numbers[2])"
  }

  /// The first words of the configuration, `OpenBLAS 0.3.34`.
  private static func openBLASVersion(_ library: UnsafeMutableRawPointer) -> String? {
    typealias Configuration = @convention(c) () -> UnsafePointer<CChar>
    let names = ["openblas_get_config", "scipy_openblas_get_config"]
    return names.lazy.compactMap { dlsym(library, $0) }.first.map { symbol in
      let text = String(cString: unsafeBitCast(symbol, to: Configuration.self)())
      return text.split(separator: " ").prefix(2).joined(separator: " ")
    }
  }

  deinit { matrices?.deallocate() }

  func prepare(_ work: ProductWork) -> String? {
    self.work = work
    matrices?.deallocate()
    matrices = ProductMatrices(work)
    return nil
  }

  func run(times: Int) -> Double {
    guard let matrices else { return 0 }
    let clock = ContinuousClock()
    let start = clock.now
    for _ in 0..<times { call(work, matrices) }
    return start.duration(to: clock.now).inSeconds
  }
}
