/// The lectures' expressions, with the lectures' names and values.
public enum ExpressionExample: String, Sendable, CaseIterable {
  /// `f = (x + y) z` at (-2, 5, -4) (lecture A1).
  case sumProduct = "sum-product"
  /// `1 / (1 + e^-(w0 x0 + w1 x1 + w2))` (lecture A2).
  case sigmoidNeuron = "sigmoid-neuron"

  /// The statements.
  public var expression: String {
    switch self {
    case .sumProduct: "q = x + y; f = q * z"
    case .sigmoidNeuron:
      "a = w0*x0; b = w1*x1; c = a + b; d = c + w2; e = -d; g = exp(e); h = 1 + g; f = 1/h"
    }
  }

  /// The lecture's values; for the neuron the slides print none, these are the usual ones.
  public var values: [String: Double] {
    switch self {
    case .sumProduct: ["x": -2, "y": 5, "z": -4]
    case .sigmoidNeuron: ["w0": 2, "x0": -1, "w1": -3, "x1": -2, "w2": -3]
    }
  }
}
