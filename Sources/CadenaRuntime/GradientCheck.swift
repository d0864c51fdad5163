import CadenaGraph
import CadenaText

/// A comparison of exact gradients with central differences, for all inputs of a function.
///
///     let check = GradientCheck(at: [x, w]) { $0[0].linear($0[1]).tanh() }
///     check.passes()        // true
///     check.report()        // the worst element, its error, how many evaluations
///
/// The function may give a tensor of any shape: its elements are added up with fixed weights from
/// [-1, 1), drawn from a seed. Inputs should be float64: in float32 differences have three digits.
/// The relative error of an element is `|a - b| / max(|a|, |b|, 10⁻³)`, so that the rounding of the
/// differences does not count for gradients near 0. Away from corners of the function it is near
/// 1e-8 for a right gradient and near 1 for a wrong one.
public struct GradientCheck: Sendable {
  /// One element of one input.
  public struct Element: Sendable, Hashable {
    /// The number of the input.
    public let input: Int
    /// The position of the element, row by row.
    public let index: Int
    /// The derivative by the reverse sweep.
    public let exact: Double
    /// The derivative by central differences.
    public let numeric: Double

    /// `|exact - numeric|`.
    public var absoluteError: Double { abs(exact - numeric) }

    /// `|exact - numeric| / max(|exact|, |numeric|, 10⁻³)`.
    public var relativeError: Double {
      absoluteError / Swift.max(abs(exact), abs(numeric), 1e-3)
    }
  }

  /// The worst element of each input that has a gradient and is not empty.
  public let worstPerInput: [Element]
  /// Number of elements compared.
  public let elementCount: Int
  /// How often the function was computed for the differences.
  public let functionEvaluations: Int
  /// The element with the largest relative error; nil when nothing was compared.
  public var worst: Element? {
    worstPerInput.max { GradientCheck.fitsBetter($0, $1) }
  }
  private let dtype: DType

  /// Compares the gradients of a function at a point.
  ///
  /// - Parameters:
  ///   - inputs: the point; integer and bool inputs are held fixed.
  ///   - step: how far elements are moved; ∛ε when left out.
  ///   - seed: of the weights of the output's elements.
  ///   - function: gives a floating-point tensor of any shape.
  public init(
    at inputs: [Tensor], step: Double? = nil, seed: UInt64 = 1, file: StaticString = #fileID,
    line: UInt = #line, of function: ([Tensor]) throws -> Tensor
  ) rethrows {
    let output = try function(inputs)
    var generator = PhiloxGenerator(key: RandomKey(seed: seed).derived("gradient check"))
    let weights = (0..<output.count).map { _ in
      // Rounded to single precision, so that the weights are the same numbers in any element type.
      Double(Float(2 * generator.uniform() - 1))
    }
    let exact = gradient(
      of: output, withRespectTo: inputs.filter(\.dtype.isFloatingPoint),
      cotangent: Tensor(weights, shape: output.shape, dtype: output.dtype), file: file, line: line)
    var worst: [Element] = []
    var (elements, evaluations, position) = (0, 0, 0)
    for (number, input) in inputs.enumerated() where input.dtype.isFloatingPoint {
      let numeric = try differences(
        at: input, form: .central, step: step, file: file, line: line
      ) { moved in
        var point = inputs
        point[number] = moved
        return zip(try function(point).scalars, weights).reduce(0) { $0 + $1.0 * $1.1 }
      }
      evaluations += numeric.functionEvaluations
      elements += input.count
      let compared = zip(exact[position].scalars, numeric.values).enumerated().map {
        Element(input: number, index: $0.offset, exact: $0.element.0, numeric: $0.element.1)
      }
      position += 1
      if let element = compared.max(by: GradientCheck.fitsBetter) { worst.append(element) }
    }
    worstPerInput = worst
    elementCount = elements
    functionEvaluations = evaluations
    dtype = output.dtype
  }

  /// Whether every element's relative error is within a tolerance: 1e-5, or 5e-2 in float32, when
  /// left out. NaN never is.
  public func passes(tolerance: Double? = nil) -> Bool {
    let tolerance = tolerance ?? (dtype == .float64 ? 1e-5 : 5e-2)
    return worstPerInput.allSatisfy { $0.relativeError <= tolerance }
  }

  /// The outcome, the cost and the worst element, in one sentence.
  public func report(tolerance: Double? = nil) -> Message {
    guard let worst else { return .gradientCheckEmpty }
    return .gradientCheckReport(
      passed: passes(tolerance: tolerance), elements: elementCount,
      evaluations: functionEvaluations, input: worst.input, element: worst.index,
      exact: "\(worst.exact)", numeric: "\(worst.numeric)",
      relative: "\(worst.relativeError)")
  }

  /// Whether one element fits better than another; NaN fits worst.
  private static func fitsBetter(_ a: Element, _ b: Element) -> Bool {
    if a.relativeError.isNaN { return false }
    return b.relativeError.isNaN || a.relativeError < b.relativeError
  }
}
