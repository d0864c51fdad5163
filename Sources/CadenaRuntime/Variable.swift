import CadenaGraph
import CadenaText
import Synchronization

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
  private var leaf: Node
  private var pending: Tensor?

  /// A variable with a first value.
  public init(_ value: Tensor) { leaf = value.node }

  /// The value: the one assigned last.
  public var value: Tensor { pending ?? Tensor(leaf) }

  /// Shape and element type.
  public var type: TensorType { leaf.type }

  /// The value before any pending assignment.
  var current: Tensor { Tensor(leaf) }

  /// The memory of the value before any pending assignment.
  var currentStorage: Storage { leaf.storage ?? Tensor(leaf).storage }

  /// Whether an assignment waits for the next evaluation.
  public var isPending: Bool { pending != nil }

  /// Gives the variable another value of the same shape and element type. A value that is known
  /// already takes effect at once; another is computed with the next evaluation.
  public func assign(_ tensor: Tensor, file: StaticString = #fileID, line: UInt = #line) {
    require(
      tensor.type == leaf.type, "a variable of \(leaf.type) cannot hold \(tensor.type)",
      file: file, line: line)
    if tensor.node.kind == .leaf {
      leaf = tensor.node
      pending = nil
      return
    }
    if pending == nil { PendingUpdates.add(self) }
    pending = tensor
  }

  /// Gives the variable a value of any shape and element type.
  public func replace(_ tensor: Tensor) {
    pending = nil
    leaf = tensor.node
  }

  /// Makes the computed pending value the variable's own, as a leaf without history.
  func settle() {
    guard let tensor = pending else { return }
    settle(tensor.storage)
  }

  /// Makes elements the variable's value, as a leaf without history.
  func settle(_ storage: Storage) {
    leaf = Tensor(storage, shape: leaf.type.shape, dtype: leaf.type.dtype).node
    pending = nil
  }

  /// Takes the pending value away without computing it.
  func takePending() -> Tensor? {
    defer { pending = nil }
    return pending
  }

  /// The memory of the value if nobody else can see it, so that an update may write into it.
  func exclusiveStorage() -> Storage? {
    guard pending == nil, isKnownUniquelyReferenced(&leaf), let storage = leaf.storage,
      storage.mayBeOverwritten
    else { return nil }
    return storage
  }
}

/// The variables with pending values, by task.
enum PendingUpdates {
  private struct Entry: @unchecked Sendable {
    // Touched by the owning task alone; the registry only keeps it.
    weak var variable: Variable?
  }

  private static let registry = Mutex<[UInt: [Entry]]>([:])

  /// What tells the current task, or the thread outside of tasks, from all others.
  private static var owner: UInt {
    withUnsafeCurrentTask { task in
      guard let task else { return currentThreadIdentifier() }
      return UInt(bitPattern: task.hashValue)
    }
  }

  static func add(_ variable: Variable) {
    let entry = Entry(variable: variable)
    let owner = owner
    registry.withLock { $0[owner, default: []].append(entry) }
  }

  /// The variables of the current task that wait, in the order of their assignments; the registry
  /// forgets them.
  static func take() -> [Variable] {
    let owner = owner
    let entries = registry.withLock { $0.removeValue(forKey: owner) }
    guard let entries else { return [] }
    return entries.compactMap(\.variable).filter(\.isPending)
  }
}
