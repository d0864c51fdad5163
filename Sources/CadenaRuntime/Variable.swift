import CadenaGraph
import CadenaText

/// A cell that holds a tensor and can be given another: what parameters, optimiser states and
/// running statistics are made of.
///
/// `assign` records the new value and runs nothing; the next evaluation by the same task computes
/// what is asked for and all pending values as one plan. Reading `value` before that gives the new,
/// not yet computed tensor, so nothing can observe an old value by accident. A tensor made from an
/// earlier value keeps it: leaves are snapshots.
///
/// A variable belongs to one task at a time.
public final class Variable {
  // No access to these lasts longer than a load or a store, and a variable belongs to one task: the
  // check at run time that accesses do not overlap would cost more than a small step's kernels.
  @exclusivity(unchecked) private var leaf: Node
  // The memory of the leaf once it is known, kept here so that a replay finds it without atomics.
  @exclusivity(unchecked) private var memory: Storage?
  @exclusivity(unchecked) private var pending: Tensor?
  // Whose evaluations settle the variable; nil while it stands in no list.
  fileprivate var owner: UInt?
  // The step that will give the variable its next value, when it waits as a whole.
  @exclusivity(unchecked) private var postponed: PostponedStep?
  // Counts whatever may make another value than the last run's, or let others see its memory: a
  // replay that finds the count as it left it runs without another look.
  let changes: UnsafeMutablePointer<Int>

  /// A variable with a first value, which is computed if it is not known.
  public init(_ value: Tensor) {
    changes = .allocate(capacity: 1)
    changes.initialize(to: 0)
    leaf = Variable.leaf(showing: value)
  }

  deinit { changes.deallocate() }

  /// The value: the one assigned last.
  public var value: Tensor {
    if let postponed { postponed.unfold() }
    changes.pointee &+= 1
    return pending ?? Tensor(leaf)
  }

  /// Shape and element type.
  public var type: TensorType { leaf.type }

  /// The value before any pending assignment.
  var current: Tensor {
    changes.pointee &+= 1
    return Tensor(leaf)
  }

  /// The memory of the value before any pending assignment.
  var currentStorage: Storage {
    if let memory { return memory }
    let storage = Tensor(leaf).storage
    memory = storage
    return storage
  }

  /// Whether an assignment waits for the next evaluation.
  public var isPending: Bool { pending != nil || postponed != nil }

  /// Makes the variable wait for a step as a whole, or no longer.
  func postpone(_ step: PostponedStep?) {
    changes.pointee &+= 1
    postponed = step
  }

  /// Whether a node is the variable's value before any pending assignment.
  @inline(__always)
  func holds(_ node: Node) -> Bool { leaf === node }

  /// Gives the variable another value of the same shape and element type. One that is to be
  /// computed, or is what a variable holds, takes effect with the next evaluation; other known
  /// values take effect at once, and so are no part of a step that is being recorded.
  public func assign(_ tensor: Tensor, file: StaticString = #fileID, line: UInt = #line) {
    require(
      tensor.type == leaf.type, "a variable of \(leaf.type) cannot hold \(tensor.type)",
      file: file, line: line)
    if let postponed { postponed.unfold() }
    if tensor.node.isEvaluated && tensor.node.kind != .variable {
      replace(tensor)
      return
    }
    changes.pointee &+= 1
    pending = tensor
    PendingUpdates.add(self)
  }

  /// Gives the variable a value of any shape and element type, at once; it is computed if it is not
  /// known.
  public func replace(_ tensor: Tensor) {
    if let postponed { postponed.unfold() }
    pending = nil
    memory = nil
    leaf = Variable.leaf(showing: tensor)
    changes.pointee &+= 1
  }

  /// A value as a leaf that is the variable's own: without the graph that made it, never a number in
  /// the argument block of a plan, and never another variable's leaf, so that a replay can tell the
  /// variables of a graph apart.
  private static func leaf(showing tensor: Tensor) -> Node {
    let node = tensor.node
    if !node.isEvaluated {
      do {
        // Not by an evaluation, which would compute what other variables wait for: the variable may
        // be made while a step is being recorded.
        for storage in try Execution.executor.run([node]) { node.publish(storage) }
      } catch {
        programmingError("\(error)")
      }
    }
    let storage = tensor.storage
    storage.share()
    return Tensor(ofVariable: storage, tensor.type).node
  }

  /// Makes the computed pending value the variable's own, as a leaf without history.
  func settle() {
    guard let tensor = pending else { return }
    let storage = tensor.storage
    // Whoever read the value while it was pending holds a node that shows the same memory.
    storage.share()
    // A variable's own leaf has its assignment's number already, which is another variable's.
    settle(storage, assignment: tensor.node.kind == .operation ? tensor.node.assignment : 0)
  }

  /// Makes elements the variable's value, as a leaf without history.
  func settle(_ storage: Storage, assignment: Double = 0) {
    leaf = Tensor(ofVariable: storage, leaf.type, assignment: assignment).node
    memory = storage
    pending = nil
    changes.pointee &+= 1
  }

  /// Takes the pending value away without computing it.
  func takePending() -> Tensor? {
    if let postponed { postponed.unfold() }
    defer { pending = nil }
    return pending
  }

  /// The memory of the value if nobody else can see it, so that an update may write into it.
  func exclusiveStorage() -> Storage? {
    guard pending == nil, postponed == nil, isKnownUniquelyReferenced(&leaf) else { return nil }
    let storage = currentStorage
    return storage.mayBeOverwritten ? storage : nil
  }
}

/// The variables with pending values, by task.
///
/// A task that ends, or hands its variables to another, should evaluate first: only an evaluation
/// or an assignment moves a variable out of its list.
enum PendingUpdates {
  private struct Entry: @unchecked Sendable {
    // Touched by the owning task alone; the registry only keeps it.
    weak var variable: Variable?
  }

  private static let registry = Lock<[UInt: [Entry]]>([:])
  private static let steps = Lock<[UInt: PostponedStep]>([:])

  /// Whether variables of the current task wait for values of their own.
  static var hasEntries: Bool {
    let owner = currentOwner
    return registry.withLock { $0[owner] != nil }
  }

  /// The variables of the current task that wait, in the order of their first assignments.
  static var variables: [Variable] {
    let owner = currentOwner
    let entries = registry.withLock { $0[owner] }
    guard let entries else { return [] }
    return entries.compactMap { $0.variable.flatMap { $0.isPending ? $0 : nil } }
  }

  /// Keeps a step of the current task until its loss, or something else, is asked for.
  static func postpone(_ step: PostponedStep) {
    let owner = currentOwner
    let former = steps.withLock { $0.updateValue(step, forKey: owner) }
    former?.unfold()
  }

  /// The step of the current task that waits.
  static var waitingStep: PostponedStep? {
    let owner = currentOwner
    return steps.withLock { $0.isEmpty ? nil : $0[owner] }
  }

  /// The step of the current task that waits; it does so no longer.
  static func takeStep() -> PostponedStep? {
    let owner = currentOwner
    return steps.withLock { $0.isEmpty ? nil : $0.removeValue(forKey: owner) }
  }

  /// Removes a step that is no longer to be run as a whole.
  static func forget(_ step: PostponedStep) {
    steps.withLock { steps in
      if let owner = steps.first(where: { $0.value === step })?.key { steps[owner] = nil }
    }
  }

  /// What tells the current task, or the thread outside of tasks, from all others.
  private static var currentOwner: UInt {
    withUnsafeCurrentTask { task in
      guard let task else { return currentThreadIdentifier() }
      return UInt(bitPattern: task.hashValue)
    }
  }

  /// Makes the current task's evaluations settle a variable, and no other's.
  static func add(_ variable: Variable) {
    let owner = currentOwner
    let former = variable.owner
    if former == owner { return }
    let entry = Entry(variable: variable)
    registry.withLock { lists in
      if let former {
        lists[former]?.removeAll { $0.variable == nil || $0.variable === entry.variable }
        if lists[former]?.isEmpty == true { lists[former] = nil }
      }
      // Tasks that ended without evaluating leave their lists behind.
      if lists[owner] == nil && lists.count >= 64 {
        lists = lists.filter { list in list.value.contains { $0.variable != nil } }
      }
      lists[owner, default: []].append(entry)
    }
    variable.owner = owner
  }

  /// The variables of the current task that wait, in the order of their first assignments; the
  /// registry forgets them.
  static func take() -> [Variable] {
    let owner = currentOwner
    let entries = registry.withLock { $0.removeValue(forKey: owner) }
    guard let entries else { return [] }
    return entries.compactMap { entry in
      guard let variable = entry.variable else { return nil }
      variable.owner = nil
      return variable.isPending ? variable : nil
    }
  }
}
