/// `training.classWeights`: how much the rows of each class count in the loss.
public enum ClassWeights: Sendable, Hashable {
  /// The weight of one class.
  public struct Entry: Sendable, Hashable {
    /// The class's name, or its number from 0.
    public var name: String
    /// Its weight, above 0.
    public var weight: Double

    /// The weight of one class.
    public init(name: String, weight: Double) {
      self.name = name
      self.weight = weight
    }
  }

  /// Every class counts alike in all: n / (k·n_c) with n rows and k classes in the training part, n_c
  /// rows of the class.
  case balanced
  /// These weights; classes that are not named have weight 1.
  case named([Entry])

  init(_ value: OptionValue) {
    guard case .section(let options) = value else {
      self = .balanced
      return
    }
    self = .named(options.pairs.map { Entry(name: $0.name, weight: options.number($0.name)) })
  }

  var value: OptionValue {
    switch self {
    case .balanced: .text("balanced")
    case .named(let entries):
      .section(Options(entries.map { ($0.name, .number($0.weight)) }))
    }
  }
}
