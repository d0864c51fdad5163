import CadenaGraph

/// What a plan is keyed by: operations, leaf types and how everything hangs together, without any
/// value.
struct GraphStructure: Sendable {
  /// One node of a traversal.
  struct Entry: Sendable {
    var operation: (any Operation)?
    var operationHash: UInt64
    var kind: Node.Kind
    var type: TensorType
    var firstInput: Int32
    var label: String
    var origin: SourceLocation
  }

  private(set) var entries: [Entry] = []
  /// Number of leaves, which are the arguments of a plan, in this order.
  private(set) var argumentCount = 0
  private var inputs: [Int32] = []
  private var roots: [Int32] = []

  /// The structure of a traversal with its requested nodes.
  init(_ traversal: borrowing Traversal, roots: [Node]) {
    entries.reserveCapacity(traversal.count)
    for position in 0..<traversal.count {
      let node = traversal.node(position)
      let isLeaf = traversal.isBoundary(position)
      entries.append(
        Entry(
          operation: isLeaf ? nil : node.operation, operationHash: node.operationHash,
          kind: GraphStructure.kind(node, isLeaf: isLeaf), type: node.type,
          firstInput: Int32(inputs.count), label: node.label, origin: node.origin))
      if isLeaf { argumentCount += 1 }
      inputs += traversal.inputs(of: position)
    }
    self.roots = roots.map { Int32(traversal.position(of: $0)) }
  }

  private static func kind(_ node: Node, isLeaf: Bool) -> Node.Kind {
    if node.kind == .scalar { return .scalar }
    return isLeaf ? .leaf : .operation
  }

  /// Whether a traversal has this structure; equal hashes are not enough.
  func matches(_ traversal: borrowing Traversal, roots nodes: [Node]) -> Bool {
    guard traversal.count == entries.count, nodes.count == roots.count else { return false }
    for index in 0..<roots.count
    where Int(roots[index]) != traversal.position(of: nodes[index]) {
      return false
    }
    for position in 0..<entries.count where !matches(traversal, at: position) { return false }
    return true
  }

  @inline(__always)
  private func matches(_ traversal: borrowing Traversal, at position: Int) -> Bool {
    let isLeaf = traversal.isBoundary(position)
    let found = traversal.inputs(of: position)
    let first = Int(entries[position].firstInput)
    guard first + found.count <= inputs.count else { return false }
    for (index, input) in found.enumerated() where inputs[first + index] != input { return false }
    return traversal.withNode(position) { node in
      guard GraphStructure.kind(node, isLeaf: isLeaf) == entries[position].kind else {
        return false
      }
      if isLeaf { return node.type == entries[position].type }
      guard node.operationHash == entries[position].operationHash else { return false }
      if node.hasStatelessOperation { return true }
      guard let operation = entries[position].operation else { return false }
      return node.operation.isSame(as: operation)
    }
  }

  /// A hash of a traversal's structure.
  static func hash(_ traversal: borrowing Traversal, roots: [Node]) -> UInt64 {
    var hash: UInt64 = 0x9E37_79B9_7F4A_7C15
    for position in 0..<traversal.count {
      let isLeaf = traversal.isBoundary(position)
      hash = traversal.withNode(position) { node in
        guard isLeaf else { return mix(hash, node.operationHash) }
        return mix(
          hash,
          node.type.shape.structureHash &* 8 &+ UInt64(node.type.dtype.rawValue)
            &+ (node.kind == .scalar ? 1 << 60 : 0))
      }
      for input in traversal.inputs(of: position) {
        hash = mix(hash, UInt64(truncatingIfNeeded: input))
      }
    }
    for root in roots { hash = mix(hash, UInt64(traversal.position(of: root))) }
    return hash
  }

  private static func mix(_ hash: UInt64, _ value: UInt64) -> UInt64 {
    let product = (hash ^ value).multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
    return product.high ^ product.low ^ (hash << 7 | hash >> 57)
  }
}
