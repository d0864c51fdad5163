import CadenaGraph
import CadenaOperations

/// A direction divided by the root that scales it.
///
/// The lectures' forms have no ε. There 0 / 0, the step of a weight whose gradient has always been 0
/// (that of a pixel which is black in every picture), is taken as 0: the weight stays where it is.
func quotient(_ direction: Tensor, by root: Tensor, epsilon: Double) -> Tensor {
  guard epsilon == 0 else { return direction / root }
  let zero = root.constant(0)
  return Tensor.where(root .== zero, zero, direction / root)
}
