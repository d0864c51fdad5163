import CadenaGraph

/// Which values one kernel computes together.
///
/// Element-wise values of equally many elements are joined where one reads another, or both read
/// the same array, so that memory is passed over once. Joining never changes a bit, because every
/// instruction of a fused program rounds its result.
///
/// Kernels keep an order in which each comes after the kernels it reads. Two are joined only when
/// the later can move up to the earlier (all it reads comes before that) or the earlier down to the
/// later (all its readers come after that), so no cycle can arise.
struct Fusion {
  /// Values that are computed by one kernel, in the order of their making.
  struct Group {
    var members: [Int]
    /// Number of elements of an element-wise group; nil for every other kernel.
    var elements: Int?
    /// The number of the softmax that is computed; nil for every other kernel.
    var softmax: Int?
    /// Groups whose values this one reads.
    var reads: Set<Int> = []
    /// Groups that read values of this one.
    var readers: Set<Int> = []
    /// Instructions and operands so far, to keep groups within what a region can hold.
    var weight: Int
    var isAlive = true
  }

  /// More instructions and operands than this are not joined: a region has no room for them.
  private static let maximumWeight = 90

  private(set) var groups: [Group] = []
  private var order: [Int] = []
  /// The group that makes each value, or -1 for leaves and constants.
  private(set) var groupOfValue: [Int]
  private let graph: PlanGraph

  init(_ graph: PlanGraph) {
    self.graph = graph
    groupOfValue = [Int](repeating: -1, count: graph.values.count)
    makeGroups()
    join()
  }

  /// The groups in an order in which they can run.
  var sequence: [Group] {
    groups.indices.filter { groups[$0].isAlive }.sorted { order[$0] < order[$1] }
      .map { groups[$0] }
  }

  private mutating func makeGroups() {
    // All of a softmax is computed where its first value is: the others read nothing that is made
    // later.
    var groupOfSoftmax: [Int: Int] = [:]
    for (index, value) in graph.values.enumerated() {
      if value.argument != nil || value.constant != nil || value.isAbsorbed { continue }
      if let softmax = value.softmax {
        if let group = groupOfSoftmax[softmax] {
          groups[group].members.append(index)
          groupOfValue[index] = group
          continue
        }
        groupOfSoftmax[softmax] = groups.count
      }
      let group = groups.count
      var reads: Set<Int> = []
      for input in value.inputs where groupOfValue[input.value] >= 0 {
        reads.insert(groupOfValue[input.value])
      }
      for read in reads { groups[read].readers.insert(group) }
      var elements: Int?
      var weight = 1
      if case .elementwise(let program) = value.lowering {
        elements = value.type.shape.count
        weight = program.instructions.count + value.inputs.count
      }
      if value.softmax != nil { elements = nil }
      groups.append(
        Group(
          members: [index], elements: elements, softmax: value.softmax, reads: reads,
          weight: weight))
      order.append(group)
      groupOfValue[index] = group
    }
  }

  private mutating func join() {
    // Leaves and values that several groups read, with the last group that read each.
    var lastReader: [Int: Int] = [:]
    for group in groups.indices where groups[group].elements != nil {
      var current = group
      for candidate in candidates(for: group, lastReader) {
        let target = find(candidate)
        if target == current { continue }
        if let joined = tryToJoin(target, current) { current = joined }
      }
      for member in groups[current].members.suffix(1) {
        for input in graph.values[member].inputs
        where graph.values[input.value].constant == nil
          && graph.values[input.value].type.shape.count > 1
        {
          lastReader[input.value] = current
        }
      }
    }
  }

  private var forwarded: [Int: Int] = [:]

  private func find(_ group: Int) -> Int {
    var group = group
    while let next = forwarded[group] { group = next }
    return group
  }

  /// Groups that the given one reads, or that read what it reads; the latest first.
  private func candidates(for group: Int, _ lastReader: [Int: Int]) -> [Int] {
    var result: Set<Int> = []
    for member in groups[group].members {
      for input in graph.values[member].inputs {
        let producer = groupOfValue[input.value]
        if producer >= 0 { result.insert(find(producer)) }
        if let sibling = lastReader[input.value] { result.insert(find(sibling)) }
      }
    }
    result.remove(group)
    return result.filter { groups[$0].elements == groups[group].elements }
      .sorted { order[$0] > order[$1] }
  }

  /// Joins two element-wise groups of equally many elements, if that is possible.
  private mutating func tryToJoin(_ a: Int, _ b: Int) -> Int? {
    let (early, late) = order[a] < order[b] ? (a, b) : (b, a)
    guard groups[early].elements == groups[late].elements,
      groups[early].weight + groups[late].weight <= Fusion.maximumWeight,
      readsWhole(late, of: early)
    else { return nil }
    let canRise = groups[late].reads.allSatisfy { $0 == early || order[$0] < order[early] }
    let canSink = groups[early].readers.allSatisfy { $0 == late || order[$0] > order[late] }
    guard canRise || canSink else { return nil }
    if !canRise { order[early] = order[late] }
    absorb(late, into: early)
    return early
  }

  /// Whether everything that one group reads of another is read element for element.
  private func readsWhole(_ late: Int, of early: Int) -> Bool {
    guard groups[late].reads.contains(early) else { return true }
    for member in groups[late].members {
      for input in graph.values[member].inputs
      where groupOfValue[input.value] >= 0 && find(groupOfValue[input.value]) == early {
        if !input.isWhole(of: graph.values[input.value].type) { return false }
        if input.view.shape.count != groups[late].elements { return false }
      }
    }
    return true
  }

  private mutating func absorb(_ late: Int, into early: Int) {
    let taken = groups[late]
    groups[late].isAlive = false
    forwarded[late] = early
    groups[early].members = (groups[early].members + taken.members).sorted()
    groups[early].weight += taken.weight
    for read in taken.reads where read != early {
      groups[read].readers.remove(late)
      groups[read].readers.insert(early)
      groups[early].reads.insert(read)
    }
    for reader in taken.readers where reader != early {
      groups[reader].reads.remove(late)
      groups[reader].reads.insert(early)
      groups[early].readers.insert(reader)
    }
    groups[early].readers.remove(late)
    groups[early].reads.remove(late)
    for member in taken.members { groupOfValue[member] = early }
  }
}
