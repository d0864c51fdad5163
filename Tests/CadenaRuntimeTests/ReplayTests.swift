import CadenaGraph
import CadenaOperations
import CadenaRuntime
import Testing

@Suite("Replays: what a run reads, shows and leaves")
struct ReplayTests {
  @Test("an output that is a variable's value is the one before the run")
  func oldValues() throws {
    let variable = Variable(doubles([1, 2]))
    let old = variable.value
    variable.assign(variable.value * 3)
    let step = try Replay(outputs: [old, old * 1], inputs: [], variables: [variable])
    for expected in [[1.0, 2], [3, 6], [9, 18]] {
      try step.run()
      #expect(step.scalars(ofOutput: 0) == expected)
      #expect(step.scalars(ofOutput: 1) == expected)
    }
    #expect(variable.value.scalars == [27, 54])
  }

  @Test("an output that is the new value too, asked for twice, and kept by whoever reads it")
  func newValues() throws {
    let variable = Variable(doubles([1, 2]))
    variable.assign(variable.value + 1)
    let new = variable.value
    let step = try Replay(outputs: [new, new], inputs: [], variables: [variable])
    try step.run()
    let held = variable.value
    try step.run()
    #expect(step.scalars(ofOutput: 0) == [3, 4])
    #expect(step.scalars(ofOutput: 1) == [3, 4])
    variable.assign(doubles([0, 0]))
    #expect(step.scalars(ofOutput: 0) == [3, 4])
    #expect(held.scalars == [2, 3])
  }

  @Test("two variables that are given the same computed value stay apart afterwards")
  func sameValue() throws {
    let (a, b) = (Variable(doubles([1, 2])), Variable(doubles([5, 6])))
    let sum = a.value + b.value
    a.assign(sum)
    b.assign(sum)
    let step = try Replay(outputs: [], inputs: [], variables: [a, b])
    try step.run()
    #expect(a.value.scalars == [6, 8])
    #expect(b.value.scalars == [6, 8])
    a.assign(doubles([1, 1]))
    try step.run()
    #expect(a.value.scalars == [7, 9])
    #expect(b.value.scalars == [7, 9])
  }

  @Test("variables that swap their values, one of them changed by the way")
  func swaps() throws {
    let (a, b) = (Variable(doubles([1])), Variable(doubles([10])))
    let (oldA, oldB) = (a.value, b.value)
    a.assign(oldB)
    b.assign(oldA)
    let swap = try Replay(outputs: [], inputs: [], variables: [a, b])
    try swap.run()
    #expect([a.value.item(), b.value.item()] == [10, 1])
    try swap.run()
    #expect([a.value.item(), b.value.item()] == [1, 10])
    let before = a.value
    a.assign(before * 2)
    b.assign(before)
    let shift = try Replay(outputs: [], inputs: [], variables: [a, b])
    for _ in 0..<3 { try shift.run() }
    #expect([a.value.item(), b.value.item()] == [8, 4])
  }

  @Test("variables made from one tensor are two variables, also when it was not computed yet")
  func commonOrigin() throws {
    for isComputed in [true, false] {
      let tensor = isComputed ? doubles([1, 2]) : doubles([0, 1]) + 1
      let (a, b) = (Variable(tensor), Variable(tensor))
      a.assign(a.value * 2)
      b.assign(b.value + 10)
      let step = try Replay(outputs: [a.value + b.value], inputs: [], variables: [a, b])
      try step.run()
      try step.run()
      #expect(a.value.scalars == [4, 8])
      #expect(b.value.scalars == [21, 22])
      #expect(step.scalars(ofOutput: 0) == [25, 30])
      #expect(tensor.scalars == [1, 2])
    }
  }

  @Test("numbers and arrays as inputs: bound anew, shown, and assigned as they are")
  func inputs() throws {
    let number = Tensor(0.5, dtype: .float64)
    let array = Tensor.placeholder([2], dtype: .float64)
    let (a, b) = (Variable(doubles([0], .scalar)), Variable(doubles([0, 0])))
    a.assign(number + 0)
    b.assign(array)
    let step = try Replay(
      outputs: [number, array, array * number], inputs: [number, array], variables: [])
    for round in 1...3 {
      let (x, y) = (Double(round), Double(round) * 10)
      step.set(x, forInput: 0)
      let memory = step.buffer(ofInput: 1).assumingMemoryBound(to: Double.self)
      (memory[0], memory[1]) = (y, y + 1)
      try step.run()
      (memory[0], memory[1]) = (-1, -1)
      #expect(step.number(ofOutput: 0) == x)
      #expect(step.scalars(ofOutput: 1) == [y, y + 1])
      #expect(step.scalars(ofOutput: 2) == [x * y, x * (y + 1)])
      #expect(a.value.item() == x)
      #expect(b.value.scalars == [y, y + 1])
    }
  }

  @Test("a variable that is updated is read anew, named or not")
  func unnamedVariables() throws {
    let variable = Variable(doubles([1]))
    variable.assign(variable.value * 2)
    let step = try Replay(outputs: [], inputs: [], variables: [])
    try step.run()
    try step.run()
    #expect(variable.value.item() == 4)
    variable.assign(doubles([5]))
    try step.run()
    #expect(variable.value.item() == 10)
  }

  @Test("when an index is out of range no variable has changed, whichever kernel came first")
  func failures() throws {
    let index = Tensor.placeholder([2], dtype: .int32)
    let (a, b) = (Variable(doubles([1, 2, 3])), Variable(doubles([0, 0])))
    a.assign(a.value * 2)
    b.assign(a.value.gather(index, axis: 0))
    let step = try Replay(outputs: [], inputs: [index], variables: [a, b])
    let memory = step.buffer(ofInput: 0).assumingMemoryBound(to: Int32.self)
    (memory[0], memory[1]) = (2, 0)
    try step.run()
    try step.run()
    #expect(a.value.scalars == [4, 8, 12])
    #expect(b.value.scalars == [12, 4])
    memory[1] = 3
    #expect(throws: EvaluationError.self) { try step.run() }
    #expect(a.value.scalars == [4, 8, 12])
    #expect(b.value.scalars == [12, 4])
    memory[1] = 1
    try step.run()
    #expect(a.value.scalars == [8, 16, 24])
    #expect(b.value.scalars == [24, 16])
  }

  @Test("a replay that cannot be made leaves what waits waiting")
  func unboundPlaceholder() throws {
    let variable = Variable(doubles([1]))
    variable.assign(variable.value + 1)
    let missing = Tensor.placeholder([1], dtype: .float64)
    #expect(throws: EvaluationError.self) {
      try Replay(outputs: [missing * 2], inputs: [], variables: [variable])
    }
    #expect(variable.isPending)
    try evaluate([])
    #expect(variable.value.item() == 2)
  }

  @Test("a variable that took another shape stops a step that was recorded before")
  func otherShapes() async {
    await #expect(processExitsWith: .failure) {
      let variable = Variable(Tensor([1.0, 2]))
      let step = try Replay(outputs: [variable.value * 2], inputs: [], variables: [variable])
      variable.replace(Tensor([1.0]))
      try step.run()
    }
  }
}
