/// `regularization`: l1·Σ|w| + l2·Σw² added to the loss.
public struct RegularizationSpecification: Sendable, Hashable {
  /// The factor of the sum of absolute values.
  public var l1: Double
  /// The factor of the sum of squares.
  public var l2: Double
  /// Whether all parameters count, or only those whose names end in `.weight`.
  public var includesBiases: Bool

  /// Penalties; none by default.
  public init(l1: Double = 0, l2: Double = 0, includesBiases: Bool = false) {
    self.l1 = l1
    self.l2 = l2
    self.includesBiases = includesBiases
  }

  init(_ options: Options) {
    l1 = options.number("l1")
    l2 = options.number("l2")
    includesBiases = options.boolean("biases")
  }

  var options: Options {
    Options([("l1", .number(l1)), ("l2", .number(l2)), ("biases", .boolean(includesBiases))])
  }
}
