import Cadena

/// The gradient of one input beside a central difference (lecture A8).
///
/// The difference `(f(x + h) - f(x - h)) / 2h` is taken for twelve steps h, each an eighth of the one
/// before, and that step is kept at which the estimate changes least to the next: a large one is
/// wrong by the function's curvature, a small one by rounding. The choice does not look at the exact
/// gradient.
public struct GradientComparison: Sendable, Hashable {
  /// How the two compare.
  public enum Outcome: String, Sendable, Hashable {
    /// They agree.
    case agrees
    /// They do not: the gradient is wrong.
    case differs
    /// The function has a corner here, where the derivative is a choice among the slopes of both
    /// sides.
    case corner
  }

  /// The name of the input.
  public let name: String
  /// The derivative by the reverse sweep.
  public let exact: Double
  /// The central difference.
  public let numeric: Double
  /// The step h.
  public let step: Double
  /// The slope to the left, `(f(x) - f(x - h)) / h`.
  public let left: Double
  /// The slope to the right, `(f(x + h) - f(x)) / h`.
  public let right: Double
  /// How much the estimate changed from its step to the next.
  let uncertainty: Double
  /// Whether an operation behind the result stands at a corner.
  let isAtCorner: Bool

  /// `|exact - numeric| / max(|exact|, |numeric|)`; 0 when both are 0.
  public var relativeError: Double {
    let size = max(abs(exact), abs(numeric))
    return size == 0 ? 0 : abs(exact - numeric) / size
  }

  /// What the comparison says: a difference counts when it is above 10⁻⁵ of the numbers and above
  /// what the estimate itself is uncertain about.
  public var outcome: Outcome {
    let size = max(abs(exact), abs(numeric))
    let difference = abs(exact - numeric)
    if difference <= 1e-5 * size || difference <= 4 * uncertainty { return .agrees }
    return isAtCorner ? .corner : .differs
  }

  private static let stepCount = 12
  /// Points that are computed at once.
  private static let batch = 64

  /// Compares all inputs of an expression.
  static func all(_ graph: ExpressionGraph, _ pass: ExpressionPass) -> [GradientComparison] {
    let inputs = graph.inputs
    let isAtCorner = graph.nodes.contains { node in
      guard case .operation(let function, let operands) = node.kind else { return false }
      return function.hasCorner(
        at: operands.map { operand in
          switch operand {
          case .node(let source): pass.values[source]
          case .constant(_, let value): value
          }
        })
    }
    let center = inputs.map { pass.values[$0] }
    var comparisons: [GradientComparison] = []
    for start in stride(from: 0, to: inputs.count, by: batch) {
      let group = start..<min(inputs.count, start + batch)
      let values = Self.values(graph, center, moving: group)
      for position in group {
        let first = (position - group.lowerBound) * 2 * stepCount
        comparisons.append(
          best(
            graph.nodes[inputs[position]].name, center[position],
            exact: pass.gradients[inputs[position]], middle: pass.values[graph.output],
            values[first..<(first + 2 * stepCount)], isAtCorner: isAtCorner))
      }
    }
    return comparisons
  }

  private static func step(_ number: Int, at x: Double) -> Double {
    var step = max(abs(x), 1) / 64
    for _ in 0..<number { step /= 8 }
    return step
  }

  /// The function at all moved points of some inputs, in one evaluation.
  private static func values(
    _ graph: ExpressionGraph, _ center: [Double], moving group: Range<Int>
  ) -> [Double] {
    let count = group.count * 2 * stepCount
    let inputs = center.enumerated().map { position, x in
      var column = [Double](repeating: x, count: count)
      if group.contains(position) {
        let first = (position - group.lowerBound) * 2 * stepCount
        for number in 0..<stepCount {
          let width = step(number, at: x)
          column[first + 2 * number] = x - width
          column[first + 2 * number + 1] = x + width
        }
      }
      return Tensor(column, dtype: .float64)
    }
    return ExpressionPass.tensors(of: graph, inputs: inputs)[graph.output].scalars
  }

  private static func best(
    _ name: String, _ x: Double, exact: Double, middle: Double, _ values: ArraySlice<Double>,
    isAtCorner: Bool
  ) -> GradientComparison {
    let values = Array(values)
    let slopes = (0..<stepCount).map { number in
      let width = step(number, at: x)
      return (values[2 * number + 1] - values[2 * number]) / ((x + width) - (x - width))
    }
    var chosen = stepCount - 1
    var smallest = Double.infinity
    for number in 1..<stepCount where slopes[number].isFinite {
      let change = abs(slopes[number] - slopes[number - 1])
      // Rounding alone moves the estimate by about this much.
      let rounding = max(abs(middle), 1e-300) * 0x1p-53 / step(number, at: x)
      if change + rounding < smallest { (smallest, chosen) = (change + rounding, number) }
    }
    let width = step(chosen, at: x)
    return GradientComparison(
      name: name, exact: exact, numeric: slopes[chosen], step: width,
      left: (middle - values[2 * chosen]) / width, right: (values[2 * chosen + 1] - middle) / width,
      uncertainty: smallest, isAtCorner: isAtCorner)
  }
}
