import CadenaGraph
import CadenaKernels

/// A softmax of rows with what is asked of it: results without an address are not wanted.
struct SoftmaxKernel {
  var dtype: DType
  var rows: Int
  var count: Int
  var source: Address
  var labels: Address?
  var scale: Address?
  var shifted: Address?
  var exponentials: Address?
  var quotient: Address?
  var normalized: Address?
  var gradient: Address?
  var largest: Address?
  var total: Address?
  var picked: Address?
  var position: Address?
  /// The node that picks at the labels, for errors.
  var pickedNode: Int?

  init(dtype: DType, rows: Int, count: Int, source: Address) {
    (self.dtype, self.rows, self.count, self.source) = (dtype, rows, count, source)
  }

  /// All addresses that it reads or writes.
  var addresses: [Address] {
    [source]
      + [
        labels, scale, shifted, exponentials, quotient, normalized, gradient, largest, total,
        picked, position,
      ].compactMap { $0 }
  }

  /// A look at the labels before anything is written, where one out of range cannot be picked at.
  var check: Kernel? {
    guard let labels, let pickedNode else { return nil }
    let gather = GatherKernel(
      byRows: false, dtype: dtype, outer: rows, count: count, inner: 1, indices: 1, index: labels,
      source: source, target: source)
    return Kernel(work: .check(gather), node: pickedNode, writes: [], nodes: [pickedNode])
  }

  /// Floating-point operations and bytes moved, for reports.
  var cost: (operations: Double, bytes: Double) {
    let results = [shifted, exponentials, quotient, normalized, gradient].compactMap { $0 }.count
    let elements = Double(rows * count)
    return (4 * elements, elements * Double((1 + results) * dtype.byteCount))
  }
}

extension PlanInstance {
  /// A softmax that stays, for a direct call.
  func keep(_ softmax: SoftmaxKernel) -> UnsafeMutableRawPointer {
    var item = cadena_softmax()
    item.dtype = softmax.dtype.kernelType
    (item.rows, item.count) = (softmax.rows, softmax.count)
    let kept = allocate(1, cadena_softmax.self)
    kept.initialize(to: item)
    point(kept, \.x, softmax.source)
    func set(_ path: PartialKeyPath<cadena_softmax>, _ address: Address?) {
      if let address { point(kept, path, address) }
    }
    set(\.labels, softmax.labels)
    set(\.scale, softmax.scale)
    set(\.shifted, softmax.shifted)
    set(\.exponentials, softmax.exponentials)
    set(\.quotient, softmax.quotient)
    set(\.normalized, softmax.normalized)
    set(\.gradient, softmax.gradient)
    set(\.largest, softmax.largest)
    set(\.total, softmax.total)
    set(\.picked, softmax.picked)
    set(\.position, softmax.position)
    return UnsafeMutableRawPointer(kept)
  }
}
