/// How predictions are written.
public struct PredictionOptions: Sendable, Hashable {
  /// The form of the file.
  public enum Format: String, Sendable, Hashable, CaseIterable {
    /// A table with a heading.
    case csv
    /// One JSON object a line.
    case json
  }

  /// The form of the file.
  public var format = Format.csv
  /// Whether the probability of every class is written, or its score where there are none.
  public var hasProbabilities = true
  /// Whether the model's outputs are written as they are, in place of probabilities or of numbers
  /// in the units of the target.
  public var hasRawOutputs = false
  /// Whether the input's columns come first.
  public var keepsInput = false

  /// A table with probabilities.
  public init() {}
}
