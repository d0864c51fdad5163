import CadenaText
import Synchronization

/// A product of numbers that depend on the step, `f(1)·…·f(t)`, kept from one step to the next so
/// that a training of t steps takes t multiplications and not t².
final class RunningProduct: Sendable {
  private struct State {
    var key = SIMD2<Double>()
    var step = 0
    var product = 1.0
  }

  private let state = Mutex(State())

  /// The product of the first `step` numbers. The key holds all that the numbers depend on besides
  /// the step: another key begins anew.
  func upTo(_ step: Int, of number: (Int) -> Double, key: SIMD2<Double>) -> Double {
    state.withLock { state in
      if state.key != key || step < state.step { state = State(key: key) }
      while state.step < step {
        state.step += 1
        state.product *= number(state.step)
      }
      return state.product
    }
  }
}
