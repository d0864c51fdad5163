import CadenaGraph
import CadenaOperations
import CadenaRuntime
import Testing

@Suite("Variables: pending values and snapshots")
struct VariableTests {
  @Test("a known value takes effect at once")
  func knownValues() throws {
    let variable = Variable(Tensor([1.0, 2]))
    variable.assign(Tensor([3.0, 4]))
    #expect(!variable.isPending)
    #expect(variable.value.scalars == [3, 4])

    let sum = Tensor([1.0, 1]) + 4
    try sum.evaluate()
    variable.assign(sum)
    #expect(!variable.isPending)
    #expect(variable.value.scalars == [5, 5])
    #expect(variable.value.node.inputCount == 0, "a variable's value has no history")
  }

  @Test("a number is a value too")
  func numbers() {
    let variable = Variable(Tensor(1))
    variable.assign(Tensor(2.5))
    #expect(!variable.isPending)
    #expect(variable.value.item() == 2.5)
  }

  @Test("an assignment waits, and is seen at once all the same")
  func pendingIsVisible() throws {
    let variable = Variable(Tensor([1.0, 2]))
    variable.assign(variable.value * 10)
    #expect(variable.isPending)
    #expect((variable.value + 1).scalars == [11, 21])
    #expect(!variable.isPending)
    #expect(variable.value.scalars == [10, 20])
  }

  @Test("any evaluation of the task computes what waits, and forgets how it was made")
  func settledByAnything() throws {
    let first = Variable(Tensor([1.0, 2]))
    let second = Variable(Tensor([5.0]))
    first.assign(first.value + 1)
    second.assign(second.value * 2)
    #expect((Tensor([1.0]) + 1).scalars == [2])
    for variable in [first, second] {
      #expect(!variable.isPending)
      #expect(variable.value.node.storage != nil)
      #expect(variable.value.node.inputCount == 0)
    }
    #expect(first.value.scalars == [2, 3])
    #expect(second.value.scalars == [10])
  }

  @Test("an evaluation of nothing computes what waits")
  func settledByNothing() throws {
    let variable = Variable(Tensor([1.0]))
    variable.assign(variable.value + 1)
    try evaluate([])
    #expect(!variable.isPending)
    #expect(variable.value.scalars == [2])
  }

  @Test("a tensor made before an assignment keeps the old value, whenever it is evaluated")
  func twins() throws {
    let variable = Variable(Tensor([1.0, 2]))
    let before = variable.value * 3
    variable.assign(variable.value + 10)
    let after = variable.value * 3
    let untouched = before + 0
    #expect(after.scalars == [33, 36])
    #expect(before.scalars == [3, 6])

    variable.assign(variable.value + 100)
    try evaluate([])
    #expect(untouched.scalars == [3, 6])
    #expect(variable.value.scalars == [111, 112])
  }

  @Test("a handle on a pending value keeps it through later assignments")
  func handles() throws {
    let variable = Variable(Tensor([1.0]))
    var handles: [Tensor] = []
    for _ in 0..<4 {
      variable.assign(variable.value * 2)
      handles.append(variable.value)
    }
    try evaluate([])
    for _ in 0..<3 {
      variable.assign(variable.value + 1)
      try evaluate([])
    }
    #expect(handles.map { $0.item() } == [2, 4, 8, 16])
    #expect(variable.value.item() == 19)
  }

  @Test("a value that depends on other variables takes theirs of that moment")
  func simultaneous() throws {
    let a = Variable(Tensor([1.0]))
    let b = Variable(Tensor([2.0]))
    let (oldA, oldB) = (a.value, b.value)
    a.assign(oldB)
    b.assign(oldA + 0)
    try evaluate([])
    #expect(a.value.item() == 2)
    #expect(b.value.item() == 1)
  }

  @Test("the last of several assignments counts, in any mixture of kinds")
  func lastOneCounts() throws {
    let variable = Variable(Tensor([1.0]))
    variable.assign(variable.value + 1)
    variable.assign(Tensor([7.0]))
    #expect(!variable.isPending)
    variable.assign(variable.value + 1)
    variable.assign(variable.value * 2)
    try evaluate([])
    #expect(variable.value.item() == 16)
    variable.assign(variable.value + 1)
    variable.replace(Tensor([1.0, 2, 3]))
    try evaluate([])
    #expect(variable.value.scalars == [1, 2, 3])
    #expect(variable.type == TensorType([3], .float32))
  }

  @Test("a replaced variable is settled like any other")
  func replaceThenAssign() throws {
    let variable = Variable(Tensor([1.0]))
    variable.assign(variable.value + 1)
    variable.replace(Tensor([4.0, 5]))
    variable.assign(variable.value + 1)
    try evaluate([])
    #expect(!variable.isPending)
    #expect(variable.value.scalars == [5, 6])
  }

  @Test("when an evaluation fails nothing changes, and the next one settles")
  func failureKeepsPending() throws {
    let variable = Variable(Tensor([1.0]))
    variable.assign(variable.value + 1)
    let wrong = raw(
      .gather(axis: 0, byRows: true), [Tensor([1.0, 2]), Tensor([2])], [1], .float32)
    #expect(throws: EvaluationError.self) { try wrong.evaluate() }
    #expect(variable.isPending)
    try evaluate([])
    #expect(!variable.isPending)
    #expect(variable.value.item() == 2)
  }

  @Test("an assignment that cannot be computed is reported until another replaces it")
  func failingAssignment() throws {
    let variable = Variable(Tensor([1.0]))
    variable.assign(
      raw(.gather(axis: 0, byRows: true), [Tensor([1.0, 2]), Tensor([-1])], [1], .float32))
    #expect(throws: EvaluationError.self) { try evaluate([]) }
    #expect(throws: EvaluationError.self) { try evaluate([]) }
    variable.assign(Tensor([3.0]))
    try evaluate([])
    #expect(variable.value.item() == 3)
  }

  @Test("a variable that nobody holds is not computed")
  func forgotten() throws {
    var variable: Variable? = Variable(Tensor([1.0]))
    variable?.assign(
      raw(.gather(axis: 0, byRows: true), [Tensor([1.0, 2]), Tensor([9])], [1], .float32))
    variable = nil
    try evaluate([])
  }

  @Test("a replay never writes where somebody else can look")
  func replaysLeaveHandlesAlone() throws {
    let variable = Variable(Tensor([1.0, 2]))
    variable.assign(variable.value + 1)
    let pending = variable.value
    try evaluate([])
    variable.assign(variable.value * 2)
    let step = try Replay(outputs: [], inputs: [], variables: [variable])
    try step.run()
    let first = variable.value
    let unevaluated = variable.value + 0.5
    try step.run()
    try step.run()
    #expect(pending.scalars == [2, 3])
    #expect(first.scalars == [4, 6])
    #expect(unevaluated.scalars == [4.5, 6.5])
    #expect(variable.value.scalars == [16, 24])
  }

  @Test("a replay starts from an assignment that waits, whoever made it")
  func replayOfPending() async throws {
    let variable = Variable(Tensor([1.0]))
    variable.assign(variable.value + 1)
    let step = try Replay(outputs: [], inputs: [], variables: [variable])
    variable.assign(variable.value * 10)
    try step.run()
    #expect(variable.value.scalars == [11])
    variable.assign(Tensor(3.0).reshaped(to: [1]))
    let box = Parcel(variable: variable)
    let replay = ReplayParcel(replay: step)
    let result = try await Task {
      try replay.replay.run()
      return box.variable.value.scalars
    }.value
    #expect(result == [4])
  }

  @Test("a wrong shape stops at the caller")
  func wrongType() async {
    await #expect(processExitsWith: .failure) {
      Variable(Tensor([1.0, 2])).assign(Tensor([1.0, 2, 3]))
    }
  }
}
