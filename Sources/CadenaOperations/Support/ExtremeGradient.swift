import CadenaGraph

extension Operands {
  /// The gradient of a maximum or minimum over some axes: the cotangent where an element equals the
  /// result, in equal parts where several do.
  func extremeGradient(_ axes: AxisSet, output: Tensor, cotangent: Tensor) -> Tensor {
    let kept = shape(0).reduced(axes, keepDimensions: true)
    let isExtreme = self[0] .== output.reshaped(to: kept)
    let ties = Tensor.apply(
      Sum(axes: axes, keepDimensions: true), isExtreme.cast(to: cotangent.dtype))
    return .where(isExtreme, cotangent.reshaped(to: kept) / ties, cotangent.constant(0))
  }
}
