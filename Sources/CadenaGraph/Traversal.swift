/// A part of the graph in an order in which every node comes after its inputs.
///
/// The walk is iterative: a chain of a million nodes needs no stack. Inputs are visited in order, so
/// the same structure always gives the same order. Nodes are listed without references of their own
/// and are kept alive by the roots.
public struct Traversal: ~Copyable {
  private let roots: [Node]
  @usableFromInline private(set) var list: [Unmanaged<Node>] = []
  @usableFromInline private(set) var inputPositions: [Int32] = []
  @usableFromInline private(set) var firstInputs: [Int32] = []
  @usableFromInline private(set) var boundaries: [Bool] = []
  private var table: NodeTable

  /// All nodes that the roots depend on.
  public init(from roots: [Node]) {
    self.init(from: roots, stopsAtBoundaries: false)
  }

  /// The nodes that have to be computed for the roots, and the leaves and known values that they
  /// read.
  public static func pending(_ roots: [Node]) -> Traversal {
    Traversal(from: roots, stopsAtBoundaries: true)
  }

  private init(from roots: [Node], stopsAtBoundaries: Bool) {
    self.roots = roots
    table = NodeTable(capacity: 512)
    list.reserveCapacity(128)
    firstInputs.reserveCapacity(129)
    inputPositions.reserveCapacity(256)
    boundaries.reserveCapacity(128)
    var stack: [Visit] = []
    stack.reserveCapacity(64)
    for root in roots where table.position(of: root) < 0 {
      stack.append(Visit(root, stopsAtBoundaries))
      // -2 marks a node that is on the stack; it is placed when its inputs have been.
      table.set(root, -2)
      while let top = stack.last {
        if top.next == top.count {
          place(top)
          stack.removeLast()
          continue
        }
        stack[stack.count - 1].next += 1
        top.node._withUnsafeGuaranteedRef { node in
          let input = node.unownedInput(Int(top.next))
          input._withUnsafeGuaranteedRef { input in
            guard table.insert(input, -2) else { return }
            stack.append(Visit(input, stopsAtBoundaries))
          }
        }
      }
    }
    firstInputs.append(Int32(truncatingIfNeeded: inputPositions.count))
  }

  /// A node whose inputs are being visited. Whether it is a boundary is asked once: another task may
  /// publish its value at any time.
  private struct Visit {
    let node: Unmanaged<Node>
    let isBoundary: Bool
    let count: Int32
    var next: Int32 = 0

    @inline(__always)
    init(_ node: Node, _ stopsAtBoundaries: Bool) {
      self.node = Unmanaged.passUnretained(node)
      isBoundary = stopsAtBoundaries && node.isBoundary
      count = isBoundary ? 0 : Int32(truncatingIfNeeded: node.inputCount)
    }
  }

  @inline(__always)
  private mutating func place(_ visit: Visit) {
    visit.node._withUnsafeGuaranteedRef { node in
      firstInputs.append(Int32(truncatingIfNeeded: inputPositions.count))
      for index in 0..<Int(visit.count) {
        node.unownedInput(index)._withUnsafeGuaranteedRef { input in
          inputPositions.append(Int32(truncatingIfNeeded: table.position(of: input)))
        }
      }
      table.set(node, list.count)
      list.append(visit.node)
      boundaries.append(visit.isBoundary)
    }
  }

  /// Whether the node at a position is read rather than computed.
  @inlinable
  @inline(__always)
  public func isBoundary(_ position: Int) -> Bool { boundaries[position] }

  /// Number of nodes.
  @inlinable public var count: Int { list.count }

  /// The node at a position.
  @inlinable
  @inline(__always)
  public func node(_ position: Int) -> Node { list[position].takeUnretainedValue() }

  /// Reads the node at a position without counting a reference.
  @inlinable
  @inline(__always)
  public func withNode<Result>(_ position: Int, _ body: (Node) -> Result) -> Result {
    list[position]._withUnsafeGuaranteedRef(body)
  }

  /// The nodes, inputs before users.
  public var nodes: [Node] { list.map { $0.takeUnretainedValue() } }

  /// The positions of the inputs of the node at a position; empty where the walk stopped.
  @inlinable
  @inline(__always)
  public func inputs(of position: Int) -> ArraySlice<Int32> {
    inputPositions[Int(firstInputs[position])..<Int(firstInputs[position + 1])]
  }

  /// The nodes that are read rather than computed, in order.
  public var boundaryNodes: [Node] {
    var nodes: [Node] = []
    nodes.reserveCapacity(16)
    for position in 0..<count where boundaries[position] { nodes.append(node(position)) }
    return nodes
  }

  /// The position of a node, or -1 when the roots do not depend on it.
  public func position(of node: Node) -> Int { table.position(of: node) }
}
