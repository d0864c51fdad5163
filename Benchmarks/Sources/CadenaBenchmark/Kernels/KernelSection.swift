import Foundation

/// The matrix product against libraries that have little else, and functions of many numbers against
/// PyTorch.
struct KernelSection {
  let options: Options

  /// Measures and gives the section of the results.
  func measure() throws -> SectionResult {
    let products = try measureProducts()
    let vectors = try measureVectors()
    return SectionResult(
      section: .kernels, options: options, versions: products.versions + vectors.versions,
      introduction: Self.introduction,
      timings: products.rows.flatMap { $0.timings.values }
        + vectors.rows.flatMap { $0.timings.values },
      tables: products.tables + vectors.tables,
      gates: products.gates + vectors.gates)
  }

  private static let introduction = """
    Matrix products in float32, `m n k` and how the operands lie (N row by row, T column by column), \
    on the same matrices again and again; every library is called as from C. `PyTorch` stands in \
    for a library that could not be installed. The functions are plans of Cadena that are replayed, \
    against PyTorch's best form: `out=` in inference mode, and the fused update called \
    directly; the time of PyTorch's call from Python is part of it.
    """

  private func measureProducts() throws -> ProductReport {
    let own = [1, 2].map { ProductContestant(threads: $0) }
    var peers: [PeerContestant<ProductWork>] = []
    if options.usesPeers {
      for (name, path) in options.peers.libraries {
        peers += [1, 2].compactMap { library(name, path, threads: $0) }
      }
      if peers.isEmpty {
        peers = [1, 2].compactMap {
          options.peers.start(
            "PyTorch", script: "torch_kernels.py", threads: $0, as: ProductWork.self)
        }
      }
    }
    // Short bursts, since there are many works.
    var race = options.race
    race.burst = min(race.burst, 0.006)
    race.pause = 0.002
    let works = options.functions.isEmpty ? ProductWork.all : []
    if !works.isEmpty { say("matrix products") }
    let rows = try works.map { work in
      let contestants = own as [any Contestant<ProductWork>] + peers
      let timings = try race.run(work, contestants)
      return ProductReport.Row(
        work: work,
        timings: Dictionary(
          uniqueKeysWithValues: zip(contestants, timings).compactMap { entry in
            entry.1.map { (entry.0.name, $0) }
          }))
    }
    return ProductReport(
      rows: rows, names: own.map(\.name) + peers.map(\.name),
      libraries: peers.map { String($0.name.prefix { $0 != "," }) }.distinct,
      versions: peers.map(\.version).distinct)
  }

  private func library(
    _ name: String, _ path: String, threads: Int
  ) -> PeerContestant<ProductWork>? {
    options.peers.attempt(name) {
      // Threads that wait for more must not stand in the next contestant's way.
      try PeerSetting.startAgain(
        "\(name), \(threadsText(threads))", serving: "products", [path],
        environment: [
          "OMP_NUM_THREADS": "\(threads)", "OPENBLAS_NUM_THREADS": "\(threads)",
          "GOMP_SPINCOUNT": "20000", "OPENBLAS_THREAD_TIMEOUT": "20",
        ], isPeer: true, as: ProductWork.self)
    }
  }

  private func measureVectors() throws -> VectorReport {
    let own = [1, 2].map { VectorContestant(threads: $0) }
    var peers: [PeerContestant<VectorWork>] = []
    if options.usesPeers {
      peers = [1, 2].compactMap {
        options.peers.start("PyTorch", script: "torch_kernels.py", threads: $0, as: VectorWork.self)
      }
    }
    say("functions of many numbers")
    let contestants = own as [any Contestant<VectorWork>] + peers
    let rows = try options.vectorWorks.map { work in
      let timings = try options.race.run(work, contestants)
      return VectorReport.Row(
        work: work,
        timings: Dictionary(
          uniqueKeysWithValues: zip(contestants, timings).compactMap { entry in
            entry.1.map { (entry.0.name, $0) }
          }))
    }
    return VectorReport(
      rows: rows, names: contestants.map(\.name), versions: peers.map(\.version).distinct)
  }
}
