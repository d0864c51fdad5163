import CadenaGraph
import CadenaKernels

/// One call of a kernel, before its addresses are known.
struct DirectCall {
  /// What a call reads or writes.
  indirect enum Operand {
    case none
    /// A place of the plan.
    case address(Address)
    /// Bytes from the beginning of the memory that all direct calls share.
    case memory(Int)
    /// How an array is read through strides.
    case strides(Region.Strided)
    /// How a reduction goes.
    case reduction(cadena_direct_reduce)
    /// A matrix product with its own addresses.
    case product(MatrixProductKernel)
    /// A softmax with its own addresses.
    case softmax(SoftmaxKernel)
    /// Operands of a rule, one after the other.
    case table([Operand])
    /// The kernel of a rule.
    case rule(cadena_rule_kernel)
  }

  var kernel: cadena_block_kernel
  var count: Int
  var target = Operand.none
  var a = Operand.none
  var b = Operand.none
  var c = Operand.none
}

/// Which kernels of a plan are so small that they are written down as calls with known addresses,
/// and those calls.
///
/// A region on a few numbers spends its time finding operands and spreading constants. Here
/// registers are memory of the plan's instance, a constant is spread once for all runs, and the
/// number of a scalar leaf once for all regions of a run. The kernels called are those of the
/// regions, so the bits are too.
struct DirectLayout {
  /// The calls of each kernel; nil for those that run as instructions of their own.
  private(set) var calls: [[DirectCall]?]
  /// Constants that are spread when an instance is made.
  private(set) var constants: [(slot: Int, elementSize: Int, count: Int, offset: Int)] = []
  /// Bytes of memory for registers.
  private(set) var byteCount = 0
  // Where a number is spread, and how wide, by its slot.
  private var spread: [Int: (offset: Int, count: Int)] = [:]
  private var isWritten: Set<Int> = []
  private let isConstant: [Bool]

  /// More elements than this are worth looking for operands, and for several threads.
  private static let mostElements = 2048

  init(_ kernels: [Kernel], _ numbers: [PlanCompiler.Number]) {
    isConstant = kernels.map(\.isConstant)
    calls = []
    var sizes: [Int: (count: Int, size: Int)] = [:]
    for kernel in kernels {
      guard case .region(let region) = kernel.work, DirectLayout.isSmall(region) else { continue }
      byteCount = Swift.max(byteCount, DirectLayout.registerBytes(region))
      for load in region.broadcasts where !load.isSingle {
        guard let slot = DirectLayout.slot(load) else { continue }
        let count = Swift.max(sizes[slot]?.count ?? 0, region.count)
        sizes[slot] = (count, load.elementSize)
      }
    }
    for (slot, item) in sizes.sorted(by: { $0.key < $1.key }) {
      spread[slot] = (byteCount, item.count)
      if numbers[slot].argument == nil {
        constants.append((slot, item.size, item.count, byteCount))
        isWritten.insert(slot)
      }
      byteCount += DirectLayout.rounded(item.count * item.size)
    }
    for kernel in kernels { calls.append(calls(of: kernel.work)) }
  }

  /// Kernels that one instruction of a whole run stands for: consecutive ones with direct calls, or
  /// a single other.
  var runs: [Range<Int>] {
    var result: [Range<Int>] = []
    for index in calls.indices where !isConstant[index] {
      if let last = result.last, last.upperBound == index, calls[index] != nil,
        calls[last.lowerBound] != nil
      {
        result[result.count - 1] = last.lowerBound..<(index + 1)
      } else {
        result.append(index..<(index + 1))
      }
    }
    return result
  }

  private static func isSmall(_ region: Region) -> Bool {
    region.count <= Swift.min(region.block, mostElements)
  }

  private static func rounded(_ bytes: Int) -> Int { (bytes + 63) & ~63 }

  private static func stride(_ region: Region) -> Int {
    rounded(Swift.max(1, region.count * region.registerBytes / region.block))
  }

  private static func registerBytes(_ region: Region) -> Int {
    region.registerCount * stride(region)
  }

  /// The slot of a number that is the same for all of a run.
  private static func slot(_ load: Region.Broadcast) -> Int? {
    guard case .number(let slot) = load.address.place, load.address.byteOffset == 0 else {
      return nil
    }
    return slot
  }

  private mutating func calls(of work: Kernel.Work) -> [DirectCall]? {
    switch work {
    case .region(let region):
      return DirectLayout.isSmall(region) ? calls(of: region) : nil
    case .reduce(let kind, let dtype, let outer, let count, let inner, let source, let target):
      var reduce = cadena_reduce()
      reduce.kind = cadena_reduction(UInt32(kind.rawValue))
      reduce.dtype = dtype.kernelType
      (reduce.outer, reduce.count, reduce.inner) = (outer, count, inner)
      var direct = cadena_direct_reduce()
      guard cadena_reduce_prepare(&reduce, &direct) else { return nil }
      return [
        DirectCall(
          kernel: inner == 1 ? cadena_direct_reduce_rows : cadena_direct_reduce_columns,
          count: outer, target: .address(target), a: .address(source), b: .reduction(direct))
      ]
    case .gemm(let product):
      return [DirectCall(kernel: cadena_direct_product, count: 0, a: .product(product))]
    case .softmax(let softmax):
      return [DirectCall(kernel: cadena_direct_softmax, count: 0, a: .softmax(softmax))]
    default:
      return nil
    }
  }

  private mutating func calls(of region: Region) -> [DirectCall] {
    var result: [DirectCall] = []
    let stride = DirectLayout.stride(region)
    var operands: [DirectCall.Operand] = region.streams.map { .address($0.address) }
    operands += (0..<region.registerCount).map { .memory($0 * stride) }
    for load in region.broadcasts {
      if load.isSingle {
        // Rules read a number where it lies.
        operands[load.operand] = .address(load.address)
      } else if let slot = DirectLayout.slot(load), let shared = spread[slot] {
        operands[load.operand] = .memory(shared.offset)
        guard isWritten.insert(slot).inserted else { continue }
        result.append(
          DirectCall(
            kernel: cadena_direct_spread(load.elementSize), count: shared.count,
            target: .memory(shared.offset), a: .address(load.address)))
      } else {
        result.append(
          DirectCall(
            kernel: cadena_direct_spread(load.elementSize), count: region.count,
            target: operands[load.operand], a: .address(load.address)))
      }
    }
    for load in region.strided {
      result.append(
        DirectCall(
          kernel: load.directKernel, count: region.count, target: operands[load.operand],
          a: .address(load.address), b: .strides(load)))
    }
    for step in region.steps {
      let sources = step.sources.map { operands[$0] }
      let targets = step.targets.map { operands[$0] }
      switch step.kernel {
      case .block(let kernel):
        result.append(
          DirectCall(
            kernel: kernel, count: region.count, target: targets[0],
            a: sources.count > 0 ? sources[0] : .none, b: sources.count > 1 ? sources[1] : .none,
            c: sources.count > 2 ? sources[2] : .none))
      case .rule(let kernel):
        result.append(
          DirectCall(
            kernel: cadena_direct_rule, count: region.count, a: .table(sources + targets),
            b: .rule(kernel)))
      }
    }
    return result
  }
}
