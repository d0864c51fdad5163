import CadenaGraph
import CadenaText

/// How a derivative is estimated from values of the function.
public enum DifferenceForm: String, Sendable, Hashable, CaseIterable {
  /// `(f(x + h) - f(x)) / h`: one evaluation per element and one more; the error is of order h.
  case forward
  /// `(f(x + h) - f(x - h)) / 2h`: two evaluations per element; the error is of order h².
  case central

  /// The step that balances truncation and rounding: √ε for forward and ∛ε for central differences,
  /// ε being the distance from 1 to the next number of the element type.
  public func defaultStep(for dtype: DType) -> Double {
    let isDouble = dtype == .float64
    switch self {
    case .forward: return isDouble ? 0x1p-26 : 0x1p-11
    case .central: return isDouble ? 0x1p-17 : 0x1p-8
    }
  }
}

/// A gradient estimated by finite differences, with what it cost and how far off it is.
public struct FiniteDifferenceGradient: Sendable {
  /// The estimate, of the point's shape and element type.
  public let gradient: Tensor
  /// The formula.
  public let form: DifferenceForm
  /// How far each element was moved.
  public let step: Double
  /// How often the function was computed; the exact gradient costs about as much as 2 to 5 times.
  public let functionEvaluations: Int
  /// The estimate before rounding to the element type.
  let values: [Double]

  /// How far an estimate is from an exact gradient.
  public struct Deviation: Sendable, Hashable {
    /// The largest difference of an element.
    public let maximumAbsolute: Double
    /// The largest difference of an element, divided by the larger of the two magnitudes; elements
    /// that are 0 in both count as 0.
    public let maximumRelative: Double
  }

  /// The estimate's distance from an exact gradient of the same shape.
  public func deviation(
    from exact: Tensor, file: StaticString = #fileID, line: UInt = #line
  ) -> Deviation {
    require(
      exact.shape == gradient.shape,
      "the exact gradient is \(exact.type), the estimate \(gradient.type)", file: file, line: line)
    var (absolute, relative) = (0.0, 0.0)
    for (estimate, exact) in zip(values, exact.scalars) {
      let difference = abs(estimate - exact)
      let magnitude = Swift.max(abs(estimate), abs(exact))
      let share = magnitude > 0 ? difference / magnitude : difference
      absolute = worse(absolute, difference)
      relative = worse(relative, share)
    }
    return Deviation(maximumAbsolute: absolute, maximumRelative: relative)
  }

  /// Form, step, cost and distance from an exact gradient, in one sentence.
  public func report(against exact: Tensor) -> Message {
    let deviation = deviation(from: exact)
    return .finiteDifferenceReport(
      form: form.rawValue, step: "\(step)", evaluations: functionEvaluations,
      absolute: "\(deviation.maximumAbsolute)", relative: "\(deviation.maximumRelative)")
  }
}

/// The gradient of a function at a point, estimated from its values alone (lecture A8).
///
/// Every element is moved in turn: n + 1 evaluations forward, 2n central, for n elements, where
/// the reverse sweep needs one pass whatever n is. The distance moved is what remains of `step`
/// after rounding to the element type.
///
///     let estimate = finiteDifferenceGradient(at: x, of: f)
///     estimate.deviation(from: gradient(at: x, of: f)).maximumRelative   // 1e-10
///
/// - Parameters:
///   - point: where; float64 for more than three digits.
///   - form: central differences unless told otherwise.
///   - step: how far each element is moved; √ε (forward) or ∛ε (central) when left out.
///   - function: gives a tensor with one element.
public func finiteDifferenceGradient(
  at point: Tensor, form: DifferenceForm = .central, step: Double? = nil,
  file: StaticString = #fileID, line: UInt = #line, of function: (Tensor) throws -> Tensor
) rethrows -> FiniteDifferenceGradient {
  try differences(at: point, form: form, step: step, file: file, line: line) {
    try function($0).item(file: file, line: line)
  }
}

/// The gradient of a number that a closure computes from a tensor.
func differences(
  at point: Tensor, form: DifferenceForm, step: Double?, file: StaticString, line: UInt,
  of value: (Tensor) throws -> Double
) rethrows -> FiniteDifferenceGradient {
  require(
    point.dtype.isFloatingPoint, "\(point.type) cannot be moved by a small step", file: file,
    line: line)
  let step = step ?? form.defaultStep(for: point.dtype)
  require(step > 0, "the step is \(step); it must be above 0", file: file, line: line)
  let center = point.scalars
  func rounded(_ number: Double) -> Double {
    point.dtype == .float32 ? Double(Float(number)) : number
  }
  func valueMoving(_ element: Int, to number: Double) throws -> Double {
    var moved = center
    moved[element] = number
    return try value(Tensor(moved, shape: point.shape, dtype: point.dtype))
  }
  var result = [Double](repeating: 0, count: center.count)
  var evaluations = 0
  switch form {
  case .forward:
    let here = try value(point)
    evaluations += 1
    for element in center.indices {
      let right = rounded(center[element] + step)
      let slope = try valueMoving(element, to: right) - here
      result[element] = slope / (right - center[element])
      evaluations += 1
    }
  case .central:
    for element in center.indices {
      let right = rounded(center[element] + step)
      let left = rounded(center[element] - step)
      let slope = try valueMoving(element, to: right) - valueMoving(element, to: left)
      result[element] = slope / (right - left)
      evaluations += 2
    }
  }
  return FiniteDifferenceGradient(
    gradient: Tensor(result, shape: point.shape, dtype: point.dtype), form: form, step: step,
    functionEvaluations: evaluations, values: result)
}

/// The larger of two errors; NaN is larger than any.
private func worse(_ a: Double, _ b: Double) -> Double {
  a.isNaN || a > b ? a : b
}
