import CadenaNetworks
import Testing

@Suite struct SharingTests {
  @Test func aSharedWeightReceivesTheSumOfBothUses() throws {
    let shared = Linear(2, bias: false)
    let model = Sequential {
      shared; Tanh(); shared
    }
    let x = Tensor([0.5, -1], shape: [1, 2], dtype: .float64)
    try model.bind(inputShape: [1, 2], dtype: .float64, seed: 4)
    #expect(model.namedParameters.map(\.name) == ["layers.0.weight"])
    let weight = model.parameters[0].value
    let found = gradient(of: model(x).sum(), withRespectTo: weight)

    // The same with two weights of the same value: the gradients add up.
    let first = Tensor(weight.scalars, shape: [2, 2], dtype: .float64)
    let second = Tensor(weight.scalars, shape: [2, 2], dtype: .float64)
    let output = x.linear(first).tanh().linear(second).sum()
    let parts = gradient(of: output, withRespectTo: [first, second]).map(\.scalars)
    expectEqual(found.scalars, zip(parts[0], parts[1]).map { $0 + $1 })
    #expect(parts[0] != parts[1])
  }

  @Test func aCopyHasBoxesOfItsOwnAndKeepsSharing() throws {
    let shared = Linear(2)
    let model = Sequential {
      shared
      Dropout(0.5)
      Residual(shortcut: Linear(2)) { shared }
      Linear(1).named("head")
    }
    try model.bind(inputShape: [1, 2], dtype: .float64, seed: 4)
    let copy = model.copy()
    #expect(copy.namedParameters.map(\.name) == model.namedParameters.map(\.name))
    #expect(copy.parameters.count == 6)
    let x = Tensor([0.5, -1], shape: [1, 2], dtype: .float64)
    let before = model(x).scalars
    #expect(copy(x).scalars == before)
    for (a, b) in zip(model.parameters, copy.parameters) { #expect(a !== b) }

    let (old, weight) = (copy.parameters[0].value.scalars, model.parameters[0])
    weight.assign(weight.value * 2)
    try evaluate([weight.value])
    #expect(copy.parameters[0].value.scalars == old)
    #expect(weight.value.scalars == old.map { $0 * 2 })
    #expect(copy(x).scalars == before)
    #expect(model(x).scalars != before)
    // The copy's dropout draws the same masks: keys follow paths.
    let context = { Context.training(seed: 1, step: 1) }
    weight.set(Tensor(old, shape: [2, 2], dtype: .float64))
    #expect(model(x, context()).scalars == copy(x, context()).scalars)
  }

  @Test func aLayerOfOnesOwnIsNamedBoundAndCopied() throws {
    let model = Sequential {
      Linear(2, weights: Constant(1), biases: Zeros()); Scale()
    }
    let x = Tensor([3, 4], shape: [1, 2], dtype: .float64)
    #expect(model(x).scalars == [7, 7])
    #expect(model.namedParameters.map(\.name).last == "layers.1.weight")
    let copy = model.copy()
    model.parameters[2].set(Tensor([2, 10], dtype: .float64))
    #expect(model(x).scalars == [14, 70])
    #expect(copy(x).scalars == [7, 7])
  }

  @Test func anAssignmentWaitsForTheNextEvaluation() throws {
    let model = Linear(1, bias: false)
    try model.bind(inputShape: [1, 1], dtype: .float64)
    model.weight.set(Tensor([3], shape: [1, 1], dtype: .float64))
    let x = Tensor([2], shape: [1, 1], dtype: .float64)
    let old = model(x)
    model.weight.assign(model.weight.value + 1)
    // Built before the update: sees the old weight. Built after it: the new one.
    #expect(model(x).item() == 8)
    #expect(old.item() == 6)
  }

  @Test func aSubstituteStandsInAndLeavesTheValue() throws {
    let model = Linear(1, bias: false)
    try model.bind(inputShape: [1, 1], dtype: .float64)
    model.weight.set(Tensor([3], shape: [1, 1], dtype: .float64))
    let x = Tensor([2], shape: [1, 1], dtype: .float64)
    model.weight.substitute(Tensor([10], shape: [1, 1], dtype: .float64))
    #expect(model(x).item() == 20)
    model.weight.substitute(nil)
    #expect(model(x).item() == 6)
  }
}

/// The layer of the documentation of `Module`.
private struct Scale: Module {
  var weight = Parameter(.weight, initializer: Constant(1))

  func forward(_ x: Tensor, _ context: Context) -> Tensor {
    x * weight.value(in: context, shape: [x.shape.last])
  }

  func copied(with copier: BoxCopier) -> Self { Self(weight: copier(weight)) }
}
