import CadenaGraph
import CadenaRuntime
import Synchronization
import Testing

@testable import CadenaOperations

/// Every operation's examples: types, gradients to second order, agreement with the definition.
@Suite("Examples of all operations") struct ExampleTests {
  @Test("names are unique and every operation has examples") func names() {
    var seen: Set<String> = []
    for subject in ExampleChecks.Subject.all {
      #expect(seen.insert(subject.description).inserted, "\(subject) is there twice")
      #expect(!subject.examples.isEmpty, "\(subject) has no example")
      #expect(Set(subject.examples.map(\.name)).count == subject.examples.count, "\(subject)")
    }
  }

  @Test("values have the type that the shape rule says", arguments: ExampleChecks.Subject.all)
  func types(_ subject: ExampleChecks.Subject) {
    #expect(ExampleChecks.typeFailures(subject) == [])
  }

  @Test("gradients agree with differences, twice", arguments: ExampleChecks.Subject.all)
  func gradients(_ subject: ExampleChecks.Subject) {
    #expect(ExampleChecks.gradientFailures(subject) == [])
  }

  @Test("the kernels agree with the definition", arguments: ExampleChecks.Subject.all)
  func parity(_ subject: ExampleChecks.Subject) throws {
    #expect(try ExampleChecks.parityFailures(subject) == [])
  }
}

/// The checks find operations that are wrong.
@Suite("Wrong operations are found") struct WrongOperationTests {
  /// A square whose gradient lacks its factor.
  struct WrongGradient: Operation {
    static var name: String { "wrongGradient" }
    func infer(_ inputs: Operands) throws(ShapeError) -> TensorType { inputs.node(0).type }
    func gradient(_ inputs: Operands, output: Tensor, cotangent: Tensor) -> [Tensor?] {
      [cotangent * inputs[0]]
    }
    func lowering(_ inputs: Operands, output: TensorType) -> Lowering {
      .elementwise(ScalarProgram(.square, [output.dtype]))
    }
    static var examples: [OperationExample] {
      [OperationExample("a vector", [.init([3])]) { .apply(Self(), $0[0]) }]
    }
  }

  /// A square whose gradient is right once, but cannot be differentiated again.
  struct WrongSecondOrder: Operation {
    static var name: String { "wrongSecondOrder" }
    func infer(_ inputs: Operands) throws(ShapeError) -> TensorType { inputs.node(0).type }
    func gradient(_ inputs: Operands, output: Tensor, cotangent: Tensor) -> [Tensor?] {
      [cotangent * (inputs[0].stoppingGradient() * inputs[0].constant(2))]
    }
    func lowering(_ inputs: Operands, output: TensorType) -> Lowering {
      .elementwise(ScalarProgram(.square, [output.dtype]))
    }
    static var examples: [OperationExample] {
      [OperationExample("a vector", [.init([3])]) { .apply(Self(), $0[0]) }]
    }
  }

  /// A vector whose rule, asked again, says that it is longer.
  struct WrongShape: Operation {
    private static let questions = Atomic<Int>(0)
    static var name: String { "wrongShape" }
    func infer(_ inputs: Operands) throws(ShapeError) -> TensorType {
      let extra = Self.questions.add(1, ordering: .relaxed).oldValue
      return TensorType([inputs.shape(0).count + extra], inputs.dtype(0))
    }
    func lowering(_ inputs: Operands, output: TensorType) -> Lowering { .constant(0) }
    static var examples: [OperationExample] {
      [OperationExample("a vector", [.init([3])]) { .apply(Self(), $0[0]) }]
    }
  }

  /// A sine whose lowering depends on who asks: the executor in use gets a cosine.
  struct WrongKernel: Operation {
    private static let questions = Atomic<Int>(0)
    static var name: String { "wrongKernel" }
    func infer(_ inputs: Operands) throws(ShapeError) -> TensorType { inputs.node(0).type }
    func lowering(_ inputs: Operands, output: TensorType) -> Lowering {
      let isFirst = Self.questions.add(1, ordering: .relaxed).oldValue == 0
      return .elementwise(ScalarProgram(isFirst ? .sin : .cos, [output.dtype]))
    }
    static var examples: [OperationExample] {
      [OperationExample("a vector", [.init([3])]) { .apply(Self(), $0[0]) }]
    }
  }

  @Test("a shape rule that changes its mind") func wrongShape() {
    #expect(ExampleChecks.typeFailures(.init(WrongShape.self)).count == 1)
  }

  @Test("executors that compute different things") func wrongKernel() throws {
    #expect(try !ExampleChecks.parityFailures(.init(WrongKernel.self)).isEmpty)
  }

  @Test("a wrong factor in a gradient") func wrongGradient() {
    #expect(ExampleChecks.gradientFailures(.init(WrongGradient.self)).count == 2)
    #expect(ExampleChecks.gradientFailures(.init(Square.self)) == [])
  }

  @Test("a gradient that is right only once") func wrongSecondOrder() {
    let failures = ExampleChecks.gradientFailures(.init(WrongSecondOrder.self))
    #expect(failures.count == 1)
    #expect(failures.allSatisfy { $0.contains("second order") })
  }
}
