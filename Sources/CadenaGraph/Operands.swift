import CadenaText

/// The inputs of a node, in order; up to three are stored without an array.
public struct Operands: Sendable {
  private(set) var first: Node?
  private(set) var second: Node?
  private(set) var third: Node?
  private(set) var others: [Node]
  /// Number of inputs.
  public private(set) var count: Int

  /// No inputs.
  @usableFromInline
  static let none = Operands()

  private init() {
    others = []
    count = 0
  }

  init(_ a: Node) {
    self.init()
    first = a
    count = 1
  }

  init(_ a: Node, _ b: Node) {
    self.init(a)
    second = b
    count = 2
  }

  init(_ a: Node, _ b: Node, _ c: Node) {
    self.init(a, b)
    third = c
    count = 3
  }

  /// The inputs of a list.
  init(_ nodes: [Node]) {
    self.init()
    count = nodes.count
    if count > 0 { first = nodes[0] }
    if count > 1 { second = nodes[1] }
    if count > 2 { third = nodes[2] }
    if count > 3 { others = Array(nodes[3...]) }
  }

  /// The node of an input, 0..<count.
  public func node(_ index: Int) -> Node {
    require(index >= 0 && index < count, "input \(index) of \(count)")
    // The first `count` slots are filled by every initialiser.
    switch index {
    case 0: return first!
    case 1: return second!
    case 2: return third!
    default: return others[index - 3]
    }
  }

  /// The node of an input without a reference of its own.
  @inline(__always)
  func unownedNode(_ index: Int) -> Unmanaged<Node> {
    // The first `count` slots are filled by every initialiser.
    switch index {
    case 0: return Unmanaged.passUnretained(first!)
    case 1: return Unmanaged.passUnretained(second!)
    case 2: return Unmanaged.passUnretained(third!)
    default: return Unmanaged.passUnretained(others[index - 3])
    }
  }

  /// An input as a tensor.
  public subscript(index: Int) -> Tensor { Tensor(node(index)) }

  /// All inputs as tensors.
  public var tensors: [Tensor] { (0..<count).map { self[$0] } }

  /// The shape of an input.
  public func shape(_ index: Int) -> Shape { node(index).type.shape }

  /// The element type of an input.
  public func dtype(_ index: Int) -> DType { node(index).type.dtype }

  /// All shapes, for error messages.
  public var shapes: [Shape] { (0..<count).map { shape($0) } }

  /// Moves the inputs that nobody else holds to a list and forgets all of them.
  mutating func release(into list: inout [Node]) {
    func take(_ slot: inout Node?) {
      guard slot != nil else { return }
      if isKnownUniquelyReferenced(&slot), let node = slot { list.append(node) }
      slot = nil
    }
    take(&first)
    take(&second)
    take(&third)
    while var node = others.popLast() {
      if isKnownUniquelyReferenced(&node) { list.append(node) }
    }
    count = 0
  }
}
