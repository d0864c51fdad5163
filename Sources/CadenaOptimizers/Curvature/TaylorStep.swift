import CadenaText

/// A step from a point, as the second-order Taylor model foretells it and as it is.
///
///     J(w + α·d) ≈ J(w) + α·∇Jᵀd + ½·α²·dᵀH d
///
/// With d = -∇J, the default, this is lecture 003's model of a step of gradient descent,
/// `J(w - α∇J) ≈ J - α∇JᵀJ + ½α²∇JᵀH∇J` with ∇Jᵀ∇J in its second term (row A9). The model is a parabola
/// in α: where it bends upwards it is lowest at `bestRate`, and back at J(w) at twice that rate. It takes
/// one gradient and one product of the Hessian with a vector, whatever the number of coordinates.
///
///     let step = try TaylorStep(of: objective)
///     print(step.predicted(0.1), try step.actual(0.1))
public struct TaylorStep {
  /// Where the step begins.
  public let point: [Double]
  /// Where it leads, for a rate of 1.
  public let direction: [Double]
  /// J(w).
  public let value: Double
  /// The gradient's Euclidean length.
  public let gradientNorm: Double
  /// The slope along the direction, ∇Jᵀd; -∇Jᵀ∇J for the default direction.
  public let slope: Double
  /// The curvature along the direction, dᵀH d.
  public let curvature: Double
  private let objective: Objective

  /// The model at a point.
  ///
  /// - Parameters:
  ///   - objective: the function.
  ///   - point: where; the objective's start when nil.
  ///   - direction: where to; against the gradient when nil.
  /// - Throws: what the function throws, and `EvaluationError`.
  public init(
    of objective: Objective, at point: [Double]? = nil, along direction: [Double]? = nil
  ) throws {
    let point = point ?? objective.start
    let (value, gradient) = try objective.valueAndGradient(at: point)
    let direction = direction ?? gradient.negated
    require(
      direction.count == point.count,
      "a direction of \(direction.count) numbers at a point of \(point.count)")
    self.objective = objective
    self.point = point
    self.direction = direction
    self.value = value
    gradientNorm = gradient.norm
    slope = gradient.dot(direction)
    curvature = try objective.hessianVectorProduct(at: point, direction).dot(direction)
  }

  /// The curvature along the direction for a step of length 1, dᵀH d / dᵀd: between the smallest and the
  /// largest eigenvalue. 0 for no direction at all.
  public var unitCurvature: Double {
    let square = direction.dot(direction)
    return square > 0 ? curvature / square : 0
  }

  /// The rate at which the model is lowest, -∇Jᵀd / dᵀH d; nil where it does not bend upwards.
  public var bestRate: Double? { curvature > 0 ? -slope / curvature : nil }

  /// The first-order model: J(w) + α·∇Jᵀd.
  public func firstOrder(_ rate: Double) -> Double { value + rate * slope }

  /// The second-order model.
  public func predicted(_ rate: Double) -> Double {
    value + rate * slope + 0.5 * rate * rate * curvature
  }

  /// The function itself, J(w + α·d).
  public func actual(_ rate: Double) throws -> Double {
    var moved = point
    moved.add(rate, direction)
    return try objective.value(at: moved)
  }
}
