import CadenaNetworks
import CadenaOptimizers
import Testing

@Suite("Optimisation: steps, states and what is trained")
struct OptimizationTests {
  private static func pair() -> [Parameter] {
    [
      Parameter(.weight, value: Tensor([1.0, -2], dtype: .float64)),
      Parameter(.bias, value: Tensor([0.5, 3], dtype: .float64)),
    ]
  }

  private static func loss(_ parameters: [Parameter]) -> Tensor {
    (parameters[0].value.squared() * parameters[1].value + parameters[1].value.exp()).sum()
  }

  private static func isNear(_ found: [Double], _ expected: [Double]) -> Bool {
    found.count == expected.count
      && zip(found, expected).allSatisfy { abs($0 - $1) <= 1e-12 * max(1, abs($1)) }
  }

  private static func values(_ parameters: [Parameter]) -> [Double] {
    parameters.flatMap(\.value.scalars)
  }

  @Test("steps that nobody reads are computed later, with the same result")
  func unreadSteps() throws {
    let (read, unread) = (Self.pair(), Self.pair())
    let one = Optimization(of: read, by: Adam(learningRate: 0.1))
    let other = Optimization(of: unread, by: Adam(learningRate: 0.1))
    var losses: [Double] = []
    var waiting: [Tensor] = []
    for _ in 0..<6 {
      losses.append(one.step { Self.loss(read) }.item())
      waiting.append(other.step { Self.loss(unread) })
    }
    #expect(Self.isNear(Self.values(read), Self.values(unread)))
    #expect(Self.isNear(losses, waiting.map { $0.item() }))
    #expect(one.updates == 6)
  }

  @Test("gradients that were computed elsewhere give the same step")
  func givenGradients() {
    let (plain, given) = (Self.pair(), Self.pair())
    let one = Optimization(of: plain, by: SGD(learningRate: 0.1, momentum: 0.5))
    let other = Optimization(of: given, by: SGD(learningRate: 0.1, momentum: 0.5))
    for _ in 0..<4 {
      _ = one.step { Self.loss(plain) }
      other.step(
        gradients: gradient(of: Self.loss(given), withRespectTo: given.map(\.value)))
    }
    #expect(Self.isNear(Self.values(plain), Self.values(given)))
  }

  @Test("what is not trainable keeps value and state, until it is trained again")
  func frozenParameters() {
    let parameters = Self.pair()
    let alone = Self.pair()
    let optimization = Optimization(of: parameters, by: Adam(learningRate: 0.1))
    let expected = Optimization(of: [alone[0]], by: Adam(learningRate: 0.1))
    parameters[1].isTrainable = false
    for _ in 0..<3 {
      _ = optimization.step { Self.loss(parameters) }.item()
      _ = expected.step { Self.loss(alone) }.item()
    }
    #expect(parameters[1].value.scalars == [0.5, 3])
    #expect(optimization.states[1].allSatisfy { $0.value.scalars == [0, 0] })
    #expect(Self.isNear(parameters[0].value.scalars, alone[0].value.scalars))
    parameters[1].isTrainable = true
    _ = optimization.step { Self.loss(parameters) }.item()
    #expect(parameters[1].value.scalars[0] != 0.5)
  }

  @Test("frozen gradients do not count in the norm that clips")
  func frozenNorm() {
    let parameters = Self.pair()
    parameters[1].isTrainable = false
    let optimization = Optimization(
      of: parameters, by: SGD(learningRate: 1), clipping: .globalNorm(0.5))
    _ = optimization.step { Self.loss(parameters) }
    let change = zip(parameters[0].value.scalars, [1.0, -2]).map { $0 - $1 }
    let norm = (change[0] * change[0] + change[1] * change[1]).squareRoot()
    #expect(abs(norm - 0.5) < 1e-12)
  }

  @Test("an optimiser that remembers the parameters themselves, in a loop and replayed")
  func stateThatIsAParameter() throws {
    let plain = Parameter(.weight, value: Tensor([1.0, 2], dtype: .float64))
    let loop = Optimization(of: [plain], by: Inertia())
    for _ in 0..<5 { _ = loop.step { plain.value.squared().sum() }.item() }

    let recorded = Parameter(.weight, value: Tensor([1.0, 2], dtype: .float64))
    let steps = Optimization(of: [recorded], by: Inertia())
    let scalars = steps.scalarTensors()
    let loss = steps.record(scalars) { recorded.value.squared().sum() }.loss
    let replay = try Replay(outputs: [loss], inputs: scalars, variables: steps.variables)
    for _ in 0..<5 { try replay.run() }

    var (now, before) = ([1.0, 2], [0.0, 0])
    for _ in 0..<5 {
      let next = zip(now, before).map { 0.9 * $0 - 0.1 * $1 }
      (before, now) = (now, next)
    }
    for parameter in [plain, recorded] {
      for (value, reference) in zip(parameter.value.scalars, now) {
        #expect(abs(value - reference) < 1e-12)
      }
    }
    #expect(
      Self.isNear(loop.states[0][0].value.scalars, steps.states[0][0].value.scalars))
    for (value, reference) in zip(loop.states[0][0].value.scalars, before) {
      #expect(abs(value - reference) < 1e-12)
    }
  }

  /// `w ← 0.9·w - 0.1·p`, `p ← w`: the state is the parameter of the step before, as it is.
  private struct Inertia: ElementwiseOptimizer {
    var learningRate = 1.0
    var stateNames: [String] { ["previous"] }

    func writeScalars(step: Int, learningRate: Double, into scalars: inout [Double]) {
      scalars.append(learningRate)
    }

    func update(
      _ parameter: Tensor, gradient: Tensor, states: [Tensor], scalars: [Tensor]
    ) -> (parameter: Tensor, states: [Tensor]) {
      (scalars[0] * (parameter * 0.9 - states[0] * 0.1), [parameter])
    }
  }

  @Test("the parameters are themselves again after a look-ahead, also when the loss fails")
  func substitution() {
    struct Failure: Error {}
    let parameters = Self.pair()
    let optimization = Optimization(of: parameters, by: Nesterov(learningRate: 0.1))
    _ = optimization.step { Self.loss(parameters) }.item()
    let values = Self.values(parameters)
    #expect(throws: Failure.self) { _ = try optimization.step { throw Failure() } }
    #expect(Self.values(parameters) == values)
    #expect(optimization.updates == 1)
  }

  @Test("several elements of a state have their first number")
  func firstStates() {
    let optimization = Optimization(
      of: Self.pair(), by: AdaGrad(initialAccumulator: 0.25))
    #expect(
      optimization.states.map { $0.map(\.value.scalars) } == [[[0.25, 0.25]], [[0.25, 0.25]]])
  }
}
