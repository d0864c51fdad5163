import Synchronization

/// A vertex of the graph: an operation with its inputs, or a leaf that holds a value.
///
/// A node never changes but for its value, which is published once, atomically, when it has been
/// computed. It keeps its inputs while a handle on it lives, so gradients and pictures work after
/// evaluation too.
public final class Node: @unchecked Sendable {
  /// What kind of vertex this is.
  public enum Kind: UInt8, Sendable {
    /// Computed from its inputs.
    case operation
    /// A tensor that was given.
    case leaf
    /// What a variable held at one moment.
    case variable
    /// A number that was given; it travels in the argument block of a plan.
    case scalar
    /// A leaf without a value: shapes only, or bound when a plan runs.
    case placeholder
  }

  /// The operation; leaves have `Leaf`.
  public let operation: any Operation
  /// Shape and element type.
  public let type: TensorType
  /// What kind of vertex this is.
  public let kind: Kind
  /// The number of a scalar leaf; of what a variable was given, which assignment that was.
  public let number: Double
  /// The line of the caller that made the node.
  public let origin: SourceLocation
  /// What tells the operation from others: its hash, and whether the hash is all there is to it.
  public let operationHash: UInt64
  /// Whether the operation has no properties, so that equal hashes mean equal operations.
  public let hasStatelessOperation: Bool
  // A retained storage, written once. An atomic pointer rather than a lazy reference, which looks up
  // metadata at every load.
  private let value = Atomic<UnsafeRawPointer?>(nil)
  // Changed by deinit alone, so that no access can overlap it: looking for that at every read would
  // cost a loop that builds its graph anew more than building it.
  @exclusivity(unchecked) private var operands: Operands

  init<Op: Operation>(
    _ operation: Op, _ operands: Operands, type: TensorType, kind: Kind,
    number: Double = 0, origin: SourceLocation
  ) {
    self.operation = operation
    operationHash = operation.structureHash
    hasStatelessOperation = MemoryLayout<Op>.size == 0
    self.operands = operands
    self.type = type
    self.kind = kind
    self.number = number
    self.origin = origin
  }

  /// The inputs, in order.
  public var inputs: Operands { operands }

  /// Number of inputs.
  public var inputCount: Int { operands.count }

  /// The elements, once they are known.
  public var storage: Storage? {
    value.load(ordering: .acquiring).map {
      Unmanaged<Storage>.fromOpaque($0).takeUnretainedValue()
    }
  }

  /// Whether a value is known, so that nothing needs to be computed.
  public var isEvaluated: Bool { kind == .scalar || value.load(ordering: .acquiring) != nil }

  /// Whether a plan binds this node instead of computing it.
  public var isBoundary: Bool {
    kind != .operation || value.load(ordering: .acquiring) != nil
  }

  /// An input without a reference of its own; it lives as long as this node.
  @inline(__always)
  func unownedInput(_ index: Int) -> Unmanaged<Node> { operands.unownedNode(index) }

  /// Publishes the elements; the first to publish wins and its storage is returned.
  @discardableResult
  public func publish(_ storage: Storage) -> Storage {
    let retained = Unmanaged.passRetained(storage)
    let (exchanged, original) = value.compareExchange(
      expected: nil, desired: UnsafeRawPointer(retained.toOpaque()),
      ordering: .acquiringAndReleasing)
    if exchanged { return storage }
    retained.release()
    return original.map { Unmanaged<Storage>.fromOpaque($0).takeUnretainedValue() } ?? storage
  }

  // Chains of nodes can be millions long, and releasing one node releases the next: unlinking them
  // here, one by one, keeps the stack flat.
  deinit {
    if let pointer = value.load(ordering: .acquiring) {
      Unmanaged<Storage>.fromOpaque(pointer).release()
    }
    var pending: [Node] = []
    operands.release(into: &pending)
    while let node = pending.popLast() {
      node.operands.release(into: &pending)
    }
  }
}

/// The operation of nodes that are given rather than computed.
struct Leaf: Operation {
  static var name: String { "leaf" }
  static var examples: [OperationExample] { [] }

  func infer(_ inputs: Operands) throws(ShapeError) -> TensorType { TensorType(.scalar, .float32) }

  func lowering(_ inputs: Operands, output: TensorType) -> Lowering { .leaf }
}
