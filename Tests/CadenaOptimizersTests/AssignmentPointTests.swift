import CadenaGraph
import CadenaNetworks
import CadenaOperations
import CadenaOptimizers
import CadenaRuntime
import Testing

/// Whether a program looks at a number between its steps changes no gradient: what is assigned to a
/// parameter is the same point before and after its evaluation.
@Suite struct AssignmentPointTests {
  private func weights(looking: Bool, _ update: (Parameter, Tensor) -> Void) -> [Double] {
    let weight = Parameter(.weight, value: Tensor([1.0, 2], dtype: .float64))
    for _ in 0..<4 {
      let loss = weight.value.squared().sum()
      if looking { _ = loss.item() }
      update(weight, gradient(of: loss, withRespectTo: weight.value))
    }
    return weight.value.scalars
  }

  @Test func aLoopByHandMayPrintItsLossFirst() {
    let rule = { (weight: Parameter, slope: Tensor) in
      weight.assign(weight.value - 0.25 * slope)
    }
    #expect(weights(looking: false, rule) == [0.0625, 0.125])
    #expect(weights(looking: true, rule) == [0.0625, 0.125])
  }

  @Test func gradientsGivenToAStepMayBeTakenAfterALook() {
    func run(looking: Bool) -> [Double] {
      var optimization: Optimization?
      return weights(looking: looking) { weight, slope in
        let current = optimization ?? Optimization(of: [weight], by: SGD(learningRate: 0.25))
        optimization = current
        current.step(gradients: [slope])
      }
    }
    #expect(run(looking: false) == [0.0625, 0.125])
    #expect(run(looking: true) == [0.0625, 0.125])
  }

  @Test func aStepsLossMayLookInside() {
    let weight = Parameter(.weight, value: Tensor([1.0, 2], dtype: .float64))
    let optimization = Optimization(of: [weight], by: SGD(learningRate: 0.25))
    for _ in 0..<4 {
      weight.assign(weight.value * 1)
      let penalty = weight.value.squared().sum()
      let loss = optimization.step {
        // Evaluates, so that the parameter shows another node from here on.
        #expect(penalty.item() > 0)
        return weight.value.squared().sum() * 0.5 + penalty * 0.5
      }
      _ = loss.item()
    }
    #expect(weight.value.scalars == [0.0625, 0.125])
  }

  @Test func bothNodesOfAnAssignmentAreItsPoint() {
    let weight = Parameter(.weight, value: Tensor([3.0], dtype: .float64))
    weight.assign(weight.value * 2)
    let before = weight.value
    let early = before * before
    _ = early.item()
    let after = weight.value
    let sum = (early + after * 5).sum()
    #expect(gradient(of: sum, withRespectTo: before).item() == 17)
    #expect(gradient(of: sum, withRespectTo: after).item() == 17)
    let slope = gradient(of: sum, withRespectTo: after)
    #expect(gradient(of: slope.sum(), withRespectTo: before).item() == 2)
  }

  @Test func copiedValuesAreTwoPoints() {
    let source = Parameter(.weight, value: Tensor([3.0], dtype: .float64))
    let target = Parameter(.weight, value: Tensor([0.0], dtype: .float64))
    source.assign(source.value * 2)
    target.assign(source.value)
    let loss = (source.value * target.value * target.value).sum()
    _ = loss.item()
    #expect(gradient(of: loss, withRespectTo: source.value).item() == 36)
    #expect(gradient(of: loss, withRespectTo: target.value).item() == 72)
  }
}
