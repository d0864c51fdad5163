import CadenaGraph
import CadenaOperations
import CadenaRuntime
import Testing

/// A variable on its way from one task to another.
struct Parcel: @unchecked Sendable {
  // One task uses it at a time; the tests order them.
  let variable: Variable
}

/// A replay on its way from one task to another.
struct ReplayParcel: @unchecked Sendable {
  // One task uses it at a time; the tests order them.
  let replay: Replay
}

/// Turns taken by two tasks.
private struct Turns {
  private let stream: AsyncStream<Void>
  private let continuation: AsyncStream<Void>.Continuation

  init() { (stream, continuation) = AsyncStream.makeStream() }

  func give() { continuation.yield() }

  func wait() async { for await _ in stream { return } }
}

@Suite("Variables and tasks")
struct VariableTaskTests {
  @Test("one task's evaluations leave another's assignments alone")
  func separation() async {
    let (assigned, evaluated) = (Turns(), Turns())
    async let owner: [Bool] = Task {
      let variable = Variable(Tensor([1.0]))
      variable.assign(variable.value + 1)
      assigned.give()
      await evaluated.wait()
      let waited = variable.isPending
      let isRight = variable.value.item() == 2
      return [waited, isRight, !variable.isPending]
    }.value
    async let stranger: Double = Task {
      await assigned.wait()
      let variable = Variable(Tensor([10.0]))
      variable.assign(variable.value * 2)
      let sum = (variable.value + 1).item()
      evaluated.give()
      return sum
    }.value
    #expect(await owner == [true, true, true])
    #expect(await stranger == 21)
  }

  @Test("an assignment by another task moves the variable into that task's evaluations")
  func handOver() async throws {
    let parcel = Parcel(variable: Variable(Tensor([1.0])))
    parcel.variable.assign(parcel.variable.value + 1)
    let result = try await Task {
      let variable = parcel.variable
      variable.assign(variable.value * 10)
      try evaluate([])
      return variable.isPending ? -1 : variable.value.item()
    }.value
    #expect(result == 20)
    try evaluate([])
    #expect(parcel.variable.value.item() == 20)
  }

  @Test("a variable handed over is not touched by the task that had it")
  func formerOwner() async throws {
    let parcel = Parcel(variable: Variable(Tensor([1.0])))
    parcel.variable.assign(parcel.variable.value + 1)
    let (assigned, evaluated) = (Turns(), Turns())
    async let isPending: Bool = Task {
      parcel.variable.assign(parcel.variable.value * 10)
      assigned.give()
      await evaluated.wait()
      return parcel.variable.isPending
    }.value
    await assigned.wait()
    try evaluate([])
    evaluated.give()
    #expect(await isPending)
    #expect(parcel.variable.value.item() == 20)
  }

  @Test("many tasks at once, each with its own variables, on one graph of shared leaves")
  func manyTasks() async {
    let shared = Tensor([1.0, 2, 3])
    let common = shared * shared
    let sums = await withTaskGroup(of: [Double].self) { group in
      for number in 0..<16 {
        group.addTask {
          let variable = Variable(Tensor([0.0, 0, 0]))
          for _ in 0..<50 {
            variable.assign(variable.value + common * Double(number))
            if number % 3 == 0 { _ = variable.value.scalars }
          }
          return variable.value.scalars
        }
      }
      return await group.reduce(into: [[Double]]()) { $0.append($1) }
    }
    let expected = (0..<16).map { Double($0 * 50) }
    #expect(sums.map { $0[0] }.sorted() == expected)
    for sum in sums { #expect(sum == [sum[0], 4 * sum[0], 9 * sum[0]]) }
  }
}
