/// What the model predicts.
public enum LearningTask: String, Sendable, Hashable, CaseIterable {
  /// One of several classes.
  case classification
  /// Numbers.
  case regression
}
