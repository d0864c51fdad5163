import CadenaGraph
import CadenaOperations

/// Muon: for matrices, momentum whose singular values are all made about 1; for all else, AdamW.
///
///     B ← μ·B + (1 - μ)·G
///     U = (1 - μ)·G + μ·B   (Nesterov's form; else U = B)
///     X = U / max(|U|, 1e-7), transposed if it has more rows than columns
///     five times:  A = X·Xᵀ,   X ← 3.4445·X + (-4.7750·A + 2.0315·A²)·X
///     W ← (1 - α·λ)·W - α·√(max(1, rows / columns))·X
///
/// Jordan et al. 2024. |U| is the root of the sum of squares. The iteration runs in the tensor's own
/// type; PyTorch rounds X to bfloat16. Vectors, such as biases, have no singular values to even out:
/// they are trained by AdamW with a rate of its own, which follows the same schedule.
public struct Muon: Optimizer {
  /// The learning rate α of the matrices.
  public var learningRate: Double
  /// The momentum μ.
  public var momentum: Double
  /// Whether the direction looks ahead.
  public var nesterov: Bool
  /// The decoupled decay λ.
  public var weightDecay: Double
  /// The learning rate of everything that is no matrix.
  public var vectorLearningRate: Double

  /// PyTorch's values, unless told otherwise.
  public init(
    learningRate: Double = 0.001, momentum: Double = 0.95, nesterov: Bool = true,
    weightDecay: Double = 0.1, vectorLearningRate: Double = 0.001
  ) {
    self.learningRate = learningRate
    self.momentum = momentum
    self.nesterov = nesterov
    self.weightDecay = weightDecay
    self.vectorLearningRate = vectorLearningRate
  }

  /// The momentum, and for what is no matrix the mean of squares.
  public var stateNames: [String] { ["momentum", "meanSquare"] }

  private func vectors(_ learningRate: Double) -> AdamW {
    AdamW(learningRate: learningRate, weightDecay: weightDecay)
  }

  /// μ, 1 - μ, α and 1 - α·λ, then AdamW's numbers.
  public func writeScalars(step: Int, learningRate: Double, into scalars: inout [Double]) {
    scalars.append(momentum)
    scalars.append(1 - momentum)
    scalars.append(learningRate)
    scalars.append(1 - learningRate * weightDecay)
    let share = self.learningRate == 0 ? 0 : learningRate / self.learningRate
    let rate = vectorLearningRate * share
    vectors(rate).writeScalars(step: step, learningRate: rate, into: &scalars)
  }

  /// The new parameters and states.
  public func update(
    gradients: [Tensor], parameters: [Tensor], states: [[Tensor]], scalars: [Tensor]
  ) -> (parameters: [Tensor], states: [[Tensor]]) {
    var newParameters: [Tensor] = []
    var newStates: [[Tensor]] = []
    let others = Array(scalars.dropFirst(4))
    for (index, parameter) in parameters.enumerated() {
      if parameter.rank == 2 {
        let mean = scalars[0] * states[index][0] + scalars[1] * gradients[index]
        let direction =
          nesterov ? scalars[1] * gradients[index] + scalars[0] * mean : mean
        let (rows, columns) = (parameter.shape[0], parameter.shape[1])
        let scale = Swift.max(1, Double(rows) / Double(columns)).squareRoot()
        let step = scalars[2] * (Self.orthogonalized(direction) * scale)
        newParameters.append(scalars[3] * parameter - step)
        newStates.append([mean, states[index][1]])
      } else {
        let result = vectors(vectorLearningRate).update(
          parameter, gradient: gradients[index], states: states[index], scalars: others)
        newParameters.append(result.parameter)
        newStates.append(result.states)
      }
    }
    return (newParameters, newStates)
  }

  /// A matrix with the same singular vectors and singular values near 1, by five steps of a
  /// Newton-Schulz iteration of the fifth degree.
  private static func orthogonalized(_ matrix: Tensor) -> Tensor {
    let isTall = matrix.shape[0] > matrix.shape[1]
    var x = isTall ? matrix.transposed() : matrix
    let length = x.squared().sum().squareRoot()
    x = x / length.maximum(length.constant(1e-7))
    for _ in 0..<5 {
      let square = x.matmul(x.transposed())
      let factor = square * -4.7750 + square.matmul(square) * 2.0315
      x = x * 3.4445 + factor.matmul(x)
    }
    return isTall ? x.transposed() : x
  }
}
