/// A matrix product `C[m, n] = A[m, k] · B[k, n]` in float32.
struct ProductWork: WorkInWords {
  /// How the operands lie in memory: N row by row, T column by column.
  enum Form: String, CaseIterable { case NN, NT, TN }

  let m: Int
  let n: Int
  let k: Int
  var form = Form.NN

  var name: String { "\(m) \(n) \(k) \(form)" }
  var operations: Double { 2 * Double(m * n) * Double(k) }

  var words: String { "m=\(m) n=\(n) k=\(k) form=\(form)" }

  init(m: Int, n: Int, k: Int, form: Form = .NN) {
    self.m = m
    self.n = n
    self.k = k
    self.form = form
  }

  init(words: [String: String]) throws {
    self.init(
      m: try words.integer("m"), n: try words.integer("n"), k: try words.integer("k"),
      form: try words.choice("form"))
  }

  /// Shapes of training steps, of inference, squares, and long and thin ones, in all three forms.
  static let all: [ProductWork] = [
    (64, 128, 784), (64, 784, 128), (784, 128, 64), (128, 512, 784), (128, 512, 512),
    (512, 512, 128), (512, 2048, 1024), (512, 2048, 2048), (2048, 2048, 2048), (32, 64, 64),
    (32, 10, 64), (10, 8, 8), (1, 128, 784), (1000, 10, 64), (100, 100, 100), (256, 256, 256),
    (1024, 1024, 1024), (4096, 64, 64), (64, 64, 4096), (1, 2048, 2048), (16, 2048, 2048),
    (64, 2048, 2048),
  ].flatMap { m, n, k in Form.allCases.map { ProductWork(m: m, n: n, k: k, form: $0) } }
}

/// The matrices of a product.
struct ProductMatrices {
  let a: UnsafeMutablePointer<Float>
  let b: UnsafeMutablePointer<Float>
  let c: UnsafeMutablePointer<Float>

  /// Matrices of small numbers.
  init(_ work: ProductWork) {
    func matrix(_ count: Int, _ step: Int) -> UnsafeMutablePointer<Float> {
      let memory = UnsafeMutableRawPointer.allocate(byteCount: 4 * count, alignment: 64)
        .bindMemory(to: Float.self, capacity: count)
      for index in 0..<count {
        (memory + index).initialize(to: Float((index * step) % 251) / 251 - 0.5)
      }
      return memory
    }
    a = matrix(work.m * work.k, 7)
    b = matrix(work.k * work.n, 11)
    c = matrix(work.m * work.n, 1)
  }

  func deallocate() {
    for memory in [a, b, c] { memory.deallocate() }
  }
}
