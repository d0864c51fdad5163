#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The logarithm of the hyperbolic cosine of the error, `log cosh(p - t)`: a square near 0, a line
/// far from it, smooth everywhere.
///
/// Computed as `d + softplus(-2d) - log 2` with d = p - t, which does not overflow.
public struct LogCosh: Loss {
  /// How the elements are combined.
  public let reduction: LossReduction

  /// The mean over all elements, unless told otherwise.
  public init(reduction: LossReduction = .mean) { self.reduction = reduction }

  /// The logarithm of the hyperbolic cosine of the error.
  public func callAsFunction(_ prediction: Tensor, _ target: Tensor) -> Tensor {
    requireFit(prediction, target)
    let error = prediction - target
    let tail = (error * error.constant(-2)).softplus()
    return reduction(error + tail - error.constant(log(2)))
  }
}
