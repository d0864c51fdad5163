import CadenaGraph
import CadenaOperations

/// The average that schedule-free methods keep in place of a schedule, and where they take gradients.
///
///     y = (1 - β)·z + β·x                              (here the gradient is taken)
///     z ← z - s·d                                       (the method's own step of size s along d)
///     x ← (1 - c)·x + c·z,   c = γₜ² / (γ₁² + … + γₜ²)
///
/// The parameters are x, so whoever evaluates, saves or predicts sees the average. What is remembered
/// is the offset o = z - x, which begins at 0:
///
///     y = x + (1 - β)·o,   o' = o - s·d,   x ← x + c·o',   o ← (1 - c)·o'
///
/// The weights γ are those of the warm-up, α being constant; a schedule on top changes the steps and
/// not the weights, as with the largest rate so far in the authors' program.
struct ScheduleFreeAverage: Sendable {
  private let sum = RunningTotal(from: 0, +)

  /// c of step t, given the size of step k relative to the learning rate.
  func weight(step: Int, of size: (Int) -> Double, key: SIMD2<Double>) -> Double {
    func square(_ step: Int) -> Double { size(step) * size(step) }
    let total = sum.upTo(step, of: square, key: key)
    return total > 0 ? square(step) / total : 1
  }

  /// The share of the learning rate at step t of a warm-up.
  static func warmup(_ step: Int, _ steps: Int) -> Double {
    step < steps ? Double(step) / Double(steps) : 1
  }

  /// y of one parameter; `share` is 1 - β.
  static func point(_ parameter: Tensor, _ offset: Tensor, share: Tensor) -> Tensor {
    parameter + share * offset
  }

  /// The new x and offset, given s·d, c and 1 - c.
  static func moved(
    _ parameter: Tensor, _ offset: Tensor, by step: Tensor, weight: Tensor, rest: Tensor
  ) -> (parameter: Tensor, offset: Tensor) {
    let moved = offset - step
    return (parameter + weight * moved, rest * moved)
  }
}
