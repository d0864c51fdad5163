import CadenaGraph
import CadenaOperations

/// An exponential moving average of the weights, kept beside the training of any optimiser.
///
///     w ← the optimiser's step,   a ← a + κ·(w - a)
///     κ = 1 - d                      (a begins at the first weights)
///     κ = (1 - d) / (1 - dᵗ)         (bias correction: the first weights do not count)
///
/// With the correction a is the mean of the weights after steps 1 … t, weighted by d to the power of
/// their age. The parameters are a, the average: evaluation, checkpoints and predictions see it. The
/// weights w that learn are a state of the optimiser, gradients are taken there, and they take the
/// same steps as without the average. Polyak and Juditsky 1992 in its exponential form; row D9.
///
///     let optimizer = WeightAveraging(decay: 0.999).applied(to: Adam())
public struct WeightAveraging: Sendable, Hashable {
  /// The decay d, 0 up to below 1.
  public var decay: Double
  /// Whether the first weights are kept out of the average.
  public var biasCorrection: Bool

  /// A decay of 0.999 without correction, unless told otherwise.
  public init(decay: Double = 0.999, biasCorrection: Bool = false) {
    self.decay = decay
    self.biasCorrection = biasCorrection
  }

  /// An optimiser whose parameters are the average of those of another.
  public func applied(to optimizer: any Optimizer) -> any Optimizer {
    if let rule = optimizer as? any ElementwiseOptimizer {
      return AveragedRule(rule: rule, averaging: self)
    }
    return AveragedOptimizer(base: optimizer, averaging: self)
  }

  /// κ of step t.
  func share(step: Int) -> Double {
    guard biasCorrection else { return 1 - decay }
    return (1 - decay) / (1 - power(decay, step))
  }

  /// The name of the state that holds the weights which learn.
  static let stateName = "trained"
}

/// Any optimiser with averaged weights.
struct AveragedOptimizer: Optimizer {
  var base: any Optimizer
  let averaging: WeightAveraging

  var learningRate: Double {
    get { base.learningRate }
    set { base.learningRate = newValue }
  }

  var stateNames: [String] { base.stateNames + [WeightAveraging.stateName] }
  var initialStates: [Double] { base.initialStates + [0] }
  var copiedStates: [Int] { base.copiedStates + [base.stateNames.count] }
  var readsLoss: Bool { base.readsLoss }

  var scalarsDependOnStep: Bool {
    base.scalarsDependOnStep || averaging.biasCorrection
  }

  func effectiveRate(step: Int, learningRate: Double) -> Double {
    base.effectiveRate(step: step, learningRate: learningRate)
  }

  func writeScalars(step: Int, learningRate: Double, into scalars: inout [Double]) {
    base.writeScalars(step: step, learningRate: learningRate, into: &scalars)
    scalars.append(averaging.share(step: step))
  }

  func evaluationPoint(
    parameters: [Tensor], states: [[Tensor]], scalars: [Tensor]
  ) -> [Tensor]? {
    let trained = states.compactMap(\.last)
    let inner = states.map { Array($0.dropLast()) }
    return base.evaluationPoint(
      parameters: trained, states: inner, scalars: Array(scalars.dropLast())) ?? trained
  }

  func update(
    gradients: [Tensor], parameters: [Tensor], states: [[Tensor]], scalars: [Tensor]
  ) -> (parameters: [Tensor], states: [[Tensor]]) {
    let result = update(
      loss: nil, gradients: gradients, parameters: parameters, states: states, scalars: scalars)
    return (result.parameters, result.states)
  }

  func update(
    loss: Tensor?, gradients: [Tensor], parameters: [Tensor], states: [[Tensor]],
    scalars: [Tensor]
  ) -> OptimizerUpdate {
    let result = base.update(
      loss: loss, gradients: gradients, parameters: states.compactMap(\.last),
      states: states.map { Array($0.dropLast()) }, scalars: Array(scalars.dropLast()))
    let share = scalars[scalars.count - 1]
    var averages: [Tensor] = []
    var newStates: [[Tensor]] = []
    for (index, trained) in result.parameters.enumerated() {
      let distance = trained - parameters[index]
      averages.append(parameters[index] + share * distance)
      newStates.append(result.states[index] + [trained])
    }
    return OptimizerUpdate(
      parameters: averages, states: newStates, learningRate: result.learningRate)
  }
}

/// An element-wise optimiser with averaged weights, which is element-wise too: its rule and the
/// average run in one pass.
struct AveragedRule: ElementwiseOptimizer {
  var rule: any ElementwiseOptimizer
  let averaging: WeightAveraging

  private var whole: AveragedOptimizer { AveragedOptimizer(base: rule, averaging: averaging) }

  var learningRate: Double {
    get { rule.learningRate }
    set { rule.learningRate = newValue }
  }

  var stateNames: [String] { whole.stateNames }
  var initialStates: [Double] { whole.initialStates }
  var copiedStates: [Int] { whole.copiedStates }

  // What is asked at every step goes without `whole`, which would be made anew.

  var scalarsDependOnStep: Bool { rule.scalarsDependOnStep || averaging.biasCorrection }

  func effectiveRate(step: Int, learningRate: Double) -> Double {
    rule.effectiveRate(step: step, learningRate: learningRate)
  }

  func writeScalars(step: Int, learningRate: Double, into scalars: inout [Double]) {
    rule.writeScalars(step: step, learningRate: learningRate, into: &scalars)
    scalars.append(averaging.share(step: step))
  }

  func evaluationPoint(
    parameters: [Tensor], states: [[Tensor]], scalars: [Tensor]
  ) -> [Tensor]? {
    whole.evaluationPoint(parameters: parameters, states: states, scalars: scalars)
  }

  func update(
    _ parameter: Tensor, gradient: Tensor, states: [Tensor], scalars: [Tensor]
  ) -> (parameter: Tensor, states: [Tensor]) {
    let trained = states[states.count - 1]
    let result = rule.update(
      trained, gradient: gradient, states: Array(states.dropLast()),
      scalars: Array(scalars.dropLast()))
    let share = scalars[scalars.count - 1]
    let distance = result.parameter - parameter
    return (parameter + share * distance, result.states + [result.parameter])
  }
}
