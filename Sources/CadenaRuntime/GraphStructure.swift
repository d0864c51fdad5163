import CadenaGraph

/// What a plan is keyed by: operations, leaf types and how everything hangs together, without any
/// value.
struct GraphStructure: Sendable {
  /// One node of a traversal.
  struct Entry: Sendable {
    var operation: (any Operation)?
    var kind: Node.Kind
    var type: TensorType
    var firstInput: Int32
    var inputCount: Int32
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
    entries.reserveCapacity(traversal.nodes.count)
    for position in 0..<traversal.nodes.count {
      let node = traversal.nodes[position]
      let isLeaf = GraphStructure.isLeaf(node)
      entries.append(
        Entry(
          operation: isLeaf ? nil : node.operation, kind: isLeaf ? .leaf : .operation,
          type: node.type, firstInput: Int32(inputs.count),
          inputCount: isLeaf ? 0 : Int32(node.inputCount), label: node.label, origin: node.origin))
      if node.kind == .scalar { entries[entries.count - 1].kind = .scalar }
      guard !isLeaf else {
        argumentCount += 1
        continue
      }
      for index in 0..<node.inputCount {
        inputs.append(Int32(traversal.position(of: node.inputs.node(index))))
      }
    }
    self.roots = roots.map { Int32(traversal.position(of: $0)) }
  }

  /// Whether a plan binds a node instead of computing it.
  static func isLeaf(_ node: Node) -> Bool { node.kind != .operation || node.isEvaluated }

  /// Whether a traversal has this structure; equal hashes are not enough.
  func matches(_ traversal: borrowing Traversal, roots nodes: [Node]) -> Bool {
    guard traversal.nodes.count == entries.count, nodes.count == roots.count else { return false }
    for index in 0..<roots.count
    where Int(roots[index]) != traversal.position(of: nodes[index]) {
      return false
    }
    for position in 0..<entries.count {
      let node = traversal.nodes[position]
      guard let operation = entries[position].operation else {
        guard GraphStructure.isLeaf(node), node.type == entries[position].type,
          (node.kind == .scalar) == (entries[position].kind == .scalar)
        else { return false }
        continue
      }
      guard !GraphStructure.isLeaf(node), node.inputCount == Int(entries[position].inputCount),
        node.operation.isSame(as: operation)
      else { return false }
      let first = Int(entries[position].firstInput)
      for index in 0..<node.inputCount
      where Int(inputs[first + index]) != traversal.position(of: node.inputs.node(index)) {
        return false
      }
    }
    return true
  }

  /// A hash of a traversal's structure.
  static func hash(_ traversal: borrowing Traversal, roots: [Node]) -> UInt64 {
    var hash: UInt64 = 0x9E37_79B9_7F4A_7C15
    for position in 0..<traversal.nodes.count {
      let node = traversal.nodes[position]
      if isLeaf(node) {
        hash = mix(hash, node.kind == .scalar ? 1 : 2)
        hash = mix(hash, UInt64(node.type.dtype.rawValue))
        for axis in 0..<node.type.shape.rank { hash = mix(hash, UInt64(node.type.shape[axis])) }
        continue
      }
      hash = mix(hash, node.operation.structureHash)
      for index in 0..<node.inputCount {
        hash = mix(hash, UInt64(traversal.position(of: node.inputs.node(index))))
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
