import CadenaGraph

/// The list of all operations: what the tests check one by one and the documentation shows.
///
/// A test compares it with the files of this folder, so that none can be forgotten.
public enum AllOperations {
  /// The operations that have a node of their own, those of the graph's room first.
  public static let primitive: [any Operation.Type] =
    graph + arithmetic + comparisons + functions + reductions + shapes + sources

  /// The functions put together from others.
  public static let composed: [any ComposedOperation.Type] =
    activations + statistics + normalizations + arrangements

  /// Those that the gradient's sweep needs.
  static let graph: [any Operation.Type] = [
    Add.self, Constant.self, Expand.self, Reshape.self, Sum.self,
  ]

  private static let arithmetic: [any Operation.Type] = [
    Absolute.self, Clamp.self, Divide.self, Maximum.self, Minimum.self, Multiply.self, Negate.self,
    Power.self, PowerScalar.self, Remainder.self, Select.self, Subtract.self,
  ]

  private static let comparisons: [any Operation.Type] = [
    Equal.self, Greater.self, GreaterEqual.self, IsFinite.self, IsNaN.self, Less.self,
    LessEqual.self, LogicalAnd.self, LogicalNot.self, LogicalOr.self, NotEqual.self,
  ]

  private static let functions: [any Operation.Type] = [
    ArcTangent.self, Cast.self, Ceiling.self, Cosine.self, ELUFunction.self, ErrorFunction.self,
    ExpMinusOne.self, Exponential.self, Floor.self, HardTanhFunction.self, LeakyReLUFunction.self,
    LogOnePlus.self, LogSigmoidFunction.self, Logarithm.self, ReLUFunction.self, Reciprocal.self,
    ReciprocalSquareRoot.self, Round.self, SigmoidFunction.self, Sign.self, Sine.self,
    SoftplusFunction.self, SoftsignFunction.self, Square.self, SquareRoot.self, StopGradient.self,
    Tangent.self, TanhFunction.self,
  ]

  private static let reductions: [any Operation.Type] = [
    ArgMax.self, ArgMin.self, MaximumReduction.self, MinimumReduction.self, Product.self,
  ]

  private static let shapes: [any Operation.Type] = [
    Concatenate.self, CumulativeProduct.self, CumulativeSum.self, Flip.self, Gather.self,
    IndexAdd.self, IndexSelect.self, MatrixProduct.self, Pad.self, Permute.self, ScatterAdd.self,
    StridedSlice.self, Triangle.self,
  ]

  private static let sources: [any Operation.Type] = [Iota.self, RandomUniform.self]

  private static let activations: [any ComposedOperation.Type] = [
    GELUFunction.self, HardSigmoidFunction.self, HardSwishFunction.self, LogSoftmaxFunction.self,
    MishFunction.self, ReLU6Function.self, SELUFunction.self, SiLUFunction.self,
    SoftmaxFunction.self,
  ]

  private static let statistics: [any ComposedOperation.Type] = [
    AllTrue.self, AnyTrue.self, LogSumExp.self, MaskedFill.self, Mean.self, Norm.self,
    StandardDeviation.self, Variance.self,
  ]

  private static let normalizations: [any ComposedOperation.Type] = [
    BatchNormalization.self, GroupNormalization.self, LayerNormalization.self,
    RootMeanSquareNormalization.self,
  ]

  private static let arrangements: [any ComposedOperation.Type] = [
    Dot.self, EmbeddingLookup.self, FlattenAxes.self, Identity.self, InferredReshape.self,
    LinearMap.self, OneHot.self, Outer.self, Roll.self, Split.self, Squeeze.self, Stack.self,
    TakeAlong.self, Tile.self, Transpose.self, Unsqueeze.self,
  ]
}
