import CadenaGraph
import CadenaText

/// Groups of channels of each example with mean 0 and variance 1, then scaled and shifted channel by
/// channel: `y = γ·(x - μ) / √(σ² + ε) + β`.
///
/// Axis 1 counts the channels; neighbouring ones make up a group, and μ and σ² (divisor m) are taken
/// over a group's channels and all later axes. One group is a layer normalisation of the example, as
/// many groups as channels an instance normalisation. γ and β have shape `[channels]`. Two passes, so
/// that a large mean costs no digits. Floating-point; channels that cannot be divided are an error.
///
/// Source: Wu and He, "Group normalization", 2018; Ulyanov, Vedaldi and Lempitsky, "Instance
/// normalization", 2016.
public enum GroupNormalization: ComposedOperation {
  /// `groupNormalize`.
  public static var name: String { "groupNormalize" }

  /// Groups, instances, features.
  public static var examples: [OperationExample] {
    [
      OperationExample("two groups", [.init([2, 4, 3]), .init([4]), .init([4])]) {
        $0[0].groupNormalized(groups: 2, weight: $0[1], bias: $0[2])
      },
      OperationExample("instances, without scale", [.init([2, 2, 2, 3])]) {
        $0[0].groupNormalized(groups: 2, epsilon: 1e-3)
      },
      OperationExample("features", [.init([3, 6])]) { $0[0].groupNormalized(groups: 2) },
    ]
  }
}

extension Tensor {
  /// Groups of channels with mean 0 and variance 1, for each example by itself.
  ///
  /// - Parameters:
  ///   - groups: how many groups the channels of axis 1 are divided into.
  ///   - weight: γ, of shape `[channels]`, or nil for 1.
  ///   - bias: β, of shape `[channels]`, or nil for 0.
  ///   - epsilon: ε, added to the variance.
  public func groupNormalized(
    groups: Int, weight: Tensor? = nil, bias: Tensor? = nil, epsilon: Double = 1e-5,
    file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    checked(
      file, line,
      try NormalizationChecks.check(
        GroupNormalization.name, self, minimumRank: 2, [weight, bias], shape: { [$0[1]] }))
    checked(file, line, try GroupNormalization.check(groups, shape))
    let size = shape.removing(0).count / groups
    let centered = reshaped(to: [shape[0], groups, size]).centered(over: AxisSet(2))
    return (centered.elements * centered.variance.reciprocalDeviation(epsilon))
      .reshaped(to: shape)
      .scaled(weight?.alongChannels(rank: rank), bias?.alongChannels(rank: rank))
  }
}

extension GroupNormalization {
  /// Throws unless the channels can be divided into groups of equal size.
  static func check(_ groups: Int, _ shape: Shape) throws(ShapeError) {
    guard groups >= 1, shape[1].isMultiple(of: groups) else {
      throw ShapeError(name, .groupsOfChannels(groups, channels: shape[1]), [shape])
    }
  }
}
