import CadenaData
import CadenaNetworks
import CadenaOptimizers
import CadenaTraining
import Testing

@Suite("What was made before an update keeps what it saw; what a closure does is done every time")
struct TwinTests {
  private static func linear() -> Linear {
    Linear(
      2, weight: Parameter(.weight, value: Tensor([[1.0, 2], [3, 4]], dtype: .float64)),
      bias: Parameter(.bias, value: Tensor([0.5, -0.5], dtype: .float64)))
  }

  private static var x: Tensor { Tensor([[1.0, 1]], dtype: .float64) }

  @Test("a tensor made before an update and evaluated after it sees the old weights")
  func plainLoop() {
    let model = Self.linear()
    let optimization = Optimization(of: model.parameters, by: SGD(learningRate: 0.1))
    let before = model(Self.x)
    let weight = model.weight.value
    let loss = optimization.step { model(Self.x).squared().sum() }
    let between = model(Self.x)
    // Outputs 3.5 and 6.5; the gradient of each weight is twice its row's output.
    #expect(loss.item() == 54.5)
    #expect(Self.near(between.scalars, [3.5 - 3 * 0.7, 6.5 - 3 * 1.3]))
    #expect(before.scalars == [3.5, 6.5])
    #expect(weight.scalars == [1, 2, 3, 4])
    _ = optimization.step { model(Self.x).squared().sum() }.item()
    #expect(Self.near(between.scalars, [3.5 - 3 * 0.7, 6.5 - 3 * 1.3]))
    #expect((weight * 2).scalars == [2, 4, 6, 8])
  }

  private static func near(_ found: [Double], _ expected: [Double]) -> Bool {
    deviation(found, expected) < 1e-12
  }

  @Test("the trainer's updates in place leave alone what somebody holds")
  func trainer() throws {
    let model = Sequential {
      Linear(8); Tanh(); Linear(3)
    }
    let trainer = try Trainer(
      model, on: .iris, loss: SoftmaxCrossEntropy(), optimizer: Adam(learningRate: 0.05),
      dtype: .float64)
    let loop = PlainLoop(model.copy(), on: .iris, optimizer: Adam(learningRate: 0.05))
    var held: [(tensor: Tensor, scalars: [Double])] = []
    for step in 0..<12 {
      let rows = Array((step * 7)..<(step * 7 + 20))[...]
      if step % 4 == 1 {
        // Kept as it is, and in a tensor that is evaluated at the end.
        for (mine, theirs) in zip(model.parameters, loop.model.parameters) {
          let scalars = theirs.value.scalars
          held.append((mine.value, scalars))
          held.append((mine.value * 2, scalars.map { $0 * 2 }))
        }
      }
      let loss = try trainer.step(rows: rows)
      #expect(deviation([loss], [loop.step(rows: rows)]) < 1e-12)
      #expect(deviation(values(of: model), values(of: loop.model)) < 1e-12)
    }
    #expect(held.count == 24)
    for (tensor, scalars) in held { #expect(deviation(tensor.scalars, scalars) < 1e-12) }
  }

  @Test(
    "an update is written in place when nobody else holds the value, and elsewhere when one does")
  func inPlace() throws {
    let model = Sequential {
      Linear(8); Tanh(); Linear(3)
    }
    let trainer = try Trainer(
      model, on: .iris, loss: SoftmaxCrossEntropy(), optimizer: Adam(learningRate: 0.05))
    let rows = Array(0..<30)[...]
    let variables = trainer.optimization.variables
    func addresses() -> [UnsafeRawPointer?] {
      variables.map { variable in
        variable.value.withScalars(of: Float.self) { UnsafeRawPointer($0.baseAddress) }
      }
    }
    // The first step leaves the memory that the first values were given in.
    try trainer.step(rows: rows)
    let before = addresses()
    try trainer.step(rows: rows)
    #expect(addresses() == before)
    let handle = variables[0].value
    let scalars = handle.scalars
    try trainer.step(rows: rows)
    let after = addresses()
    #expect(after[0] != before[0])
    #expect(after.dropFirst() == before.dropFirst())
    #expect(handle.scalars == scalars)
  }

  @Test("an assignment before the first step is made once, not at every step")
  func assignmentBeforeRecording() throws {
    let model = Sequential { Linear(3) }
    let trainer = try Trainer(
      model, on: .iris, loss: SoftmaxCrossEntropy(), optimizer: SGD(learningRate: 0.1),
      dtype: .float64)
    let loop = PlainLoop(model.copy(), on: .iris, optimizer: SGD(learningRate: 0.1))
    let rows = Array(40..<80)[...]
    for network in [model as any Module, loop.model] {
      for parameter in network.parameters { parameter.assign(parameter.value * 0.5) }
    }
    _ = try trainer.evaluate(rows: Array(rows))
    _ = try trainer.evaluate(rows: Array(rows))
    for _ in 0..<4 {
      let loss = try trainer.step(rows: rows)
      #expect(deviation([loss], [loop.step(rows: rows)]) < 1e-12)
    }
    #expect(deviation(values(of: model), values(of: loop.model)) < 1e-12)
  }

  @Test("weights set between replayed steps are the ones that the next step reads")
  func setBetweenSteps() throws {
    let model = Sequential { Linear(3) }
    let trainer = try Trainer(
      model, on: .iris, loss: SoftmaxCrossEntropy(), optimizer: SGD(learningRate: 0.1),
      dtype: .float64)
    let loop = PlainLoop(model.copy(), on: .iris, optimizer: SGD(learningRate: 0.1))
    let rows = Array(40..<80)[...]
    for step in 0..<6 {
      for network in [model as any Module, loop.model] {
        let parameter = network.parameters[0]
        switch step {
        case 2:
          parameter.set(
            Tensor([Double](repeating: 0.25, count: 12), shape: [3, 4], dtype: .float64))
        case 3: parameter.assign(parameter.value * -1.5)
        case 4:
          parameter.assign(
            Tensor([Double](repeating: -0.125, count: 12), shape: [3, 4], dtype: .float64))
        default: break
        }
      }
      let loss = try trainer.step(rows: rows)
      #expect(deviation([loss], [loop.step(rows: rows)]) < 1e-12, "step \(step)")
    }
  }

  // MARK: - Closures

  @Test("an if, a counter and a random draw in a forward pass are followed at every step")
  func nothingFreezes() {
    let parameter = Parameter(.weight, value: Tensor([1.0, -2], dtype: .float64))
    let optimization = Optimization(of: [parameter], by: SGD(learningRate: 0.1))
    var counter = 0
    var generator = PhiloxGenerator(key: RandomKey(seed: 5))
    var expected = [1.0, -2]
    var numbers = PhiloxGenerator(key: RandomKey(seed: 5))
    for step in 1...12 {
      let found = optimization.step {
        counter += 1
        let draw = generator.uniform()
        let value = parameter.value * Double(counter) + draw
        return counter % 3 == 0 ? value.squared().sum() : value.sum() * draw
      }.item()
      let (n, u) = (Double(step), numbers.uniform())
      let inner = expected.map { $0 * n + u }
      let loss = step % 3 == 0 ? inner.reduce(0) { $0 + $1 * $1 } : inner.reduce(0, +) * u
      let slopes = inner.map { step % 3 == 0 ? 2 * $0 * n : n * u }
      expected = zip(expected, slopes).map { $0 - 0.1 * $1 }
      #expect(deviation([found], [loss]) < 1e-10)
      #expect(deviation(parameter.value.scalars, expected) < 1e-10)
    }
  }

  /// A layer that behaves differently from call to call.
  private struct Moody: ShapePreserving {
    final class Mood { var calls = 0 }
    let mood = Mood()

    func forward(_ x: Tensor, _ context: Context) -> Tensor {
      mood.calls += 1
      return mood.calls % 2 == 0 ? x * Double(mood.calls) : x.tanh()
    }
  }

  @Test("a layer with a counter of its own, called in a loop")
  func moodyLayer() {
    let model = Sequential { Moody() }
    let x = Tensor([0.5, -1], dtype: .float64)
    for call in 1...6 {
      let expected: [Double] =
        call % 2 == 0
        ? [0.5 * Double(call), -Double(call)] : [0.46211715726000973, -0.7615941559557649]
      #expect(deviation(model(x).scalars, expected) < 1e-12)
    }
  }

  // MARK: - Sharing

  @Test("the gradient of a shared weight is the sum over its uses")
  func sharing() {
    let shared = Self.linear()
    let tied = Sequential([shared, Tanh(), shared])
    #expect(tied.parameters.count == 2)
    let first = Self.linear()
    let second = Self.linear()
    let apart = Sequential([first, Tanh(), second])
    #expect(apart.parameters.count == 4)
    let x = Tensor([[0.3, -0.7], [1.1, 0.2]], dtype: .float64)
    let sums = gradient(
      of: tied(x).squared().sum(), withRespectTo: tied.parameters.map(\.value))
    let parts = gradient(
      of: apart(x).squared().sum(), withRespectTo: apart.parameters.map(\.value))
    #expect(deviation(sums[0].scalars, (parts[0] + parts[2]).scalars) < 1e-12)
    #expect(deviation(sums[1].scalars, (parts[1] + parts[3]).scalars) < 1e-12)
    #expect(parts[0].scalars != parts[2].scalars)
  }

  @Test("shared weights are trained as one")
  func sharedTraining() throws {
    let body = Linear(4)
    let model = Sequential([body, Tanh(), body, Tanh(), Linear(3)])
    let trainer = try Trainer(
      model, on: .iris, loss: SoftmaxCrossEntropy(),
      optimizer: SGD(learningRate: 0.1, momentum: 0.9), dtype: .float64)
    let copy = model.copy()
    #expect(copy.parameters.count == 4)
    let loop = PlainLoop(copy, on: .iris, optimizer: SGD(learningRate: 0.1, momentum: 0.9))
    for step in 0..<5 {
      let rows = Array((step * 10)..<(step * 10 + 30))[...]
      let loss = try trainer.step(rows: rows)
      #expect(deviation([loss], [loop.step(rows: rows)]) < 1e-12)
    }
    #expect(deviation(values(of: model), values(of: copy)) < 1e-12)
  }
}
