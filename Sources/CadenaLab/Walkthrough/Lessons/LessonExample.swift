import CadenaGraph
import CadenaOperations
import CadenaRuntime

/// A small example of a block: inputs, the output, and every gradient three ways.
public struct LessonExample: Sendable {
  /// An input of a block, a matrix or a vector.
  struct Input {
    let name: String
    let tensor: Tensor
    /// Targets are data: nothing flows to them.
    let isData: Bool

    init(_ name: String, _ rows: [[Double]], isData: Bool = false) {
      self.name = name
      self.isData = isData
      tensor = Tensor(rows, dtype: .float64)
    }

    /// A vector.
    init(_ name: String, _ vector: [Double]) {
      self.name = name
      isData = false
      tensor = Tensor(vector, dtype: .float64)
    }
  }

  /// A gradient by the engine, by the lesson's formula, and by central differences.
  public struct Gradient: Sendable {
    /// `∂L/∂W`.
    public let name: String
    /// By the reverse sweep.
    public let exact: Exposition.Matrix
    /// By the formula of the lesson.
    public let formula: Exposition.Matrix
    /// By central differences.
    public let numeric: Exposition.Matrix

    /// The largest difference between the sweep and the formula.
    public var formulaDeviation: Double { Self.deviation(exact, formula) }
    /// The largest difference between the sweep and the estimate.
    public var numericDeviation: Double { Self.deviation(exact, numeric) }

    private static func deviation(_ a: Exposition.Matrix, _ b: Exposition.Matrix) -> Double {
      zip(a.rows.joined(), b.rows.joined()).map { abs($0 - $1) }.reduce(0) { max($0, $1) }
    }
  }

  /// The inputs.
  public let inputs: [Exposition.Matrix]
  /// What the block computes.
  public let output: Exposition.Matrix
  /// The gradient that the next block hands back; nil for losses.
  public let cotangent: Exposition.Matrix?
  /// The gradients of all inputs but data.
  public let gradients: [Gradient]

  /// Computes an example.
  ///
  /// - Parameters:
  ///   - cotangent: the gradient by the output, for blocks that are no losses.
  ///   - formula: the gradients of the inputs by the lesson's formulas, in order, from the inputs, the
  ///     output and the cotangent.
  ///   - block: what the block computes from its inputs.
  init(
    _ inputs: [Input], output name: String, cotangent rows: [[Double]]? = nil,
    formula: ([Tensor], Tensor, Tensor) -> [Tensor], of block: ([Tensor]) -> Tensor
  ) {
    let tensors = inputs.map(\.tensor)
    let output = block(tensors)
    let cotangent =
      rows.map { Tensor($0, dtype: .float64) } ?? Tensor.constant(1, shape: [], dtype: .float64)
    let wanted = inputs.indices.filter { !inputs[$0].isData }
    let exact = gradient(
      of: output, withRespectTo: wanted.map { tensors[$0] }, cotangent: cotangent)
    let byFormula = formula(tensors, output, cotangent)
    self.inputs = inputs.map { Self.matrix($0.name, $0.tensor) }
    self.output = Self.matrix(name, output)
    self.cotangent = rows.map { Exposition.Matrix("∂L/∂\(name)", $0) }
    gradients = wanted.enumerated().map { position, index in
      let name = "∂L/∂\(inputs[index].name)"
      let numeric = finiteDifferenceGradient(at: tensors[index]) { moved in
        var point = tensors
        point[index] = moved
        return (block(point) * cotangent).sum()
      }
      return Gradient(
        name: name, exact: Self.matrix(name, exact[position]),
        formula: Self.matrix(name, byFormula[position]),
        numeric: Self.matrix(Exposition.Matrix.estimate, numeric.gradient))
    }
  }

  /// A tensor of at most two axes as a matrix.
  static func matrix(_ name: String, _ tensor: Tensor) -> Exposition.Matrix {
    let numbers = tensor.scalars
    guard tensor.rank > 0 else { return Exposition.Matrix(name, [numbers], isScalar: true) }
    let width = max(1, tensor.shape.last)
    return Exposition.Matrix(
      name,
      stride(from: 0, to: numbers.count, by: width).map {
        Array(numbers[$0..<min($0 + width, numbers.count)])
      })
  }
}
