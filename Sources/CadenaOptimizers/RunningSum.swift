import Synchronization

/// A sum of numbers that depend on the step, `f(1) + … + f(t)`, kept from one step to the next so that
/// a training of t steps takes t additions and not t².
final class RunningSum: Sendable {
  private struct State {
    var key = SIMD2<Double>()
    var step = 0
    var sum = 0.0
  }

  private let state = Mutex(State())

  /// The sum of the first `step` numbers. The key holds all that the numbers depend on besides the
  /// step: another key begins anew.
  func upTo(_ step: Int, of number: (Int) -> Double, key: SIMD2<Double>) -> Double {
    state.withLock { state in
      if state.key != key || step < state.step { state = State(key: key) }
      while state.step < step {
        state.step += 1
        state.sum += number(state.step)
      }
      return state.sum
    }
  }
}
