import CadenaGraph

/// The Gaussian error linear unit: `x · Φ(x)`, with the distribution function of the normal
/// distribution `Φ(x) = (1 + erf(x / √2)) / 2`.
///
/// The form `tanh` is the approximation `x/2 · (1 + tanh(√(2/π) (x + 0.044715 x³)))`, as in BERT
/// and GPT-2.
///
/// Source: Hendrycks and Gimpel, "Gaussian error linear units", 2016.
public enum GELUFunction: ComposedOperation {
  /// How Φ is computed.
  public enum Form: String, Sendable, Hashable, CaseIterable {
    /// Exactly, with the error function.
    case erf
    /// By the approximation with tanh.
    case tanh
  }

  /// `gelu`.
  public static var name: String { "gelu" }

  /// Both forms.
  public static var examples: [OperationExample] {
    [
      OperationExample("exact", [.init([2, 4])]) { $0[0].gelu() },
      OperationExample("approximate", [.init([2, 4])]) { $0[0].gelu(form: .tanh) },
    ]
  }
}

extension Tensor {
  /// `x · Φ(x)` of every element, exact unless told otherwise.
  public func gelu(
    form: GELUFunction.Form = .erf, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    let one = constant(1)
    let gate: Tensor
    switch form {
    case .erf:
      gate = (self * constant(0.5.squareRoot())).erf(file: file, line: line)
    case .tanh:
      let cubic = self * (squared() * constant(0.044715) + one)
      gate = (cubic * constant((2 / Double.pi).squareRoot())).tanh(file: file, line: line)
    }
    return self * constant(0.5) * (gate + one)
  }
}
