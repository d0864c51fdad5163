/// A hash table from nodes to positions, by identity, made for traversals: open addressing, no
/// reference counting, cleared without giving up its memory.
public struct NodeTable: ~Copyable {
  private var keys: UnsafeMutablePointer<UInt>
  private var positions: UnsafeMutablePointer<Int32>
  private var mask: Int
  /// Number of nodes in the table.
  public private(set) var count = 0

  /// An empty table with room for about half of `capacity` nodes, a power of two.
  public init(capacity: Int = 256) {
    var size = 16
    while size < capacity { size *= 2 }
    keys = .allocate(capacity: size)
    keys.initialize(repeating: 0, count: size)
    positions = .allocate(capacity: size)
    mask = size - 1
  }

  deinit {
    keys.deallocate()
    positions.deallocate()
  }

  @inline(__always)
  private func slot(_ key: UInt) -> Int {
    // Objects are 16-byte aligned; the multiplication spreads neighbours over the table.
    Int(truncatingIfNeeded: ((key >> 4) &* 0x9E37_79B9_7F4A_7C15) >> 20) & mask
  }

  /// The position stored for a node, or -1.
  public func position(of node: Node) -> Int {
    let key = UInt(bitPattern: ObjectIdentifier(node))
    var index = slot(key)
    while keys[index] != 0 {
      if keys[index] == key { return Int(positions[index]) }
      index = (index + 1) & mask
    }
    return -1
  }

  /// Stores a position for a node that has none; false when it has one already.
  public mutating func insert(_ node: Node, _ position: Int) -> Bool {
    let key = UInt(bitPattern: ObjectIdentifier(node))
    var index = slot(key)
    while keys[index] != 0 {
      if keys[index] == key { return false }
      index = (index + 1) & mask
    }
    keys[index] = key
    positions[index] = Int32(truncatingIfNeeded: position)
    count += 1
    if count * 2 > mask { grow() }
    return true
  }

  /// Stores or replaces a node's position.
  public mutating func set(_ node: Node, _ position: Int) {
    let key = UInt(bitPattern: ObjectIdentifier(node))
    var index = slot(key)
    while keys[index] != 0 {
      if keys[index] == key {
        positions[index] = Int32(truncatingIfNeeded: position)
        return
      }
      index = (index + 1) & mask
    }
    keys[index] = key
    positions[index] = Int32(truncatingIfNeeded: position)
    count += 1
    if count * 2 > mask { grow() }
  }

  /// Forgets every node and keeps the memory.
  public mutating func removeAll() {
    keys.update(repeating: 0, count: mask + 1)
    count = 0
  }

  private mutating func grow() {
    let (oldKeys, oldPositions, oldSize) = (keys, positions, mask + 1)
    let size = oldSize * 2
    keys = .allocate(capacity: size)
    keys.initialize(repeating: 0, count: size)
    positions = .allocate(capacity: size)
    mask = size - 1
    for old in 0..<oldSize where oldKeys[old] != 0 {
      var index = slot(oldKeys[old])
      while keys[index] != 0 { index = (index + 1) & mask }
      keys[index] = oldKeys[old]
      positions[index] = oldPositions[old]
    }
    oldKeys.deallocate()
    oldPositions.deallocate()
  }
}
