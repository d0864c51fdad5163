import CadenaGraph
import CadenaOperations
import CadenaRuntime
import Testing

/// What a plan computes in one pass has the bits of its single operations.
@Suite struct FusedStepTests {
  private static func numbers(_ count: Int, _ name: String) -> [Double] {
    var generator = PhiloxGenerator(key: RandomKey(seed: 3).derived(name))
    return (0..<count).map { _ in generator.uniform() * 2 - 1 }
  }

  private struct Rule {
    let p: Variable
    let m: Variable
    let v: Variable
    let g: Tensor

    init(_ count: Int, _ dtype: DType) {
      p = Variable(Tensor(numbers(count, "p"), dtype: dtype))
      m = Variable(Tensor(numbers(count, "m"), dtype: dtype))
      v = Variable(Tensor(numbers(count, "v").map(abs), dtype: dtype))
      g = Tensor(numbers(count, "g"), dtype: dtype)
    }

    func number(_ value: Double) -> Tensor { Tensor(value, dtype: g.dtype) }

    /// Adam's results, with the square of the gradient taken first if asked for.
    func adam(squareFirst: Bool = false, decay: Double? = nil) -> [Tensor] {
      let mean = number(0.9) * m.value + number(0.1) * g
      let share = number(0.3)
      let part = squareFirst ? share * (g * g) : share * g * g
      let square = number(0.7) * v.value + part
      let root = square.squareRoot() * number(3) + number(1e-8)
      let kept = decay.map { number($0) * p.value } ?? p.value
      return [kept - number(0.01) * (mean / root), mean, square]
    }
  }

  /// Assigns results to the variables, runs once, and gives what they hold.
  private static func run(
    _ results: [Tensor], _ variables: [Variable]
  ) throws -> (values: [[Double]], plan: String) {
    for (variable, result) in zip(variables, results) { variable.assign(result) }
    let step = try Replay(outputs: [], inputs: [], variables: variables)
    try step.run()
    return (variables.map { $0.value.scalars }, step.planDescription)
  }

  @Test("Adam's rule is one step", arguments: [2, 3, 8, 100, 5000], [DType.float32, .float64])
  func adam(_ count: Int, _ dtype: DType) throws {
    for decay in [nil, 0.999] {
      let rule = Rule(count, dtype)
      let results = rule.adam(decay: decay)
      let expected = try results.map { try reference($0) }
      let (values, plan) = try Self.run(results, [rule.p, rule.m, rule.v])
      #expect(plan.contains("region of \(count), 1 steps"), "\(plan)")
      #expect(values == expected)
    }
  }

  @Test("what is not quite Adam's rule stays apart, with bits of its own")
  func almostAdam() throws {
    let rule = Rule(100, .float32)
    let exact = try rule.adam().map { try reference($0) }
    let results = rule.adam(squareFirst: true)
    let expected = try results.map { try reference($0) }
    let (values, plan) = try Self.run(results, [rule.p, rule.m, rule.v])
    #expect(!plan.contains(", 1 steps"), "\(plan)")
    #expect(values == expected)
    #expect(values != exact)
  }

  @Test("momentum and plain descent are one step", arguments: [2, 33, 3000])
  func momentum(_ count: Int) throws {
    for form in 0..<3 {
      let rule = Rule(count, .float32)
      let results: [Tensor]
      switch form {
      case 0:
        let velocity = rule.number(0.9) * rule.m.value - rule.number(0.1) * rule.g
        results = [rule.p.value + velocity, velocity]
      case 1:
        let buffer = rule.number(0.9) * rule.m.value + rule.g
        results = [rule.p.value - rule.number(0.1) * buffer, buffer]
      default:
        results = [rule.p.value - rule.number(0.1) * rule.g]
      }
      let expected = try results.map { try reference($0) }
      let (values, plan) = try Self.run(results, Array([rule.p, rule.m].prefix(results.count)))
      #expect(plan.contains("region of \(count), 1 steps"), "\(plan)")
      #expect(values == expected, "form \(form)")
    }
  }

  @Test("AdaGrad and RMSProp are one step", arguments: [2, 33, 3000], [DType.float32, .float64])
  func rootsOfSquares(_ count: Int, _ dtype: DType) throws {
    for decays in [false, true] {
      let rule = Rule(count, dtype)
      let square =
        decays
        ? rule.number(0.9) * rule.v.value + rule.number(0.1) * rule.g * rule.g
        : rule.v.value + rule.g * rule.g
      let root = square.squareRoot() + rule.number(1e-8)
      let results = [rule.p.value - rule.number(0.01) * (rule.g / root), square]
      let expected = try results.map { try reference($0) }
      let (values, plan) = try Self.run(results, [rule.p, rule.v])
      #expect(plan.contains("region of \(count), 1 steps"), "\(plan)")
      #expect(values == expected)
    }
  }

  @Test(
    "Lion's two results are one step, whichever is assigned first", arguments: [2, 33, 3000],
    [DType.float32, .float64])
  func lion(_ count: Int, _ dtype: DType) throws {
    for (decay, momentumFirst) in [(nil, false), (nil, true), (0.5, false), (0.5, true)] {
      let rule = Rule(count, dtype)
      let m = rule.m.value
      let direction = (rule.number(0.9) * m + rule.number(0.1) * rule.g).sign()
      let step = decay.map { direction + rule.number($0) * rule.p.value } ?? direction
      let results = [
        rule.p.value - rule.number(0.01) * step,
        rule.number(0.99) * m + rule.number(0.01) * rule.g,
      ]
      let expected = try results.map { try reference($0) }
      let order = momentumFirst ? [1, 0] : [0, 1]
      let variables = [rule.p, rule.m]
      let (values, plan) = try Self.run(order.map { results[$0] }, order.map { variables[$0] })
      #expect(plan.contains("region of \(count), 1 steps"), "\(plan)")
      #expect(values == order.map { expected[$0] })
    }
  }

  @Test("Lion stays apart where somebody reads between its results")
  func almostLion() throws {
    let rule = Rule(100, .float32)
    let m = rule.m.value
    let parameter =
      rule.p.value
      - rule.number(0.01) * (rule.number(0.9) * m + rule.number(0.1) * rule.g).sign()
    let mean = rule.number(0.99) * m + rule.number(0.01) * rule.g * parameter
    let expected = try [parameter, mean].map { try reference($0) }
    let (values, plan) = try Self.run([parameter, mean], [rule.p, rule.m])
    #expect(!plan.contains(", 1 steps"), "\(plan)")
    #expect(values == expected)
  }

  @Test("bias and rectifier join the product before them, and change no bit")
  func epilogues() throws {
    var entries = Self.numbers(5 * 7, "x")
    entries[3] = .nan
    let x = Tensor(entries, shape: [5, 7], dtype: .float32)
    let w = Tensor(Self.numbers(7 * 19, "w"), shape: [7, 19], dtype: .float32)
    let b = Tensor(Self.numbers(19, "b"), dtype: .float32)
    let product = x.matmul(w)
    let result = (product + b).relu()
    let alone = try Replay(outputs: [result], inputs: [], variables: [])
    #expect(alone.planDescription.contains("plan: 1 kernels"))
    #expect(alone.planDescription.contains("with bias rectified"))
    let observed = try Replay(outputs: [result, product], inputs: [], variables: [])
    #expect(!observed.planDescription.contains("with bias"))
    try alone.run()
    try observed.run()
    let bits = alone.scalars(ofOutput: 0).map(\.bitPattern)
    #expect(bits == observed.scalars(ofOutput: 0).map(\.bitPattern))
    #expect(alone.scalars(ofOutput: 0).count(where: \.isNaN) == 19)
    #expect(alone.scalars(ofOutput: 0).contains { $0 > 0 })
  }

  @Test(
    "a softmax is one kernel, and its logarithm asks for little more", arguments: [1, 5],
    [DType.float32, .float64])
  func softmax(_ rows: Int, _ dtype: DType) throws {
    let x = Tensor(Self.numbers(rows * 7, "x"), shape: [rows, 7], dtype: dtype)
    let bound = dtype == .float32 ? 1e-6 : 1e-15
    for (result, kernels) in [(x.softmax(), 1), (x.logSoftmax(), 3), (x.softmax(axis: 0), 0)] {
      let step = try Replay(outputs: [result], inputs: [], variables: [])
      try step.run()
      let plan = step.planDescription
      if kernels > 0 && rows > 1 {
        #expect(plan.contains("plan: \(kernels) kernels"), "\(plan)")
      }
      #expect(plan.contains("softmax") == (kernels > 0), "\(plan)")
      let wanted = try reference(result)
      for (got, wanted) in zip(step.scalars(ofOutput: 0), wanted) {
        #expect(abs(got - wanted) <= bound * max(1, abs(wanted)))
      }
    }
  }

  @Test("parts of a softmax that others read are still there")
  func softmaxParts() throws {
    let x = Tensor(Self.numbers(4 * 9, "x"), shape: [4, 9], dtype: .float64)
    let largest = x.max(axes: [1], keepDimensions: true)
    let shifted = x - largest
    let powers = shifted.exp()
    let sum = powers.sum(axes: [1], keepDimensions: true)
    let outputs = [
      powers / sum, powers * sum.reciprocal(), sum.log() + largest, shifted * shifted,
      x.argMax(axis: 1).cast(to: .float64), powers + 1, sum.reciprocal(),
    ]
    let step = try Replay(outputs: outputs, inputs: [], variables: [])
    #expect(step.planDescription.contains("softmax"))
    try step.run()
    for (index, output) in outputs.enumerated() {
      let wanted = try reference(output)
      for (got, wanted) in zip(step.scalars(ofOutput: index), wanted) {
        #expect(abs(got - wanted) <= 1e-14 * max(1, abs(wanted)), "output \(index)")
      }
    }
  }

  @Test("what looks like a softmax but divides by another sum is none")
  func almostSoftmax() throws {
    let x = Tensor(Self.numbers(4 * 9, "x"), shape: [4, 9], dtype: .float64)
    let powers = (x - x.max(axes: [0], keepDimensions: true)).exp()
    let result = powers / powers.sum(axes: [1], keepDimensions: true)
    let step = try Replay(outputs: [result], inputs: [], variables: [])
    #expect(!step.planDescription.contains("softmax"))
    try step.run()
    let wanted = try reference(result)
    for (got, wanted) in zip(step.scalars(ofOutput: 0), wanted) {
      #expect(abs(got - wanted) <= 1e-15)
    }
  }

  @Test("the rectifier's gradient is one step, NaN and zeros as in the definition")
  func rectified() throws {
    var entries = Self.numbers(37, "x")
    (entries[0], entries[1], entries[2]) = (.nan, 0, -0.0)
    let x = Tensor(entries, dtype: .float32)
    let g = Tensor(Self.numbers(37, "g"), dtype: .float32)
    let result = Tensor.where(x .> x.constant(0), g, g.constant(0))
    let other = Tensor.where(x .> x.constant(0.1), g, g.constant(0))
    for (tensor, steps) in [(result, 1), (other, 2)] {
      let step = try Replay(outputs: [tensor], inputs: [], variables: [])
      #expect(step.planDescription.contains("region of 37, \(steps) steps"))
      try step.run()
      let wanted = try reference(tensor)
      #expect(step.scalars(ofOutput: 0).map(\.bitPattern) == wanted.map(\.bitPattern))
    }
  }

  @Test("an index out of range is found before any variable changes")
  func indicesFirst() throws {
    let counter = Variable(doubles([1, 2]))
    let index = Tensor.placeholder([2], dtype: .int32)
    counter.assign(counter.value * 3)
    let picked = doubles([10, 20, 30]).indexSelect(index, axis: 0)
    let step = try Replay(outputs: [picked], inputs: [index], variables: [counter])
    let memory = step.buffer(ofInput: 0).assumingMemoryBound(to: Int32.self)
    (memory[0], memory[1]) = (2, 3)
    #expect(throws: EvaluationError.self) { try step.run() }
    #expect(counter.value.scalars == [1, 2])
    (memory[0], memory[1]) = (2, 0)
    for expected in [[3.0, 6], [9, 18]] {
      try step.run()
      #expect(step.scalars(ofOutput: 0) == [30, 10])
      #expect(counter.value.scalars == expected)
    }
  }

  @Test("a value that is read between runs stays, however many runs follow")
  func heldValues() throws {
    let variable = Variable(doubles([1, 2]))
    variable.assign(variable.value * 2)
    let step = try Replay(outputs: [], inputs: [], variables: [variable])
    for _ in 0..<3 { try step.run() }
    let held = variable.value
    for _ in 0..<3 { try step.run() }
    #expect(held.scalars == [8, 16])
    #expect(variable.value.scalars == [64, 128])
  }
}
