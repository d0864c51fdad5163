import CadenaGraph
import CadenaKernels

/// Where the memory of a value comes from when a plan runs.
enum Place: Hashable {
  /// The memory of a leaf.
  case argument(Int)
  /// The memory of a result.
  case output(Int)
  /// An offset into the memory that the plan keeps for values of its own.
  case arena(Int)
  /// An 8-byte slot among the plan's numbers: scalar leaves and constants.
  case number(Int)
}

/// An address that is known when the plan runs.
struct Address: Hashable {
  var place: Place
  /// Bytes from the beginning of the place.
  var byteOffset = 0
}

/// One instruction of a plan, before its pointers are known.
struct Kernel {
  /// What it does.
  enum Work {
    case region(Region)
    case gemm(MatrixProductKernel)
    case reduce(Reduction, DType, outer: Int, count: Int, inner: Int, Address, Address)
    case scan(
      product: Bool, reverse: Bool, DType, outer: Int, count: Int, inner: Int, Address, Address)
    case copy(CopyKernel)
    case gather(GatherKernel)
    case scatter(GatherKernel)
    /// Looks at the indices of a gather or scatter that comes later.
    case check(GatherKernel)
    case fill(DType, count: Int, Double, Address)
    case iota(DType, count: Int, start: Double, step: Double, Address)
    case random(DType, count: Int, key: Address, Address)
    case softmax(SoftmaxKernel)
  }

  /// What it does.
  var work: Work
  /// The position in the traversal of the node that it stands for.
  var node: Int
  /// The values that it writes, for reports and for the search for non-finite numbers.
  var writes: [Int]
  /// Positions of all nodes computed in it.
  var nodes: [Int]
  /// Whether it writes the same in every run, into memory that nobody else uses: it runs once.
  var isConstant = false
}

/// A matrix product: strides in elements.
struct MatrixProductKernel {
  var dtype: DType
  var m: Int
  var n: Int
  var k: Int
  var a: Address
  var aStrides: (row: Int, column: Int, batch: Int)
  var b: Address
  var bStrides: (row: Int, column: Int, batch: Int)
  var c: Address
  var batch: Int
  /// What is added to every row.
  var bias: Address?
  /// Whether negative elements become 0.
  var isRectified: Bool
}

/// A copy between strided arrays.
struct CopyKernel {
  var elementSize: Int
  var sizes: [Int]
  var sourceStrides: [Int]
  var targetStrides: [Int]
  var source: Address
  var target: Address
}

/// A gather or scatter along the middle one of three axes.
struct GatherKernel {
  var byRows: Bool
  var dtype: DType
  var outer: Int
  var count: Int
  var inner: Int
  var indices: Int
  var index: Address
  var source: Address
  var target: Address
  /// Whether the indices were looked at before: then it cannot fail.
  var isChecked = false
}

/// A fused element-wise computation: operands 0..<streams.count lie in memory, then registers.
struct Region {
  struct Stream {
    var address: Address
    var elementSize: Int
  }

  struct Strided {
    var address: Address
    var elementSize: Int
    var sizes: [Int]
    var strides: [Int]
    var operand: Int
  }

  struct Broadcast {
    var address: Address
    var elementSize: Int
    var operand: Int
    /// Whether only its first element is read.
    var isSingle = false
  }

  struct Step {
    /// What computes the step.
    enum Kernel {
      case block(cadena_block_kernel)
      case rule(cadena_rule_kernel)
    }

    var kernel: Kernel
    var name: String
    /// The operands that the step reads, in the kernel's order.
    var sources: [Int]
    /// The operands that it writes; a block kernel has one.
    var targets: [Int]
  }

  var count: Int
  var block: Int
  var chunk: Int
  var streams: [Stream] = []
  var registerCount = 0
  var registerBytes = 0
  var strided: [Strided] = []
  var broadcasts: [Broadcast] = []
  var steps: [Step] = []
}
