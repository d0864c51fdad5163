import Synchronization

/// A sum or product of numbers that depend on the step, `f(1) + … + f(t)` or `f(1)·…·f(t)`, kept from
/// one step to the next so that a training of t steps takes t operations and not t².
final class RunningTotal: Sendable {
  private struct State {
    var key = SIMD2<Double>()
    var step = 0
    var total: Double
  }

  private let first: Double
  private let combine: @Sendable (Double, Double) -> Double
  private let state: Mutex<State>

  /// A total that begins with a number, 0 for sums and 1 for products.
  init(from first: Double, _ combine: @escaping @Sendable (Double, Double) -> Double) {
    self.first = first
    self.combine = combine
    state = Mutex(State(total: first))
  }

  /// The total of the first `step` numbers. The key holds all that the numbers depend on besides the
  /// step: another key begins anew.
  func upTo(_ step: Int, of number: (Int) -> Double, key: SIMD2<Double>) -> Double {
    state.withLock { state in
      if state.key != key || step < state.step { state = State(key: key, total: first) }
      while state.step < step {
        state.step += 1
        state.total = combine(state.total, number(state.step))
      }
      return state.total
    }
  }
}
