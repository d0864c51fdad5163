import CadenaText

/// How a run stands.
public enum RunState: String, Sendable, Hashable, CaseIterable {
  /// It is training, or was stopped so hard that it could not say.
  case running
  /// It ended as planned, early stopping included.
  case finished
  /// Ctrl-C ended it; it can go on with `--resume`.
  case interrupted
  /// The loss or a weight was no longer finite.
  case diverged
  /// Something else went wrong.
  case failed

  /// The state in words.
  public var name: Message {
    switch self {
    case .running: .stateRunning
    case .finished: .stateFinished
    case .interrupted: .stateInterrupted
    case .diverged: .stateDiverged
    case .failed: .stateFailed
    }
  }
}
