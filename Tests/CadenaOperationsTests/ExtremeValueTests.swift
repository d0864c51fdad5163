import CadenaGraph
import CadenaRuntime
import Testing

@testable import CadenaOperations

/// Values and gradients where the formulas of a textbook overflow, divide by zero or tie.
@Suite("Extreme values") struct ExtremeValueTests {
  static let activations: [(name: String, function: @Sendable (Tensor) -> Tensor)] = [
    ("sigmoid", { $0.sigmoid() }), ("logSigmoid", { $0.logSigmoid() }), ("tanh", { $0.tanh() }),
    ("relu", { $0.relu() }), ("relu6", { $0.relu6() }), ("elu", { $0.elu() }),
    ("selu", { $0.selu() }), ("gelu", { $0.gelu() }), ("geluTanh", { $0.gelu(form: .tanh) }),
    ("silu", { $0.silu() }), ("mish", { $0.mish() }), ("softplus", { $0.softplus() }),
    ("softplus 3", { $0.softplus(beta: 3) }), ("softsign", { $0.softsign() }),
    ("hardSigmoid", { $0.hardSigmoid() }), ("hardSwish", { $0.hardSwish() }),
    ("hardTanh", { $0.hardTanh() }), ("leakyReLU", { $0.leakyReLU() }), ("erf", { $0.erf() }),
    ("atan", { $0.atan() }),
  ]

  @Test("activations are finite to second order", arguments: [DType.float32, .float64])
  func activations(_ dtype: DType) {
    let x = Tensor([-1e9, -1e4, -100, -0.0, 0, 100, 1e4, 1e9], dtype: dtype)
    for (name, function) in Self.activations {
      let first = gradient(at: x) { function($0).sum() }
      let second = gradient(at: x) { x in
        gradient(of: function(x).sum(), withRespectTo: x).sum()
      }
      for result in [function(x), first, second] {
        #expect(result.scalars.filter { !$0.isFinite } == [], "\(name): \(result)")
      }
    }
  }

  @Test("corners: relu and abs have gradient 0 at 0") func corners() {
    let x = Tensor([-1, 0, 2], dtype: .float64)
    #expect(gradient(at: x) { $0.relu().sum() }.scalars == [0, 0, 1])
    #expect(gradient(at: x) { $0.absolute().sum() }.scalars == [-1, 0, 1])
    #expect(gradient(at: x) { $0.relu6().sum() }.scalars == [0, 0, 1])
  }

  @Test("an infinite cotangent does not leak through relu, where and max") func infiniteCotangents()
  {
    let x = Tensor([-1, 2], dtype: .float64)
    let g = Tensor([.infinity, 1], dtype: .float64)
    let zero = Tensor([0, 0], dtype: .float64)
    for output in [x.relu(), x.maximum(zero), .where(x .> 0, x, zero), x.clamped(minimum: 0)] {
      #expect(gradient(of: output, withRespectTo: x, cotangent: g).scalars == [0, 1])
    }
  }

  @Test("ties share the gradient evenly") func ties() {
    let x = Tensor([[3, 1, 3], [2, 2, 2]], dtype: .float64)
    let third = 1.0 / 3
    #expect(
      gradient(at: x) { $0.max(axes: [1]).sum() }.scalars == [0.5, 0, 0.5, third, third, third])
    #expect(gradient(at: x) { $0.min(axes: [1]).sum() }.scalars == [0, 1, 0, third, third, third])
    let y = Tensor([3, 5, 0], dtype: .float64)
    let pair = gradient(of: x.maximum(y).sum(), withRespectTo: [x, y])
    #expect(pair[0].scalars == [0.5, 0, 1, 0, 0, 1])
    #expect(pair[1].scalars == [1.5, 2, 0])
  }

  @Test("the length and the deviation of nothing have gradient 0") func flatZeros() {
    let zeros = Tensor.zeros([3], dtype: .float64)
    #expect(gradient(at: zeros) { $0.norm() }.scalars == [0, 0, 0])
    #expect(zeros.norm().item() == 0)
    let equal = Tensor([4, 4, 4], dtype: .float64)
    #expect(gradient(at: equal) { $0.standardDeviation() }.scalars == [0, 0, 0])
    #expect(equal.standardDeviation().item() == 0)
  }

  @Test("second derivatives of a product hold with zeros among the factors") func productOfZeros() {
    // ∂²(abc)/∂a∂b = c, whatever is zero.
    let x = Tensor([0, 5, 0], dtype: .float64)
    let weights = Tensor([1, 10, 100], dtype: .float64)
    let second = gradient(at: x) { x in
      (gradient(of: x.product(), withRespectTo: x) * weights).sum()
    }
    #expect(gradient(at: x) { $0.product() }.scalars == [0, 0, 0])
    // By a: 10c + 100b; by b: c + 100a; by c: b + 10a, at a = c = 0 and b = 5.
    #expect(second.scalars == [500, 0, 5])
  }

  @Test("powers at 0") func powers() {
    let base = Tensor([0, 0, 2], dtype: .float64)
    let exponent = Tensor([0, 2, 3], dtype: .float64)
    let slopes = gradient(of: base.raised(to: exponent).sum(), withRespectTo: [base, exponent])
    #expect(slopes[0].scalars == [0, 0, 12])
    #expect(slopes[1].scalars.prefix(2) == [0, 0])
    #expect(abs(slopes[1].scalars[2] - 5.545177444479562) < 1e-14)
    let second = gradient(at: base) { base in
      gradient(of: base.raised(to: exponent).sum(), withRespectTo: base).sum()
    }
    #expect(second.scalars == [0, 2, 12])
  }

  @Test("softmax and its relatives at ±1e4 and with -∞") func softmax() {
    let x = Tensor([[1e4, -1e4, 1e4], [0, -.infinity, -.infinity]], dtype: .float64)
    #expect(x.softmax().scalars == [0.5, 0, 0.5, 1, 0, 0])
    let log2 = 0.6931471805599453
    #expect(x.logSoftmax().scalars == [-log2, -2e4 - log2, -log2, 0, -.infinity, -.infinity])
    #expect(x.logSumExp(axes: [1]).scalars == [1e4 + log2, 0])
    #expect(gradient(at: x) { $0.logSumExp(axes: [1]).sum() }.scalars == [0.5, 0, 0.5, 1, 0, 0])
    let g = Tensor([[1, 0, 0], [0, 1, 0]], dtype: .float64)
    #expect(
      gradient(of: x.softmax(), withRespectTo: x, cotangent: g).scalars
        == [0.25, 0, -0.25, 0, 0, 0])
    let nothing = Tensor([-Double.infinity, -Double.infinity], dtype: .float64)
    #expect(nothing.logSumExp().item() == -.infinity)
  }
}
